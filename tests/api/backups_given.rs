//! A backup on a support ticket: sealed anew, without ways in, and with the owner's
//! word alone.

use bailey_plugins::backups::{Opened, open};
use bailey_tests::{Client, Server, support_key};
use serde_json::{Value as Json, json};

use crate::background::ended;
use crate::pages::word;
use crate::{deal, enable, server};

const BACKUPS: &str = "bailey.backup-scheduler";
const SUPPORT: &str = "bailey.support-access";
const FILES: &str = "/tables/tickets/records/1/files";

fn act(client: &Client, page: &str, told: &Json) -> bailey_tests::Answer {
    client.post(&format!("/plugins/{BACKUPS}/pages{page}"), told)
}

/// An account with a ticket and a backup: its owner, and the backup's number.
fn office(server: &Server) -> (Client, String) {
    let owner = server.owner();
    enable(&owner, SUPPORT);
    enable(&owner, BACKUPS);
    let opened = json!({ "action": "open", "parameters": [
        ["subject", "The list is empty"], ["hours", "4"],
    ] });
    let path = format!("/plugins/{SUPPORT}/pages/open");
    let _ticket = owner.post(&path, &opened).expect(200);
    deal(&owner, "Anvils", "won");
    let outcome = act(
        &owner,
        "",
        &json!({ "action": "back-up", "parameters": [["place", "folder"]] }),
    );
    let run = ended(
        &owner,
        &format!("/plugins/{BACKUPS}"),
        &outcome.expect(200)["job"]["run"],
    );
    assert_eq!(run["outcome"], "done", "{run}");
    let backup = owner.get("/backups").expect(200)["backups"][0]["id"].to_string();
    (owner, backup)
}

fn giving(backup: &str, agreed: &str) -> Json {
    json!({ "action": "give", "parameters": [
        ["number", backup], ["ticket", "1"], ["agreed", agreed],
    ] })
}

/// Gives it; answers what came of it.
fn given(client: &Client, backup: &str) -> Json {
    let outcome = act(client, "/give", &giving(backup, "true")).expect(200);
    ended(
        client,
        &format!("/plugins/{BACKUPS}"),
        &outcome["job"]["run"],
    )
}

/// The copy on the ticket, opened with support's key.
fn opened(server: &Server, copy: &[u8]) -> Opened {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("copy.tar");
    std::fs::write(&file, copy).unwrap();
    let scratch = server.crm().scratch().unwrap();
    open(&file, support_key(), scratch, &mut |_, _| {}).unwrap()
}

#[test]
fn support_opens_the_copy_and_finds_no_way_in() {
    let server = server();
    let (owner, backup) = office(&server);
    let run = given(&owner, &backup);
    assert_eq!(run["outcome"], "done", "{run}");
    let file = owner.get(FILES).expect(200)[0].clone();
    assert!(
        file["name"].as_str().unwrap().starts_with("support-demo-"),
        "{file}"
    );
    let copy = owner.get(&format!("{FILES}/{}", file["id"])).body;
    let opened = opened(&server, &copy);
    assert_eq!(
        opened.manifest.recipients,
        [support_key().recipient().to_string()]
    );
    assert!(opened.manifest.secrets_key.is_none());
    let held = std::fs::read(opened.snapshot.path()).unwrap();
    let holds = |wanted: &str| {
        held.windows(wanted.len())
            .any(|part| part == wanted.as_bytes())
    };
    assert!(holds("Anvils") && holds("owner@demo.example"));
    assert!(!holds("$argon2id$"));
    let told = owner.get("/journal?kind=backup.given").expect(200);
    let told = told["operations"][0]["details"].to_string();
    assert!(
        told.contains("tickets/1") && told.contains("age1"),
        "{told}"
    );
    // It is taken off the ticket again as one act.
    let undo = json!({ "operation": run["result"]["undo"] });
    assert!(undo["operation"].is_number(), "{run}");
}

#[test]
fn without_a_word_nothing_is_given() {
    let server = server();
    let (owner, backup) = office(&server);
    let refused = act(&owner, "/give", &giving(&backup, "")).refusal(400);
    assert_eq!(refused, "invalid");
    let listed = owner.get(FILES).expect(200);
    assert_eq!(listed, json!([]));
}

#[test]
fn a_form_that_is_refused_has_what_was_typed_as_it_was_typed() {
    let server = server();
    let (owner, backup) = office(&server);
    let path = format!("/plugins/{BACKUPS}/give?number={backup}");
    // Without the box ticked; the ticket by its name, as people write it.
    let mut form = form_urlencoded::Serializer::new(format!("csrf={}", word(&owner)));
    form.append_pair("action", "give")
        .append_pair("p.number", &backup)
        .append_pair("p.ticket", "The list is empty");
    let page = owner.submit(&path, &form.finish()).text();
    assert!(page.contains("value=\"The list is empty\""), "{page}");
    assert!(page.contains("Tick this if you agree"), "{page}");
}

#[test]
fn whom_the_owner_does_not_trust_with_restoring_gives_nothing() {
    let server = server();
    let (owner, backup) = office(&server);
    let user = server.add("Ada", "ada@demo.example");
    let admin = json!({ "admin": true });
    let _done = owner
        .with("if-match", "*")
        .patch(&format!("/users/{}", user.0), &admin)
        .expect(200);
    let ada = server.signed_in("ada@demo.example");
    let run = given(&ada, &backup);
    assert_eq!(run["outcome"], "failed", "{run}");
    assert_eq!(owner.get(FILES).expect(200), json!([]));
}

#[test]
fn a_ticket_that_is_not_there_gets_nothing_and_nothing_is_told() {
    let server = server();
    let (owner, backup) = office(&server);
    let told = json!({ "action": "give", "parameters": [
        ["number", &*backup], ["ticket", "99"], ["agreed", "true"],
    ] });
    let outcome = act(&owner, "/give", &told).expect(200);
    let run = ended(
        &owner,
        &format!("/plugins/{BACKUPS}"),
        &outcome["job"]["run"],
    );
    assert_eq!(run["outcome"], "failed", "{run}");
    let told = owner.get("/journal?kind=backup.given").expect(200);
    assert_eq!(told["operations"], json!([]));
}
