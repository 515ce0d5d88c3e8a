//! The life of tables and fields over the API: changed, deleted, brought back.

use bailey_tests::Client;
use serde_json::{Value as Json, json};

use crate::{enable, made, server};

const BIN: &str = "bailey.recycle-bin";

/// Makes the table `products`, whose records have a colour and a code.
fn products(owner: &Client) {
    let colours = json!([{ "key": "red", "label": "Red" }, { "key": "blue", "label": "Blue" }]);
    let table = json!({
        "key": "products", "singular": "Product", "plural": "Products",
        "fields": [
            { "key": "name", "label": "Name", "kind": { "type": "text" }, "required": true },
            { "key": "code", "label": "Code", "kind": { "type": "text" } },
            { "key": "colour", "label": "Colour", "kind": { "type": "choice", "options": colours } },
        ],
    });
    let _done = owner.post("/tables", &table).expect(201);
}

fn fresh(client: &Client) -> Client {
    client.with("if-match", "*")
}

fn keys(table: &Json) -> Vec<&str> {
    let fields = table["fields"].as_array().unwrap().iter();
    fields.map(|field| field["key"].as_str().unwrap()).collect()
}

fn values(client: &Client, id: i64) -> Json {
    client
        .get(&format!("/tables/products/records/{id}"))
        .expect(200)["values"]
        .clone()
}

#[test]
fn a_table_and_a_field_change_as_they_were_read() {
    let server = server();
    let owner = server.owner();
    products(&owner);
    let read = owner.get("/tables/products");
    let tag = read.header("etag").to_owned();
    let change = json!({ "plural": "Goods", "order": ["code", "colour", "name"] });
    assert_eq!(
        owner.patch("/tables/products", &change).refusal(428),
        "version-required"
    );
    let changed = owner
        .with("if-match", &tag)
        .patch("/tables/products", &change);
    let table = changed.expect(200);
    assert_eq!(table["plural"], "Goods");
    assert_eq!(keys(&table), ["code", "colour", "name"]);
    assert_eq!(table["named_by"], "name");
    let stale = owner
        .with("if-match", &tag)
        .patch("/tables/products", &change);
    assert_eq!(stale.refusal(412), "stale-version");

    let path = "/tables/products/fields/code";
    let tag = owner.get(path).header("etag").to_owned();
    let label = json!({ "label": "Number" });
    let field = owner.with("if-match", &tag).patch(path, &label).expect(200);
    assert_eq!(field["label"], "Number");
    let stale = owner.with("if-match", &tag).patch(path, &label);
    assert_eq!(stale.refusal(412), "stale-version");
    let entry = &owner.get("/journal?limit=1").expect(200)["operations"][0];
    assert_eq!(entry["kind"], "schema.field-changed");
    let undo = format!("/journal/{}/undo", entry["id"]);
    let _done = owner.post(&undo, &json!({})).expect(200);
    assert_eq!(owner.get(path).expect(200)["label"], "Code");
}

#[test]
fn what_the_data_does_not_allow_is_refused_with_numbers_and_names() {
    let server = server();
    let owner = server.owner();
    products(&owner);
    made(
        &owner,
        "products",
        json!({ "name": "A", "code": "x", "colour": "red" }),
    );
    made(&owner, "products", json!({ "name": "B", "code": "X" }));
    made(&owner, "products", json!({ "name": "C" }));
    let refused = |field: &str, change: Json, code: &str, told: &str| {
        let answer = fresh(&owner).patch(&format!("/tables/products/fields/{field}"), &change);
        assert_eq!(answer.refusal(400), "invalid", "{change}");
        let problem = &answer.json()["problems"][0];
        assert_eq!(problem["code"], code, "{change}");
        let message = problem["message"].as_str().unwrap();
        assert!(message.contains(told), "{message}");
    };
    refused(
        "code",
        json!({ "required": true }),
        "missing-values",
        "3 (C)",
    );
    refused(
        "code",
        json!({ "unique": true }),
        "shared-values",
        "2 records",
    );
    let blue = json!([{ "key": "blue", "label": "Blue" }]);
    refused("colour", json!({ "choices": blue }), "in-use", "1 (A)");
    refused("name", json!({ "label": " " }), "not-a-label", "label");
    let retired = json!([
        { "key": "red", "label": "Red", "retired": true },
        { "key": "blue", "label": "Blue" },
    ]);
    let path = "/tables/products/fields/colour";
    let _done = fresh(&owner)
        .patch(path, &json!({ "choices": retired }))
        .expect(200);
    let red = json!({ "values": { "name": "D", "colour": "red" } });
    let answer = owner.post("/tables/products/records", &red);
    assert_eq!(answer.refusal(400), "invalid");
    assert_eq!(answer.json()["problems"][0]["code"], "retired-choice");
    assert_eq!(values(&owner, 1)["colour"], "red");
}

#[test]
fn a_deleted_field_is_out_of_sight_and_comes_back_with_its_values() {
    let server = server();
    let owner = server.owner();
    products(&owner);
    enable(&owner, BIN);
    let id = made(
        &owner,
        "products",
        json!({ "name": "Anvil", "code": "zx81" }),
    );
    let field = "/tables/products/fields/code";
    let preview = owner.get(&format!("{field}/deletion")).expect(200);
    assert_eq!(
        (&preview["count"], &preview["keep"]),
        (&json!(1), &json!({ "kind": "days", "days": 30 }))
    );
    let deleted = owner.delete(field).expect(200);
    assert_eq!(
        (&deleted["count"], &deleted["along"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(values(&owner, id).get("code"), None);
    assert_eq!(owner.get(field).refusal(404), "not-found");
    let filter = json!({ "filter": { "field": "code", "is": "equal", "value": "zx81" } });
    let refused = owner.post("/tables/products/records/query", &filter);
    assert_eq!(refused.refusal(400), "invalid");
    assert_eq!(refused.json()["problems"][0]["code"], "deleted-field");
    let again = json!({ "key": "code", "label": "Code", "kind": { "type": "text" } });
    let refused = owner.post("/tables/products/fields", &again);
    assert_eq!(refused.json()["problems"][0]["code"], "in-bin");
    let listed = owner.get("/deleted-schema").expect(200);
    let item = &listed[0];
    assert_eq!(
        (&item["kind"], &item["field"], &item["held"]),
        (&json!("fields"), &json!("code"), &json!(1))
    );
    assert!(item["keep_until"].is_string());
    let path = format!("/deleted-schema/fields/{}", item["id"]);
    assert_eq!(
        server
            .member()
            .post(&format!("{path}/restore"), &json!({}))
            .refusal(403),
        "denied"
    );
    let _done = owner
        .post(&format!("{path}/restore"), &json!({}))
        .expect(200);
    assert_eq!(values(&owner, id)["code"], "zx81");
    assert_eq!(owner.get("/deleted-schema").expect(200), json!([]));
    // Gone for good, it is passed over the second time.
    let _done = owner.delete(field).expect(200);
    assert!(owner.delete(&path).expect(200)["operation"].is_i64());
    assert!(owner.delete(&path).expect(200)["operation"].is_null());
    assert_eq!(
        owner
            .post(&format!("{path}/restore"), &json!({}))
            .refusal(404),
        "not-found"
    );
}

#[test]
fn a_deleted_table_comes_back_with_its_records_and_what_referred_to_it() {
    let server = server();
    let owner = server.owner();
    products(&owner);
    enable(&owner, BIN);
    let kind = json!({ "type": "reference", "table": "products" });
    let field = json!({ "key": "product", "label": "Product", "kind": kind });
    let _done = owner.post("/tables/deals/fields", &field).expect(201);
    let anvil = made(&owner, "products", json!({ "name": "Anvil" }));
    let deal = json!({ "name": "Deal", "stage": "won", "product": anvil });
    let deal = made(&owner, "deals", deal);
    let preview = owner.get("/tables/products/deletion").expect(200);
    assert_eq!(
        preview["relations"],
        json!([{ "table": "deals", "field": "product", "count": 1 }])
    );
    let deleted = owner.delete("/tables/products").expect(200);
    assert_eq!(deleted["along"], 1);
    assert_eq!(owner.get("/tables/products").refusal(404), "not-found");
    let path = format!("/tables/deals/records/{deal}");
    assert_eq!(owner.get(&path).expect(200)["values"].get("product"), None);
    assert_eq!(owner.get("/search?text=anvil").expect(200), json!([]));
    let undo = format!("/journal/{}/undo", deleted["operation"]);
    let _done = owner.post(&undo, &json!({})).expect(200);
    assert_eq!(
        owner.get(&path).expect(200)["values"]["product"]["id"],
        anvil
    );
    assert_eq!(values(&owner, anvil)["name"], "Anvil");
}

#[test]
fn what_bailey_relies_on_is_not_deleted_and_without_a_policy_a_delete_is_final() {
    let server = server();
    let owner = server.owner();
    products(&owner);
    for path in [
        "/tables/deals",
        "/tables/deals/fields/stage",
        "/tables/products/fields/name",
    ] {
        assert_eq!(owner.delete(path).refusal(409), "conflict", "{path}");
    }
    let preview = owner.get("/tables/products/deletion").expect(200);
    assert_eq!(preview["keep"], json!({ "kind": "purge" }));
    let deleted = owner.delete("/tables/products").expect(200);
    assert_eq!(deleted["keep"], json!({ "kind": "purge" }));
    assert_eq!(owner.get("/deleted-schema").expect(200), json!([]));
    let plan = format!("/journal/{}/undo", deleted["operation"]);
    let plan = owner.get(&plan).expect(200);
    assert_eq!(plan["restorable"], 0);
}

#[test]
fn the_bins_own_page_shows_and_restores_tables_and_fields() {
    let server = server();
    let owner = server.owner();
    products(&owner);
    enable(&owner, BIN);
    let _done = owner.delete("/tables/products/fields/code").expect(200);
    let page = format!("/plugins/{BIN}/pages");
    let shown = owner.get(&page).expect(200).to_string();
    assert!(shown.contains("Deleted tables and fields"), "{shown}");
    let hidden = server.member().get(&page).expect(200).to_string();
    assert!(!hidden.contains("Deleted tables and fields"));
    let id = owner.get("/deleted-schema").expect(200)[0]["id"].clone();
    let parameters = json!([["item", format!("field/{id}")]]);
    let act = json!({ "action": "restore-schema", "parameters": parameters });
    let _done = owner.post(&page, &act).expect(200);
    let table = owner.get("/tables/products").expect(200);
    assert_eq!(keys(&table), ["name", "code", "colour"]);
}
