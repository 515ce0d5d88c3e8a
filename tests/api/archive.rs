//! The archive over the API: who put what away, and taking it out again.

use serde_json::{Value as Json, json};

use crate::{made, server};

fn names(page: &Json) -> Vec<&str> {
    let records = page["records"].as_array().unwrap().iter();
    records
        .map(|record| record["label"].as_str().unwrap())
        .collect()
}

#[test]
fn what_was_put_away_is_listed_with_who_did_it_and_comes_out_as_one() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    let anvil = made(&owner, "companies", json!({ "name": "Anvil" }));
    let ann = made(
        &owner,
        "contacts",
        json!({ "name": "Ann", "email": "ann@b.example" }),
    );
    for (client, table, id) in [(&owner, "companies", anvil), (&member, "contacts", ann)] {
        let path = format!("/tables/{table}/records/archive");
        let _done = client.post(&path, &json!({ "ids": [id] })).expect(200);
    }
    let all = member.get("/archive").expect(200);
    assert_eq!(
        (names(&all), &all["total"]),
        (vec!["Ann", "Anvil"], &json!(2))
    );
    let by = &all["records"][0]["by"];
    let of = by["user"].as_i64().unwrap();
    let theirs = owner.get(&format!("/archive?by={of}")).expect(200);
    assert_eq!(names(&theirs), ["Ann"]);
    let companies = owner.get("/archive?table=companies&text=ANV").expect(200);
    assert_eq!(names(&companies), ["Anvil"]);
    let first = owner.get("/archive?limit=1").expect(200);
    let after = first["next"].as_str().unwrap();
    let second = owner
        .get(&format!("/archive?limit=1&after={after}"))
        .expect(200);
    assert_eq!(
        (names(&second), &second["next"]),
        (vec!["Anvil"], &Json::Null)
    );

    let named = |table: &str, id: i64| json!({ "table": table, "id": id });
    let both = json!({ "records": [named("companies", anvil), named("contacts", ann)] });
    let other = made(
        &owner,
        "contacts",
        json!({ "name": "Anne", "email": "ann@b.example" }),
    );
    assert_eq!(
        owner.post("/archive/take-out", &both).refusal(409),
        "conflict"
    );
    assert_eq!(owner.get("/archive").expect(200)["total"], 2);
    let path = format!("/tables/contacts/records/{other}");
    assert!(owner.delete(&path).status < 300);
    let done = owner.post("/archive/take-out", &both).expect(200);
    assert_eq!(done["count"], 2);
    assert_eq!(owner.get("/archive").expect(200)["total"], 0);
    let undo = format!("/journal/{}/undo", done["operation"]);
    let _undone = owner.post(&undo, &json!({})).expect(200);
    assert_eq!(owner.get("/archive").expect(200)["total"], 2);
}

#[test]
fn what_can_not_be_asked_is_refused_by_name() {
    let server = server();
    let client = server.member();
    assert_eq!(
        client.get("/archive?table=nothing").refusal(404),
        "not-found"
    );
    assert_eq!(client.get("/archive?after=x").refusal(400), "invalid");
    let unknown = json!({ "records": [{ "table": "nothing", "id": 1 }] });
    assert_eq!(
        client.post("/archive/take-out", &unknown).refusal(404),
        "not-found"
    );
}

#[test]
fn all_archived_records_are_deleted_as_one_and_come_back_archived() {
    let server = server();
    let owner = server.owner();
    crate::enable(&owner, "bailey.recycle-bin");
    for name in ["Anvil", "Bolt", "Crane"] {
        made(&owner, "companies", json!({ "name": name }));
    }
    let companies = "/tables/companies/records";
    let away = json!({ "ids": [1, 2] });
    let _done = owner
        .post(&format!("{companies}/archive"), &away)
        .expect(200);
    let all = json!({ "filter": { "all": [] }, "archived": true, "expected": 2 });
    let delete = format!("{companies}/bulk-delete");
    let other = json!({ "filter": { "all": [] }, "archived": true, "expected": 3 });
    assert_eq!(owner.post(&delete, &other).refusal(409), "conflict");
    let deleted = owner.post(&delete, &all).expect(200);
    assert_eq!(deleted["count"], 2);
    assert_eq!(owner.get("/archive").expect(200)["total"], 0);
    assert_eq!(owner.get(companies).expect(200)["total"], 1);
    let undo = format!("/journal/{}/undo", deleted["operation"]);
    let _undone = owner.post(&undo, &json!({})).expect(200);
    assert_eq!(owner.get("/archive").expect(200)["total"], 2);
    assert_eq!(owner.get(companies).expect(200)["total"], 1);
}
