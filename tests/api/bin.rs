//! The bin over the API: what stands in the way of coming back, and what is
//! gone for good.

use bailey_tests::{Client, Server};
use serde_json::{Value as Json, json};

use crate::{count, enable, made, server};

/// A server that keeps what is deleted.
fn keeping() -> (Server, Client) {
    let server = server();
    enable(&server.owner(), "bailey.recycle-bin");
    let member = server.member();
    (server, member)
}

fn contact(client: &Client, name: &str, email: &str) -> i64 {
    made(client, "contacts", json!({ "name": name, "email": email }))
}

/// Deletes contacts as one operation, and returns its number.
fn delete(client: &Client, ids: &[i64]) -> i64 {
    let chosen = json!({ "ids": ids });
    let deleted = client.post("/tables/contacts/records/bulk-delete", &chosen);
    deleted.expect(200)["operation"].as_i64().unwrap()
}

fn chosen(id: i64, choice: &str) -> Json {
    let record = json!({ "table": "contacts", "id": id });
    json!({ "record": record, "field": "email", "choice": choice })
}

fn name(client: &Client, id: i64, field: &str) -> Json {
    let path = format!("/tables/contacts/records/{id}");
    client.get(&path).expect(200)["values"][field].clone()
}

#[test]
fn a_plan_names_every_clash_and_is_carried_out_as_chosen() {
    let (_server, member) = keeping();
    let emails: Vec<String> = (0..10).map(|n| format!("p{n}@b.example")).collect();
    let old: Vec<i64> = emails
        .iter()
        .map(|email| contact(&member, "Old", email))
        .collect();
    let operation = delete(&member, &old);
    let new: Vec<i64> = emails[..3]
        .iter()
        .map(|email| contact(&member, "New", email))
        .collect();

    let part = json!({ "deletions": [operation] });
    let refused = member.post("/bin/restore", &part);
    assert_eq!(refused.refusal(409), "conflict");
    let plan = member.post("/bin/plan", &part).expect(200);
    assert_eq!(plan["records"], 10);
    let obstacles = plan["obstacles"].as_array().unwrap();
    assert_eq!(obstacles.len(), 3);
    assert_eq!(obstacles[0]["reason"], "taken");
    assert_eq!(obstacles[0]["value"], "p0@b.example");
    assert_eq!(obstacles[0]["other"]["id"], new[0]);

    let mut body = json!({ "deletions": [operation], "hash": plan["hash"] });
    let refused = member.post("/bin/restore", &body);
    assert_eq!(refused.refusal(409), "conflict");
    let mut renamed = chosen(old[2], "rename");
    renamed["value"] = json!("other@b.example");
    body["choices"] = json!([chosen(old[0], "keep"), chosen(old[1], "merge"), renamed]);
    let done = member.post("/bin/restore", &body).expect(200);
    assert_eq!(done["count"], 8);
    assert_eq!(count(&member, "contacts"), 11);
    assert_eq!(name(&member, old[2], "email"), "other@b.example");

    let undo = format!("/journal/{}/undo", done["operation"]);
    let _undone = member.post(&undo, &json!({})).expect(200);
    assert_eq!(count(&member, "contacts"), 3);
}

#[test]
fn a_live_record_that_is_edited_after_the_plan_is_a_conflict() {
    let (_server, member) = keeping();
    let old = contact(&member, "Old", "a@b.example");
    let operation = delete(&member, &[old]);
    let new = contact(&member, "New", "a@b.example");
    let plan = member
        .post("/bin/plan", &json!({ "deletions": [operation] }))
        .expect(200);
    let edit = json!({ "values": { "phone": "1" } });
    let path = format!("/tables/contacts/records/{new}");
    let _edited = member
        .with("if-match", "\"1\"")
        .patch(&path, &edit)
        .expect(200);
    let body = json!({
        "deletions": [operation], "hash": plan["hash"], "choices": [chosen(old, "merge")],
    });
    let before = member.get("/journal/head").expect(200);
    assert_eq!(member.post("/bin/restore", &body).refusal(409), "conflict");
    assert_eq!(member.get("/journal/head").expect(200), before);
}

#[test]
fn what_can_not_be_is_refused_by_name() {
    let (server, member) = keeping();
    let owner = server.owner();
    let id = contact(&member, "Ann", "a@b.example");
    let operation = delete(&member, &[id]);
    let refused = |body: &Json, status| member.post("/bin/restore", body).refusal(status);
    assert_eq!(refused(&json!({ "deletions": [9999] }), 404), "not-found");
    assert_eq!(refused(&json!({}), 400), "invalid");
    let choices = json!({ "deletions": [operation], "choices": [chosen(id, "keep")] });
    assert_eq!(refused(&choices, 400), "invalid");
    let relink = json!({
        "deletions": [operation], "hash": "", "choices": [chosen(id, "relink")],
    });
    let answer = member.post("/bin/restore", &relink);
    assert_eq!(answer.refusal(400), "invalid");
    assert_eq!(answer.json()["problems"][0]["field"], "to");

    let part = json!({ "deletions": [operation] });
    assert_eq!(owner.post("/bin/purge", &part).refusal(400), "invalid");
    let mut purge = json!({ "deletions": [operation], "expected": 2 });
    assert_eq!(owner.post("/bin/purge", &purge).refusal(409), "conflict");
    assert_eq!(member.post("/bin/purge", &purge).refusal(403), "denied");
    purge["expected"] = json!(1);
    assert_eq!(owner.post("/bin/purge", &purge).expect(200)["count"], 1);
    assert_eq!(refused(&part, 404), "not-found");
    let record = json!({ "records": [{ "table": "contacts", "id": id }] });
    assert_eq!(refused(&record, 404), "not-found");
}

#[test]
fn the_bin_is_counted_listed_and_looked_into() {
    let (server, member) = keeping();
    let ids = [
        contact(&member, "Ann", "a@b.example"),
        contact(&member, "Bob", "b@b.example"),
    ];
    let operation = delete(&member, &ids);
    let counts = member.get("/bin/counts").expect(200);
    assert_eq!(counts, json!([{ "table": "contacts", "count": 2 }]));
    let listed = member
        .get("/bin/deletions?table=contacts&text=ann")
        .expect(200);
    assert_eq!(
        (&listed["total"], &listed["deletions"][0]["count"]),
        (&json!(1), &json!(2))
    );
    let inside = member
        .get(&format!("/bin/deletions/{operation}"))
        .expect(200);
    assert_eq!(inside.as_array().unwrap().len(), 2);
    let records = member.get("/bin/records?text=bob&limit=1").expect(200);
    assert_eq!(records["records"][0]["record"]["id"], ids[1]);
    assert_eq!(
        member.get("/bin/records?table=nothing").refusal(404),
        "not-found"
    );
    assert_eq!(member.get("/bin/hold").expect(200), Json::Null);
    // Another member's bin is their own.
    server.add("Eve", "eve@demo.example");
    let other = server.signed_in("eve@demo.example");
    assert_eq!(other.get("/bin/counts").expect(200), json!([]));
    let part = json!({ "deletions": [operation] });
    assert_eq!(other.post("/bin/restore", &part).refusal(403), "denied");
    assert_eq!(
        server.owner().post("/bin/restore", &part).expect(200)["count"],
        2
    );
}

#[test]
fn undo_takes_back_a_bulk_edit_a_delete_and_an_archive() {
    let (_server, member) = keeping();
    let ids = [
        contact(&member, "Ann", "a@b.example"),
        contact(&member, "Bob", "b@b.example"),
    ];
    let undo = |operation: &Json| {
        let path = format!("/journal/{operation}/undo");
        let _undone = member.post(&path, &json!({})).expect(200);
    };
    let records = json!({ "ids": ids });
    let edit = json!({ "records": records, "values": { "phone": "7" } });
    let done = member
        .post("/tables/contacts/records/bulk-update", &edit)
        .expect(200);
    undo(&done["operation"]);
    assert_eq!(name(&member, ids[0], "phone"), Json::Null);
    for act in ["bulk-delete", "archive"] {
        let done = member
            .post(&format!("/tables/contacts/records/{act}"), &records)
            .expect(200);
        assert_eq!(count(&member, "contacts"), 0, "{act}");
        undo(&done["operation"]);
        assert_eq!(count(&member, "contacts"), 2, "{act}");
    }
}

#[test]
fn a_restore_that_meets_an_obstacle_leads_to_a_page_with_a_choice() {
    let (_server, member) = keeping();
    let old = contact(&member, "Ann", "a@b.example");
    let operation = delete(&member, &[old]);
    contact(&member, "Anne", "a@b.example");
    let front = "/plugins/bailey.recycle-bin/pages";
    let row = json!({ "action": "restore", "parameters": [["row", operation.to_string()]] });
    let outcome = member.post(front, &row).expect(200);
    assert_eq!(outcome["tone"], "neutral");
    assert!(outcome["next"].to_string().contains("restore"), "{outcome}");
    assert_eq!(count(&member, "contacts"), 1);

    let page = format!("{front}/restore");
    let shown = member
        .get(&format!("{page}?operation={operation}"))
        .expect(200);
    let blocks = shown["blocks"].as_array().unwrap();
    let form = blocks.iter().find(|block| block["type"] == "form").unwrap();
    let fields = form["fields"].as_array().unwrap();
    let hash = fields.iter().find(|field| field["name"] == "hash").unwrap()["value"].clone();
    let commit = |choice: &str, value: &str| {
        let parameters = json!([
            ["operation", operation.to_string()],
            ["hash", hash],
            ["choice-0", choice],
            ["value-0", value],
        ]);
        member.post(
            &page,
            &json!({ "action": "commit", "parameters": parameters }),
        )
    };
    assert_eq!(commit("", "").refusal(400), "invalid");
    assert_eq!(commit("rename", "").refusal(400), "invalid");
    let done = commit("rename", "ann@b.example").expect(200);
    assert_eq!(done["tone"], "good", "{done}");
    assert_eq!(count(&member, "contacts"), 2);
    let again = commit("rename", "other@b.example").expect(200);
    assert_eq!(again["tone"], "neutral", "{again}");
}
