//! Acts on many records at once.

use bailey_tests::Client;
use serde_json::{Value as Json, json};

use crate::{count, deal, enable, made, server};

fn fill(client: &Client) {
    for (name, stage) in [("Anvils", "won"), ("Bells", "lost"), ("Cogs", "won")] {
        deal(client, name, stage);
    }
}

fn won() -> Json {
    json!({ "field": "stage", "is": "equal", "value": "won" })
}

#[test]
fn many_records_change_as_one_operation_and_back() {
    let server = server();
    let member = server.member();
    fill(&member);
    let body =
        json!({ "records": { "filter": won(), "expected": 2 }, "values": { "stage": "lost" } });
    let done = member
        .post("/tables/deals/records/bulk-update", &body)
        .expect(200);
    assert_eq!(done["count"], 2);
    let operation = done["operation"].as_i64().unwrap();
    let entry = member.get(&format!("/journal/{operation}")).expect(200);
    assert_eq!(
        (&entry["changes"], &entry["table"]),
        (&json!(2), &json!("deals"))
    );

    let plan = member
        .get(&format!("/journal/{operation}/undo"))
        .expect(200);
    assert_eq!(
        (&plan["restorable"], &plan["obstacles"]),
        (&json!(2), &json!([]))
    );
    let _undone = member
        .post(&format!("/journal/{operation}/undo"), &json!({}))
        .expect(200);
    assert_eq!(
        member.get("/tables/deals/records/1").expect(200)["values"]["stage"],
        "won"
    );
}

#[test]
fn another_number_than_expected_changes_nothing() {
    let server = server();
    let member = server.member();
    fill(&member);
    let chosen = json!({ "filter": won(), "expected": 3 });
    let refused = member.post("/tables/deals/records/bulk-delete", &chosen);
    assert_eq!(refused.refusal(409), "conflict");
    let unsaid = member.post(
        "/tables/deals/records/bulk-delete",
        &json!({ "filter": won() }),
    );
    assert_eq!(unsaid.refusal(400), "invalid");
    assert_eq!(unsaid.json()["problems"][0]["field"], "expected");
    for neither in [json!({}), json!({ "ids": [1], "filter": won() })] {
        let refused = member.post("/tables/deals/records/bulk-delete", &neither);
        assert_eq!(refused.refusal(400), "invalid");
    }
    assert_eq!(count(&member, "deals"), 3);
}

#[test]
fn deals_deleted_by_mistake_come_back_with_their_notes_and_links() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    enable(&owner, "bailey.recycle-bin");
    let company = made(&member, "companies", json!({ "name": "Acme" }));
    fill(&member);
    let link = json!({ "values": { "company": { "table": "companies", "id": company } } });
    let _linked = member
        .with("if-match", "\"1\"")
        .patch("/tables/deals/records/1", &link)
        .expect(200);
    made(
        &member,
        "notes",
        json!({ "text": "Call back", "deal": { "table": "deals", "id": 1 } }),
    );

    let chosen = json!({ "filter": won(), "expected": 2 });
    let preview = member
        .post("/tables/deals/records/deletion", &chosen)
        .expect(200);
    assert_eq!(preview["keep"], json!({ "kind": "days", "days": 30 }));
    let note = json!({ "table": "notes", "field": "deal", "count": 1, "along": true });
    assert_eq!(preview["relations"], json!([note]));

    let deleted = member
        .post("/tables/deals/records/bulk-delete", &chosen)
        .expect(200);
    assert_eq!(
        (&deleted["count"], &deleted["along"]),
        (&json!(2), &json!(1))
    );
    assert_eq!((count(&member, "deals"), count(&member, "notes")), (1, 0));
    assert_eq!(member.get("/search?text=anvils").expect(200), json!([]));
    let gone = member.get("/tables/deals/records/1").expect(200);
    assert_eq!(
        (&gone["state"], &gone["deletion"]["operation"]),
        (&json!("deleted"), &deleted["operation"])
    );

    let operation = deleted["operation"].as_i64().unwrap();
    let _undone = member
        .post(&format!("/journal/{operation}/undo"), &json!({}))
        .expect(200);
    assert_eq!((count(&member, "deals"), count(&member, "notes")), (3, 1));
    let back = member.get("/tables/deals/records/1").expect(200);
    assert_eq!(
        back["values"]["company"],
        json!({ "table": "companies", "id": company })
    );
}

#[test]
fn archived_records_are_out_of_the_way_until_they_are_taken_out() {
    let server = server();
    let member = server.member();
    fill(&member);
    let chosen = json!({ "ids": [1, 3] });
    let archived = member
        .post("/tables/deals/records/archive", &chosen)
        .expect(200);
    assert_eq!(
        (&archived["count"], count(&member, "deals")),
        (&json!(2), 1)
    );
    let page = member
        .get("/tables/deals/records?state=archived")
        .expect(200);
    assert_eq!(page["total"], 2);
    let out = member
        .post("/tables/deals/records/unarchive", &chosen)
        .expect(200);
    assert_eq!((&out["count"], count(&member, "deals")), (&json!(2), 3));
    let again = member
        .post("/tables/deals/records/unarchive", &chosen)
        .expect(200);
    assert_eq!(again, json!({ "operation": null, "count": 0 }));
}
