//! Tables and fields, also the account's own.

use serde_json::json;

use crate::{made, server};

#[test]
fn a_table_of_the_accounts_own_works_like_any_other() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    let table = json!({
        "key": "products",
        "singular": "Product",
        "plural": "Products",
        "fields": [
            { "key": "name", "label": "Name", "kind": { "type": "text" }, "required": true, "unique": true },
            { "key": "weight", "label": "Weight", "kind": { "type": "decimal", "scale": 2 } },
        ],
    });
    let refused = member.post("/tables", &table);
    assert_eq!(refused.refusal(403), "denied");
    let created = owner.post("/tables", &table).expect(201);
    assert_eq!(
        (&created["key"], &created["standard"]),
        (&json!("products"), &json!(false))
    );
    made(
        &member,
        "products",
        json!({ "name": "Anvil", "weight": "12.50" }),
    );
    let twice = json!({ "values": { "name": "ANVIL" } });
    let refused = member.post("/tables/products/records", &twice);
    assert_eq!(refused.refusal(400), "invalid");
    assert_eq!(refused.json()["problems"][0]["code"], "not-unique");
}

#[test]
fn a_field_is_added_while_the_account_runs() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    made(&member, "companies", json!({ "name": "Acme" }));
    let options = json!([{ "key": "a", "label": "A" }, { "key": "b", "label": "B" }]);
    let field = json!({ "key": "class", "label": "Class", "kind": { "type": "choice", "options": options } });
    assert_eq!(
        member.post("/tables/companies/fields", &field).refusal(403),
        "denied"
    );
    let added = owner.post("/tables/companies/fields", &field).expect(201);
    assert_eq!(added["kind"]["options"], options);
    let listed = member.get("/tables/companies").expect(200);
    assert!(listed["fields"].as_array().unwrap().contains(&added));
    let path = "/tables/companies/records/1";
    let change = json!({ "values": { "class": "b" } });
    let changed = member
        .with("if-match", "\"1\"")
        .patch(path, &change)
        .expect(200);
    assert_eq!(changed["values"]["class"], "b");
    let again = owner.post("/tables/companies/fields", &field);
    assert_eq!(again.refusal(400), "invalid");
}

#[test]
fn a_table_that_can_not_be_is_refused_by_field() {
    let server = server();
    let owner = server.owner();
    let field = json!({ "key": "name", "label": "Name", "kind": { "type": "text" } });
    for key in ["deals", "select", "bailey_x", "Ä", ""] {
        let table = json!({ "key": key, "singular": "A", "plural": "As", "fields": [field] });
        let refused = owner.post("/tables", &table);
        assert_eq!(refused.refusal(400), "invalid", "{key}");
        assert_eq!(refused.json()["problems"][0]["field"], "key", "{key}");
    }
    let unknown = json!({ "key": "x", "singular": "A", "plural": "As",
        "fields": [{ "key": "y", "label": "Y", "kind": { "type": "colour" } }] });
    assert_eq!(owner.post("/tables", &unknown).refusal(400), "invalid");
    assert_eq!(
        owner.get("/tables").expect(200).as_array().unwrap().len(),
        7
    );
}
