//! The journal: who did what, and whether it still holds.

use bailey_tests::Client;
use serde_json::{Value as Json, json};

use crate::{deal, server};

fn kinds(page: &Json) -> Vec<String> {
    let operations = page["operations"].as_array().unwrap().iter();
    operations
        .map(|operation| operation["kind"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn an_act_is_told_with_its_actor_address_and_request() {
    let server = server();
    let member = server.member();
    let me = member.get("/me").expect(200)["user"]["id"].clone();
    let values = json!({ "values": { "name": "Anvils", "stage": "won" } });
    let made = member.post("/tables/deals/records", &values);
    let entry = &member.get("/journal?kind=records.&limit=1").expect(200)["operations"][0];
    assert_eq!(entry["kind"], "records.create");
    assert_eq!(entry["by"], json!({ "kind": "user", "user": me }));
    assert_eq!(
        (&entry["surface"], &entry["address"]),
        (&json!("api"), &json!("127.0.0.1"))
    );
    assert_eq!(entry["request"], made.header("x-request-id"));

    let path = format!("/journal/{}/changes", entry["id"]);
    let changes = member.get(&path).expect(200);
    let change = &changes["changes"][0];
    assert_eq!(
        (&change["kind"], &change["record"]["table"]),
        (&json!("created"), &json!("deals"))
    );
    let fields = change["fields"].as_array().unwrap();
    let name = fields
        .iter()
        .find(|field| field["field"] == "name")
        .unwrap();
    assert_eq!(
        (&name["before"], &name["after"]),
        (&Json::Null, &json!("Anvils"))
    );
}

#[test]
fn a_member_sees_records_and_their_own_acts_alone() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    deal(&owner, "Anvils", "won");
    let _department = owner
        .post("/departments", &json!({ "name": "Sales" }))
        .expect(201);
    let seen = member.get("/journal").expect(200);
    assert!(kinds(&seen).contains(&"records.create".to_owned()));
    assert!(
        !kinds(&seen).contains(&"departments.created".to_owned()),
        "{seen}"
    );
    let created = &member.get("/journal?kind=records.create").expect(200)["operations"][0];
    assert_eq!(
        (&created["address"], &created["request"]),
        (&Json::Null, &Json::Null)
    );

    let all = owner
        .get("/journal?kind=departments.&kind=session.")
        .expect(200);
    assert!(
        kinds(&all)
            .iter()
            .any(|kind| kind.starts_with("departments.")),
        "{all}"
    );
    let hidden = owner.get("/journal?kind=departments.").expect(200)["operations"][0]["id"].clone();
    assert_eq!(
        member.get(&format!("/journal/{hidden}")).refusal(404),
        "not-found"
    );
}

#[test]
fn the_journal_is_filtered_and_read_page_by_page() {
    let server = server();
    let member = server.member();
    let ids = ["A", "B", "C"].map(|name| deal(&member, name, "won"));
    let first = member
        .get("/journal?kind=records.create&limit=2")
        .expect(200);
    assert_eq!((&first["total"], kinds(&first).len()), (&json!(3), 2));
    let after = first["next"].as_str().unwrap();
    let path = format!("/journal?kind=records.create&limit=2&after={after}");
    let second = member.get(&path).expect(200);
    assert_eq!((kinds(&second).len(), &second["next"]), (1, &Json::Null));

    let of_one = member
        .get(&format!("/journal?table=deals&record={}", ids[1]))
        .expect(200);
    assert_eq!(of_one["total"], 1);
    assert_eq!(member.get("/journal?record=1").refusal(400), "invalid");
    assert_eq!(
        member.get("/journal?since=yesterday").refusal(400),
        "invalid"
    );
    let future = member
        .get("/journal?since=2999-01-01T00:00:00Z")
        .expect(200);
    assert_eq!(future["total"], 0);
}

#[test]
fn the_journal_verifies_also_against_a_head_that_was_kept() {
    let server = server();
    let owner = server.owner();
    deal(&owner, "Anvils", "won");
    let head = owner.get("/journal/head").expect(200)["head"].clone();
    deal(&owner, "Bells", "won");
    let found = owner
        .post("/journal/verify", &json!({ "head": head }))
        .expect(200);
    assert_eq!(
        (&found["intact"], &found["fault"]),
        (&json!(true), &Json::Null)
    );
    let (number, _) = head.as_str().unwrap().split_once(':').unwrap();
    let other = format!("{number}:{}", "0".repeat(64));
    let found = owner
        .post("/journal/verify", &json!({ "head": other }))
        .expect(200);
    assert_eq!(found["intact"], false);
    assert_eq!(found["fault"]["operation"].to_string(), number);
    let odd = owner.post("/journal/verify", &json!({ "head": "7" }));
    assert_eq!(odd.refusal(400), "invalid");
}

#[test]
fn a_check_in_the_background_tells_how_far_it_is_and_what_it_found() {
    let server = server();
    let owner = server.owner();
    deal(&owner, "Anvils", "won");
    assert_eq!(owner.get("/journal/check").expect(200)["state"], "never");
    let head = owner.get("/journal/head").expect(200)["head"].clone();
    let begun = owner.post("/journal/check", &json!({})).expect(202);
    assert_eq!(begun["state"], "running");
    let ended = loop {
        let check = owner.get("/journal/check").expect(200);
        if check["state"] != "running" {
            break check;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    };
    assert_eq!(
        (
            &ended["state"],
            &ended["found"]["intact"],
            &ended["found"]["head"]
        ),
        (&json!("finished"), &json!(true), &head)
    );
    let denied = server.member().post("/journal/check", &json!({}));
    assert_eq!(denied.refusal(403), "denied");
}

#[test]
fn what_somebody_changed_since_stands_in_the_way_of_an_undo() {
    let server = server();
    let member = server.member();
    deal(&member, "Anvils", "won");
    let path = "/tables/deals/records/1";
    let change = |name: &str| json!({ "values": { "name": name } });
    let any = member.with("if-match", "*");
    let _first = any.patch(path, &change("A")).expect(200);
    let operation = member.get("/journal?limit=1").expect(200)["operations"][0]["id"].clone();
    let _second = any.patch(path, &change("B")).expect(200);
    let plan = member
        .get(&format!("/journal/{operation}/undo"))
        .expect(200);
    assert_eq!(plan["obstacles"][0]["reason"], "changed-since");
    let refused = member.post(&format!("/journal/{operation}/undo"), &json!({}));
    assert_eq!(refused.refusal(409), "conflict");
    assert_eq!(member.get(path).expect(200)["values"]["name"], "B");
}

#[test]
fn who_worked_when_is_counted_for_admins_and_of_oneself_for_members() {
    let server = server();
    let (member, owner) = (server.member(), server.owner());
    let company = json!({ "values": { "name": "Acme" } });
    assert_eq!(
        member.post("/tables/companies/records", &company).status,
        201
    );
    assert_eq!(
        owner.post("/tables/companies/records", &company).status,
        201
    );
    let seen = |client: &Client| {
        let found = client.get("/journal/activity?days=3").expect(200);
        assert_eq!(found["days"].as_array().unwrap().len(), 3);
        let people = found["people"].as_array().unwrap().clone();
        let users = people.iter().map(|person| person["user"].as_i64());
        users.collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(seen(&member).len(), 1);
    assert!(seen(&owner).len() > 1);
    let refused = member.get("/journal/activity?days=91").refusal(400);
    assert_eq!(refused, "invalid");
}
