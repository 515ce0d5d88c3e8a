//! A plugin from outside, in a catalogue: it finds what is likely the same, and makes
//! one of it, over its own routes and pages, as whoever is signed in.

use bailey_server::Settings;
use bailey_tests::{Client, Server};
use serde_json::{Value as Json, json};
use ureq::http::Method;

use crate::{code, count, enable, made};

const FINDER: &str = "example.duplicate-finder";
const BIN: &str = "bailey.recycle-bin";

fn office() -> Server {
    let server = Server::hosting(&code(), Settings::default(), bailey_first_party::examples());
    let owner = server.owner();
    enable(&owner, BIN);
    enable(&owner, FINDER);
    server
}

/// Has it search, and waits for the end.
fn search(client: &Client) -> Json {
    let body = json!({ "action": "search", "parameters": [] });
    let begun = client
        .post(&format!("/plugins/{FINDER}/pages"), &body)
        .expect(200);
    let run = begun["job"]["run"].to_string();
    let path = format!("/plugins/{FINDER}/runs/{run}");
    std::iter::repeat_with(|| client.get(&path).expect(200))
        .inspect(|_| std::thread::sleep(std::time::Duration::from_millis(20)))
        .find(|run| !run["outcome"].is_null())
        .unwrap()
}

fn groups(client: &Client) -> Vec<Json> {
    let found = client
        .get(&format!("/plugins/{FINDER}/endpoint/groups"))
        .expect(200);
    found["groups"].as_array().unwrap().clone()
}

fn company(client: &Client, name: &str, phone: Option<&str>) -> i64 {
    made(client, "companies", json!({ "name": name, "phone": phone }))
}

#[test]
fn it_is_offered_and_installed_nowhere_by_itself() {
    let server = Server::hosting(&code(), Settings::default(), bailey_first_party::examples());
    let offered = server
        .member()
        .get(&format!("/plugins/{FINDER}"))
        .expect(200);
    assert_eq!(offered["state"], "available");
    assert_eq!(offered["endpoints"][1]["path"], "groups/{id}/merge");
    assert_eq!(offered["changes"][0]["version"], "0.1.0");
    let page = server
        .owner()
        .page(&format!("/settings/plugins/{FINDER}"))
        .text();
    assert!(
        page.contains("endpoint/groups") && page.contains("(optional)"),
        "{page}"
    );
}

#[test]
fn what_is_likely_the_same_becomes_one_and_comes_apart_again() {
    let server = office();
    let (owner, member) = (server.owner(), server.member());
    let stays = company(&member, "Łódź Meble Sp. z o.o.", None);
    let goes = company(&member, "lodz meble", Some("+48 601 234 567"));
    company(&member, "Something Else", None);
    let deal = made(
        &member,
        "deals",
        json!({ "name": "Chairs", "stage": "won", "company": { "table": "companies", "id": goes } }),
    );
    let run = search(&member);
    assert_eq!(run["outcome"], "done", "{run}");
    let found = groups(&member);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["reasons"], json!(["name"]));
    let number = &found[0]["id"];
    let csv = member.get(&format!("/plugins/{FINDER}/endpoint/groups?format=csv"));
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert!(csv.text().contains("lodz meble"), "{}", csv.text());
    let odd = member.get(&format!("/plugins/{FINDER}/endpoint/groups?format=xml"));
    assert_eq!(odd.refusal(400), "invalid");

    // It is told where people look.
    let panel = member.page(&format!("/tables/companies/{stays}")).text();
    assert!(
        panel.contains("Likely the same") && panel.contains("lodz meble"),
        "{panel}"
    );
    let front = member.page(&format!("/plugins/{FINDER}")).text();
    assert!(
        front.contains("One group of records looks like duplicates"),
        "{front}"
    );
    let side = member
        .page(&format!("/plugins/{FINDER}/group?number={number}"))
        .text();
    assert!(
        side.contains("Make one of 2") && side.contains("+48 601 234 567"),
        "{side}"
    );

    let path = format!("/plugins/{FINDER}/endpoint/groups/{number}/merge");
    let other = member.send(Method::POST, &format!("{path}?into=999"), None);
    assert_eq!(other.refusal(400), "invalid");
    let done = member.send(Method::POST, &format!("{path}?into={stays}"), None);
    let operation = done.expect(200)["operation"].clone();
    assert_eq!(count(&member, "companies"), 2);
    let one = member
        .get(&format!("/tables/companies/records/{stays}"))
        .expect(200);
    assert_eq!(one["values"]["phone"], "+48 601 234 567");
    let moved = member
        .get(&format!("/tables/deals/records/{deal}"))
        .expect(200);
    assert_eq!(moved["values"]["company"]["id"], stays);
    assert!(groups(&member).is_empty());

    // One operation, by the plugin for whoever asked, and one undo.
    let entry = owner.get(&format!("/journal/{operation}")).expect(200);
    assert_eq!(entry["kind"], "records.merge");
    assert_eq!(
        (&entry["by"]["plugin"], &entry["by"]["on_behalf_of"]),
        (&json!(FINDER), &json!(2))
    );
    let undone = member.post(&format!("/journal/{operation}/undo"), &json!({}));
    assert_eq!(undone.status, 200, "{}", undone.text());
    assert_eq!(count(&member, "companies"), 3);
    let moved = member
        .get(&format!("/tables/deals/records/{deal}"))
        .expect(200);
    assert_eq!(moved["values"]["company"]["id"], goes);
}

#[test]
fn refused_the_right_to_change_it_only_shows() {
    let server = Server::hosting(&code(), Settings::default(), bailey_first_party::examples());
    let owner = server.owner();
    let consent = json!({ "refused": ["records-write"] });
    let installed = owner
        .post(&format!("/plugins/{FINDER}/enable"), &consent)
        .expect(200);
    assert_eq!(installed["state"], "enabled");
    company(&owner, "Acme", None);
    company(&owner, "Acme Inc.", None);
    search(&owner);
    let number = groups(&owner)[0]["id"].clone();
    let path = format!("/plugins/{FINDER}/endpoint/groups/{number}/merge?into=1");
    assert_eq!(owner.send(Method::POST, &path, None).refusal(403), "denied");
    assert_eq!(count(&owner, "companies"), 2);
}

#[test]
fn what_is_not_the_same_is_not_shown_together_again() {
    let server = office();
    let owner = server.owner();
    company(&owner, "Acme", None);
    company(&owner, "Acme Inc.", None);
    search(&owner);
    let number = groups(&owner)[0]["id"].to_string();
    let body = json!({ "action": "apart", "parameters": [["number", number]] });
    let page = format!("/plugins/{FINDER}/pages/group");
    let _apart = owner.post(&page, &body).expect(200);
    assert!(groups(&owner).is_empty());
    search(&owner);
    assert!(groups(&owner).is_empty());
}
