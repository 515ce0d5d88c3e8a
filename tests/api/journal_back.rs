//! Ways back through the journal: reverting one change, rewinding somebody.

use serde_json::{Value as Json, json};

use crate::{deal, server};

const SINCE: &str = "2000-01-01T00:00:00Z";
const UNTIL: &str = "2999-01-01T00:00:00Z";

fn rewind(user: &Json, more: &Json) -> Json {
    let mut body = json!({ "user": user, "since": SINCE, "until": UNTIL });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

#[test]
fn all_that_a_member_did_goes_back_but_for_what_others_touched() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    let me = member.get("/me").expect(200)["user"]["id"].clone();
    let ids = ["A", "B", "C"].map(|name| deal(&owner, name, "engaging"));
    let won = json!({ "records": { "ids": ids }, "values": { "stage": "won" } });
    let _won = member
        .post("/tables/deals/records/bulk-update", &won)
        .expect(200);
    let first = format!("/tables/deals/records/{}", ids[0]);
    let any = owner.with("if-match", "*");
    let _edited = any
        .patch(&first, &json!({ "values": { "name": "Mine" } }))
        .expect(200);

    let dry = rewind(&me, &json!({ "dry_run": true }));
    let found = owner.post("/journal/rewinds", &dry).expect(200);
    assert_eq!(
        (&found["restorable"], &found["left_count"]),
        (&json!(2), &json!(1))
    );
    let left = &found["plan"]["left"][0];
    assert_eq!(
        (&left["reason"], &left["label"]),
        (&json!("changed-since"), &json!("Mine"))
    );
    assert_eq!(left["touched"]["kind"], "records.update");
    let back = &found["plan"]["back"][0]["fields"][0];
    assert_eq!(
        (&back["now"], &back["then"]),
        (&json!("won"), &json!("engaging"))
    );

    let hash = found["plan"]["hash"].clone();
    let done = owner.post("/journal/rewinds", &rewind(&me, &json!({ "hash": hash })));
    let done = done.expect(200);
    assert_eq!(done["restorable"], 2);
    let stage = |id: i64| {
        let record = owner
            .get(&format!("/tables/deals/records/{id}"))
            .expect(200);
        record["values"]["stage"].clone()
    };
    assert_eq!(ids.map(stage), ["won", "engaging", "engaging"]);

    // The plan is out of date now, and a rewind is undone as any operation.
    let again = owner.post("/journal/rewinds", &rewind(&me, &json!({ "hash": hash })));
    assert_eq!(again.refusal(409), "conflict");
    let undo = format!("/journal/{}/undo", done["operation"]);
    let _undone = owner.post(&undo, &json!({})).expect(200);
    assert_eq!(ids.map(stage), ["won", "won", "won"]);
}

#[test]
fn a_rewind_that_can_not_be_is_refused_with_what_to_do() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    let me = member.get("/me").expect(200)["user"]["id"].clone();
    let none = owner.post(
        "/journal/rewinds",
        &rewind(&me, &json!({ "dry_run": true })),
    );
    let none = none.expect(200);
    assert_eq!(
        (&none["plan"]["operations"], &none["restorable"]),
        (&json!(0), &json!(0))
    );
    let hash = json!({ "hash": none["plan"]["hash"] });
    let nothing = owner.post("/journal/rewinds", &rewind(&me, &hash));
    assert_eq!(nothing.refusal(400), "invalid");
    let unplanned = owner.post("/journal/rewinds", &rewind(&me, &json!({})));
    assert!(unplanned.text().contains("hash"), "{}", unplanned.text());
    let both = rewind(&me, &json!({ "plugin": "a.b", "dry_run": true }));
    assert_eq!(owner.post("/journal/rewinds", &both).code(), "invalid");
    let nobody = rewind(&json!(999), &json!({ "dry_run": true }));
    assert_eq!(
        owner.post("/journal/rewinds", &nobody).refusal(404),
        "not-found"
    );
}

#[test]
fn one_record_or_field_of_an_operation_is_reverted_and_the_rest_stands() {
    let server = server();
    let member = server.member();
    let ids = ["A", "B"].map(|name| deal(&member, name, "engaging"));
    let both = json!({ "records": { "ids": ids }, "values": { "stage": "won", "name": "Same" } });
    let _both = member
        .post("/tables/deals/records/bulk-update", &both)
        .expect(200);
    let operation = member.get("/journal?limit=1").expect(200)["operations"][0]["id"].clone();
    let path = format!("/journal/{operation}/revert");
    let one = json!({ "table": "deals", "record": ids[0], "field": "name" });
    let mut dry = one.clone();
    dry["dry_run"] = json!(true);
    let planned = member.post(&path, &dry).expect(200);
    assert_eq!(
        (&planned["operation"], &planned["obstacle"]),
        (&Json::Null, &Json::Null)
    );
    let done = member.post(&path, &one).expect(200);
    assert!(done["operation"].is_i64(), "{done}");
    let values = |id: i64| {
        let record = member.get(&format!("/tables/deals/records/{id}"));
        record.expect(200)["values"].clone()
    };
    let first = values(ids[0]);
    assert_eq!(
        (&first["name"], &first["stage"]),
        (&json!("A"), &json!("won"))
    );
    assert_eq!(values(ids[1])["name"], "Same");

    assert_eq!(member.post(&path, &one).refusal(409), "conflict");
    assert_eq!(
        member.post(&path, &dry).expect(200)["obstacle"],
        "changed-since"
    );
    let other = json!({ "table": "deals", "record": 999 });
    assert_eq!(member.post(&path, &other).refusal(404), "not-found");
}
