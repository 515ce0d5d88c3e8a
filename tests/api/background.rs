//! What people ask for by the thousands on a plugin's page: it goes on in the
//! background as they themselves, tells how far it is, and ends as one operation.

use std::time::Duration;

use bailey_tests::{Client, Server};
use serde_json::{Value as Json, json};

use crate::{count, enable, made, server};

const BIN: &str = "/plugins/bailey.recycle-bin";
const LOG: &str = "/plugins/bailey.audit-log";
const MANY: u64 = 3_000;

/// A server with both plugins, its member, and so many companies of theirs.
fn with_many() -> (Server, Client) {
    let server = server();
    let owner = server.owner();
    enable(&owner, "bailey.recycle-bin");
    enable(&owner, "bailey.audit-log");
    let member = server.member();
    let rows = (0..MANY).map(|n| format!("Company {n},retail\n"));
    let file = format!("name,sector\n{}", rows.collect::<String>());
    let imported = member.upload("/tables/companies/imports", "text/csv", file.as_bytes());
    assert_eq!(imported.expect(201)["created"], MANY);
    (server, member)
}

/// Deletes them all as one operation, and returns its number.
fn delete_all(client: &Client) -> String {
    let all = json!({ "filter": { "all": [] }, "expected": MANY });
    let deleted = client.post("/tables/companies/records/bulk-delete", &all);
    deleted.expect(200)["operation"].to_string()
}

/// Acts on a page of a plugin, and answers with the run that it started.
fn started(client: &Client, page: &str, body: &Json) -> Json {
    let outcome = client.post(page, body).expect(200);
    assert!(outcome["job"]["run"].is_i64(), "{outcome}");
    outcome["job"]["run"].clone()
}

/// Waits for the end of a run.
pub fn ended(client: &Client, plugin: &str, run: &Json) -> Json {
    let path = format!("{plugin}/runs/{run}");
    loop {
        let status = client.get(&path).expect(200);
        if !status["outcome"].is_null() {
            return status;
        }
        let progress = &status["progress"];
        assert!(
            !progress["message"].as_str().unwrap().is_empty(),
            "{status}"
        );
        let (done, total) = (progress["done"].as_u64(), progress["total"].as_u64());
        assert!(done <= total || total.is_none(), "{status}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// The newest entry of the journal of this kind.
fn newest(client: &Client, kind: &str) -> Json {
    let found = client.get(&format!("/journal?kind={kind}&limit=1"));
    found.expect(200)["operations"][0].clone()
}

#[test]
fn thousands_come_back_in_the_background_and_go_again_by_one_undo() {
    let (server, member) = with_many();
    let operation = delete_all(&member);
    assert_eq!(count(&member, "companies"), 0);
    let page = format!("{BIN}/pages");
    let deletion = member
        .get(&format!("{page}/deletion?operation={operation}"))
        .expect(200);
    assert!(
        deletion.to_string().contains("3000"),
        "{}",
        deletion["lead"]
    );

    let restore = json!({ "action": "restore", "parameters": [["row", operation]] });
    let run = started(&member, &page, &restore);
    let status = ended(&member, BIN, &run);
    assert_eq!(status["outcome"], "done", "{status}");
    assert_eq!(status["result"]["tone"], "good");
    assert!(status["result"]["summary"].to_string().contains("3,000"));
    assert_eq!(count(&member, "companies"), MANY);

    // It was done by the plugin, for the one who asked.
    let told = newest(&server.owner(), "records.restore");
    assert_eq!(told["id"], status["result"]["undo"]);
    assert_eq!(
        (&told["changes"], &told["by"]["kind"]),
        (&json!(MANY), &json!("plugin"))
    );
    assert_eq!(
        told["by"]["on_behalf_of"],
        member.get("/me").expect(200)["user"]["id"]
    );

    let undo = format!("/journal/{}/undo", told["id"]);
    let _undone = member.post(&undo, &json!({})).expect(200);
    assert_eq!(count(&member, "companies"), 0);
    let again = member.get(&format!("{BIN}/runs/{run}")).expect(200);
    assert_eq!(again["result"]["undo"], Json::Null);
}

#[test]
fn a_run_is_its_owners_and_the_admins_to_see() {
    let (server, member) = with_many();
    let operation = delete_all(&member);
    let restore = json!({ "action": "restore", "parameters": [["row", operation]] });
    let run = started(&member, &format!("{BIN}/pages"), &restore);
    let path = format!("{BIN}/runs/{run}");
    assert_eq!(server.owner().get(&path).status, 200);
    server.add("Eve", "eve@demo.example");
    let other = server.signed_in("eve@demo.example");
    assert_eq!(other.get(&path).refusal(404), "not-found");
    assert_eq!(
        member.get(&format!("{LOG}/runs/{run}")).refusal(404),
        "not-found"
    );
    let _status = ended(&member, BIN, &run);
}

#[test]
fn what_stands_in_the_way_of_thousands_is_told_with_the_way_to_the_plan() {
    let server = server();
    enable(&server.owner(), "bailey.recycle-bin");
    let member = server.member();
    let rows = (0..300).map(|n| format!("Ann {n},p{n}@b.example\n"));
    let file = format!("name,email\n{}", rows.collect::<String>());
    let imported = member.upload("/tables/contacts/imports", "text/csv", file.as_bytes());
    assert_eq!(imported.expect(201)["created"], 300);
    let all = json!({ "filter": { "all": [] }, "expected": 300 });
    let deleted = member.post("/tables/contacts/records/bulk-delete", &all);
    let operation = deleted.expect(200)["operation"].to_string();
    made(
        &member,
        "contacts",
        json!({ "name": "New", "email": "p7@b.example" }),
    );

    let front = format!("{BIN}/pages");
    let restore = json!({ "action": "restore", "parameters": [["row", operation]] });
    let stopped = ended(&member, BIN, &started(&member, &front, &restore));
    assert_eq!(stopped["result"]["tone"], "caution", "{stopped}");
    assert_eq!(stopped["result"]["way_on"]["target"]["path"], "restore");
    assert_eq!(count(&member, "contacts"), 1);

    // As chosen on the plan's page, all but the clash comes back.
    let page = format!("{front}/restore");
    let shown = member
        .get(&format!("{page}?operation={operation}"))
        .expect(200);
    let blocks = shown["blocks"].as_array().unwrap();
    let form = blocks.iter().find(|block| block["type"] == "form").unwrap();
    let fields = form["fields"].as_array().unwrap();
    let hash = fields.iter().find(|field| field["name"] == "hash").unwrap()["value"].clone();
    let chosen = json!([
        ["operation", operation],
        ["hash", hash],
        ["choice-0", "keep"]
    ]);
    let commit = json!({ "action": "commit", "parameters": chosen });
    let done = ended(&member, BIN, &started(&member, &page, &commit));
    assert_eq!(done["outcome"], "done", "{done}");
    assert_eq!(count(&member, "contacts"), 300);
}

#[test]
fn thousands_are_deleted_for_good_as_one_operation() {
    let (server, member) = with_many();
    let owner = server.owner();
    let operation = delete_all(&member);
    let purge = json!({ "action": "purge", "parameters": [["operation", operation]] });
    let run = started(&owner, &format!("{BIN}/pages"), &purge);
    let status = ended(&owner, BIN, &run);
    assert_eq!(
        (&status["outcome"], &status["result"]["undo"]),
        (&json!("done"), &Json::Null)
    );
    assert_eq!(newest(&owner, "records.purge")["changes"], MANY);
    assert_eq!(owner.get("/bin/counts").expect(200), json!([]));
}

#[test]
fn a_rewind_of_thousands_through_the_page_ends_well() {
    let (server, member) = with_many();
    let owner = server.owner();
    let me = member.get("/me").expect(200)["user"]["id"].to_string();
    let page = format!("{LOG}/pages/rewind");
    let asked = format!("{page}?by={me}&since=2000-01-01&until=2999-01-01");
    let shown = owner.get(&asked).expect(200);
    let blocks = shown["blocks"].as_array().unwrap();
    let actions = blocks
        .iter()
        .find(|block| block["type"] == "actions")
        .unwrap();
    let parameters = &actions["actions"][0]["parameters"];
    let rewind = json!({ "action": "rewind", "parameters": parameters });
    let run = started(&owner, &page, &rewind);
    // While it goes on, or just after, a second one has no plan to carry out.
    let status = ended(&owner, LOG, &run);
    assert_eq!(status["outcome"], "done", "{status}");
    assert_eq!(count(&member, "companies"), 0);
    let told = newest(&owner, "records.rewind");
    assert_eq!(
        (&told["id"], &told["changes"]),
        (&status["result"]["undo"], &json!(MANY))
    );

    let again = ended(&owner, LOG, &started(&owner, &page, &rewind));
    assert_eq!(again["result"]["tone"], "caution", "{again}");
}

#[test]
fn an_operation_on_thousands_is_taken_back_from_its_page() {
    let (_server, member) = with_many();
    let operation = delete_all(&member);
    let page = format!("{LOG}/pages/operation");
    let undo = json!({ "action": "undo", "parameters": [["operation", operation]] });
    let status = ended(&member, LOG, &started(&member, &page, &undo));
    assert_eq!(status["outcome"], "done", "{status}");
    assert_eq!(count(&member, "companies"), MANY);
}

#[test]
fn a_few_records_come_back_at_once() {
    let server = server();
    enable(&server.owner(), "bailey.recycle-bin");
    let member = server.member();
    let id = made(&member, "companies", json!({ "name": "Acme" }));
    let deleted = member.delete(&format!("/tables/companies/records/{id}"));
    let operation = deleted.expect(200)["operation"].to_string();
    let restore = json!({ "action": "restore", "parameters": [["row", operation]] });
    let outcome = member.post(&format!("{BIN}/pages"), &restore).expect(200);
    assert_eq!(
        (&outcome["job"], &outcome["tone"]),
        (&Json::Null, &json!("good"))
    );
    assert_eq!(count(&member, "companies"), 1);
}

#[test]
fn the_log_is_verified_on_its_page_which_says_when_it_was_last() {
    let server = server();
    let owner = server.owner();
    enable(&owner, "bailey.audit-log");
    made(&owner, "companies", json!({ "name": "Acme" }));
    let page = format!("{LOG}/pages/verify");
    let _begun = owner
        .post(&page, &json!({ "action": "verify" }))
        .expect(200);
    let shown = loop {
        let shown = owner.get(&page).expect(200);
        let blocks = shown["blocks"].as_array().unwrap();
        if !blocks.iter().any(|block| block["type"] == "progress") {
            break shown;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    assert!(shown["lead"].to_string().contains("intact"), "{shown}");
    let told = newest(&owner, "journal.verified");
    assert!(
        shown.to_string().contains(&told["id"].to_string()),
        "{shown}"
    );
    let by = (&told["by"]["plugin"], &told["by"]["on_behalf_of"]);
    assert_eq!(by, (&json!("bailey.audit-log"), &json!(1)));
    let member = server.member();
    assert_eq!(member.get(&page).refusal(403), "denied");
}

#[test]
fn what_was_done_to_a_field_is_taken_back_from_the_logs_page() {
    let server = server();
    let owner = server.owner();
    enable(&owner, "bailey.audit-log");
    let field = "/tables/companies/fields/sector";
    let label = || owner.get(field).expect(200)["label"].clone();
    let before = label();
    let renamed = owner
        .with("if-match", "*")
        .patch(field, &json!({ "label": "Branch" }));
    let _renamed = renamed.expect(200);
    let operation = newest(&owner, "schema.field-changed")["id"].to_string();
    let page = format!("{LOG}/pages/operation");
    let shown = owner
        .get(&format!("{page}?operation={operation}"))
        .expect(200);
    let blocks = shown["blocks"].as_array().unwrap();
    let offered = |block: &&Json| block["actions"][0]["name"] == "undo";
    assert!(blocks.iter().any(|block| offered(&block)), "{shown}");
    let undo = json!({ "action": "undo", "parameters": [["operation", operation]] });
    let done = owner.post(&page, &undo).expect(200);
    assert_eq!(done["tone"], "good", "{done}");
    assert_eq!(label(), before);
}
