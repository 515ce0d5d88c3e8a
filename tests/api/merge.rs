//! Two records that are one.

use serde_json::json;

use crate::{count, enable, made, server};

#[test]
fn two_contacts_become_one_and_two_again() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    enable(&owner, "bailey.recycle-bin");
    let stays = made(&member, "contacts", json!({ "name": "Ann Lee" }));
    let goes = json!({ "name": "A. Lee", "email": "ann@example.com" });
    let goes = made(&member, "contacts", goes);
    let refers = json!({ "table": "contacts", "id": goes });
    let deal = json!({ "name": "Anvils", "stage": "won", "contact": refers });
    let deal = made(&member, "deals", deal);

    let body = json!({ "into": stays, "from": [goes], "versions": [[stays, 1], [goes, 1]] });
    let merged = member
        .post("/tables/contacts/records/merge", &body)
        .expect(200);
    assert_eq!(merged["keep"]["kind"], "days");
    let value = |table: &str, id: i64, field: &str| {
        let record = member.get(&format!("/tables/{table}/records/{id}"));
        record.expect(200)["values"][field].clone()
    };
    assert_eq!(count(&member, "contacts"), 1);
    assert_eq!(value("contacts", stays, "email"), "ann@example.com");
    assert_eq!(value("deals", deal, "contact")["id"], stays);

    let undo = format!("/journal/{}/undo", merged["operation"]);
    let _undone = member.post(&undo, &json!({})).expect(200);
    assert_eq!(count(&member, "contacts"), 2);
    assert_eq!(value("contacts", stays, "email"), json!(null));
    assert_eq!(value("deals", deal, "contact")["id"], goes);
}

#[test]
fn a_merge_of_what_moved_on_changes_nothing() {
    let server = server();
    let member = server.member();
    let one = made(&member, "contacts", json!({ "name": "Ann Lee" }));
    let other = made(&member, "contacts", json!({ "name": "A. Lee" }));
    let merge = |body| member.post("/tables/contacts/records/merge", &body);
    let stale = merge(json!({ "into": one, "from": [other], "versions": [[other, 3]] }));
    assert_eq!(stale.refusal(409), "conflict");
    let itself = merge(json!({ "into": one, "from": [one] }));
    assert_eq!(itself.refusal(400), "invalid");
    let missing = merge(json!({ "into": one, "from": [99] }));
    assert_eq!(missing.refusal(404), "not-found");
    assert_eq!(count(&member, "contacts"), 2);
}
