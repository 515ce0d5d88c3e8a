//! Erasing what an account knows of a person, over the API and on the page.

use serde_json::{Value as Json, json};

use crate::{made, server};

fn person(client: &bailey_tests::Client) -> i64 {
    let values = json!({ "name": "Wilhelmina Quist", "email": "quist@nordlicht.example" });
    made(client, "contacts", values)
}

#[test]
fn a_person_is_erased_as_planned_and_the_journal_verifies() {
    let server = server();
    let owner = server.owner();
    let id = person(&owner);
    let reference = json!({ "table": "contacts", "id": id });
    made(
        &owner,
        "notes",
        json!({ "text": "call her", "contact": reference }),
    );
    let asked = json!({ "table": "contacts", "record": id });
    let answer = owner.post("/erasures", &asked).expect(200);
    let plan = &answer["plan"];
    assert_eq!(answer["erasure"], Json::Null);
    assert_eq!(plan["records"], json!({ "contacts": 1, "notes": 1 }));
    assert_eq!(plan["label"], "Wilhelmina Quist");

    let other = json!({ "table": "contacts", "record": id, "plan": "0".repeat(64) });
    assert_eq!(owner.post("/erasures", &other).refusal(409), "conflict");
    let agreed = json!({ "table": "contacts", "record": id, "plan": plan["hash"] });
    let done = owner.post("/erasures", &agreed).expect(200)["erasure"].clone();
    assert_eq!((&done["count"], &done["wiped"]), (&json!(2), &json!(true)));
    let path = format!("/tables/contacts/records/{id}");
    assert_eq!(owner.get(&path).refusal(404), "not-found");
    let found = owner.post("/journal/verify", &json!({})).expect(200);
    assert_eq!(found["intact"], true);
    let history = owner
        .get(&format!("{path}/history"))
        .expect(200)
        .to_string();
    assert!(
        !history.contains("Quist") && !history.contains("nordlicht"),
        "{history}"
    );
    assert_eq!(owner.post("/erasures", &asked).refusal(404), "not-found");
    let list = owner.get("/erasures").expect(200);
    let entry = &list["erasures"][0];
    assert_eq!(
        (&list["total"], &entry["table"]),
        (&json!(1), &json!("contacts"))
    );
    assert_eq!(entry["operation"], done["operation"]);
}

#[test]
fn members_erase_nobody() {
    let server = server();
    let member = server.member();
    let id = person(&member);
    let asked = json!({ "table": "contacts", "record": id });
    assert_eq!(member.post("/erasures", &asked).refusal(403), "denied");
    assert_eq!(member.get("/erasures").refusal(403), "denied");
}
