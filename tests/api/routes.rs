//! Every route, as everybody: a route that is not in the table fails the test.

use std::collections::BTreeSet;

use bailey_tests::Client;
use serde_json::{Value as Json, json};
use ureq::http::Method;

use crate::server;

/// Who may call a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anybody.
    Anybody,
    /// Whoever is signed in.
    Members,
    /// Admins.
    Admins,
}

use Who::{Admins, Anybody, Members};

pub const ROUTES: &[(&str, &str, Who)] = &[
    ("GET", "/openapi.json", Anybody),
    ("GET", "/problems", Anybody),
    ("GET", "/problems/{code}", Anybody),
    ("POST", "/sessions", Anybody),
    ("POST", "/support-sessions", Anybody),
    ("GET", "/sessions", Members),
    ("DELETE", "/sessions", Members),
    ("DELETE", "/sessions/{session}", Members),
    ("DELETE", "/sessions/current", Members),
    ("GET", "/sessions/current/step", Members),
    ("POST", "/sessions/current/step", Members),
    ("POST", "/sessions/current/confirmation", Members),
    ("GET", "/devices", Members),
    ("DELETE", "/devices/{device}", Members),
    ("GET", "/me", Members),
    ("GET", "/me/recent", Members),
    // The owner's, whom the account's admins here are.
    ("GET", "/me/safe-codes", Admins),
    ("POST", "/me/safe-codes", Admins),
    ("POST", "/sessions/safe-mode", Anybody),
    ("GET", "/backups", Admins),
    ("GET", "/backups/{backup}/file", Admins),
    ("GET", "/backups/key", Admins),
    // The owner's, as below.
    ("POST", "/backups/key", Admins),
    ("POST", "/backups/key/proof", Admins),
    ("GET", "/backups/restorers", Admins),
    ("PUT", "/backups/restorers", Admins),
    ("GET", "/backups/stores", Admins),
    ("POST", "/backups/stores", Admins),
    ("DELETE", "/backups/stores/{store}", Admins),
    ("GET", "/tables", Members),
    ("POST", "/tables", Admins),
    ("GET", "/tables/{table}", Members),
    ("PATCH", "/tables/{table}", Admins),
    ("DELETE", "/tables/{table}", Admins),
    ("GET", "/tables/{table}/deletion", Admins),
    ("POST", "/tables/{table}/fields", Admins),
    ("GET", "/tables/{table}/fields/{field}", Members),
    ("PATCH", "/tables/{table}/fields/{field}", Admins),
    ("DELETE", "/tables/{table}/fields/{field}", Admins),
    ("GET", "/tables/{table}/fields/{field}/deletion", Admins),
    ("GET", "/deleted-schema", Admins),
    ("DELETE", "/deleted-schema/{kind}/{id}", Admins),
    ("POST", "/deleted-schema/{kind}/{id}/restore", Admins),
    ("GET", "/tables/{table}/records", Members),
    ("POST", "/tables/{table}/records", Members),
    ("POST", "/tables/{table}/records/query", Members),
    ("GET", "/tables/{table}/records/{id}", Members),
    ("PATCH", "/tables/{table}/records/{id}", Members),
    ("DELETE", "/tables/{table}/records/{id}", Members),
    ("GET", "/tables/{table}/records/{id}/history", Members),
    ("GET", "/tables/{table}/records/{id}/panels", Members),
    ("POST", "/tables/{table}/records/deletion", Members),
    ("POST", "/tables/{table}/records/bulk-delete", Members),
    ("POST", "/tables/{table}/records/bulk-update", Members),
    ("POST", "/tables/{table}/records/merge", Members),
    ("POST", "/tables/{table}/records/archive", Members),
    ("POST", "/tables/{table}/records/unarchive", Members),
    ("GET", "/account", Members),
    ("PATCH", "/account", Admins),
    ("POST", "/tables/{table}/records/summary", Members),
    ("GET", "/tables/{table}/saved-views", Members),
    ("POST", "/tables/{table}/saved-views", Members),
    ("GET", "/tables/{table}/saved-views/{view}", Members),
    ("PATCH", "/tables/{table}/saved-views/{view}", Members),
    ("DELETE", "/tables/{table}/saved-views/{view}", Members),
    ("GET", "/reports", Members),
    ("POST", "/reports", Members),
    ("GET", "/reports/{report}", Members),
    ("PATCH", "/reports/{report}", Members),
    ("DELETE", "/reports/{report}", Members),
    ("GET", "/reports/{report}/outcome", Members),
    ("GET", "/tables/{table}/records/{id}/files", Members),
    ("POST", "/tables/{table}/records/{id}/files", Members),
    ("GET", "/tables/{table}/records/{id}/files/{file}", Members),
    (
        "DELETE",
        "/tables/{table}/records/{id}/files/{file}",
        Members,
    ),
    ("GET", "/files", Members),
    ("PATCH", "/files", Admins),
    ("GET", "/search", Members),
    ("POST", "/tables/{table}/imports/preview", Members),
    ("POST", "/tables/{table}/imports", Members),
    ("POST", "/tables/{table}/exports", Members),
    ("GET", "/erasures", Admins),
    ("POST", "/erasures", Admins),
    ("GET", "/journal", Members),
    ("GET", "/journal/activity", Members),
    ("GET", "/journal/head", Members),
    ("POST", "/journal/verify", Admins),
    ("GET", "/journal/check", Admins),
    ("POST", "/journal/check", Admins),
    ("POST", "/journal/exports", Admins),
    ("POST", "/journal/rewinds", Admins),
    ("POST", "/journal/{operation}/revert", Members),
    ("GET", "/journal/{operation}", Members),
    ("GET", "/journal/{operation}/changes", Members),
    ("GET", "/journal/{operation}/undo", Members),
    ("POST", "/journal/{operation}/undo", Members),
    ("GET", "/bin/counts", Members),
    ("GET", "/bin/deletions", Members),
    ("GET", "/bin/deletions/{operation}", Members),
    ("GET", "/bin/records", Members),
    ("POST", "/bin/plan", Members),
    ("POST", "/bin/restore", Members),
    ("POST", "/bin/purge", Admins),
    ("GET", "/bin/hold", Members),
    ("GET", "/archive", Members),
    ("POST", "/archive/take-out", Members),
    ("GET", "/plugins", Members),
    ("GET", "/plugins/{plugin}", Members),
    ("DELETE", "/plugins/{plugin}", Admins),
    ("POST", "/plugins/{plugin}/enable", Admins),
    ("POST", "/plugins/{plugin}/disable", Admins),
    ("GET", "/plugins/{plugin}/upgrade", Admins),
    ("POST", "/plugins/{plugin}/upgrade", Admins),
    ("POST", "/plugins/{plugin}/roll-back", Admins),
    ("POST", "/plugins/{plugin}/call-back", Admins),
    ("GET", "/plugins/{plugin}/data", Admins),
    ("GET", "/plugins/{plugin}/recording", Admins),
    ("GET", "/plugins/{plugin}/trial", Admins),
    ("GET", "/plugin-bin", Admins),
    ("DELETE", "/plugin-bin/{plugin}", Admins),
    ("POST", "/plugin-bin/{plugin}/restore", Admins),
    ("GET", "/plugin-rules", Admins),
    ("PATCH", "/plugin-rules", Admins),
    ("GET", "/plugins/{plugin}/settings", Admins),
    ("PUT", "/plugins/{plugin}/settings", Admins),
    ("GET", "/plugins/{plugin}/pages", Members),
    ("POST", "/plugins/{plugin}/pages", Members),
    ("GET", "/plugins/{plugin}/pages/{page}", Members),
    ("POST", "/plugins/{plugin}/pages/{page}", Members),
    ("GET", "/plugins/{plugin}/endpoint/{path}", Members),
    ("POST", "/plugins/{plugin}/endpoint/{path}", Members),
    ("PUT", "/plugins/{plugin}/endpoint/{path}", Members),
    ("PATCH", "/plugins/{plugin}/endpoint/{path}", Members),
    ("DELETE", "/plugins/{plugin}/endpoint/{path}", Members),
    ("GET", "/plugins/{plugin}/jobs", Admins),
    ("GET", "/plugins/{plugin}/cost", Admins),
    ("POST", "/plugins/{plugin}/jobs/{job}", Admins),
    ("DELETE", "/plugins/{plugin}/jobs/{job}", Admins),
    ("GET", "/plugins/{plugin}/runs/{run}", Members),
    ("GET", "/users", Members),
    ("POST", "/users", Admins),
    ("GET", "/users/{user}", Members),
    ("PATCH", "/users/{user}", Members),
    ("GET", "/users/{user}/sessions", Admins),
    ("GET", "/users/{user}/devices", Admins),
    ("POST", "/users/{user}/invitation", Admins),
    ("POST", "/users/{user}/confirmation", Admins),
    ("PUT", "/users/{user}/password", Members),
    ("POST", "/password-resets", Anybody),
    ("PUT", "/password-resets", Anybody),
    ("GET", "/departments", Members),
    ("POST", "/departments", Admins),
    ("GET", "/departments/{department}", Members),
    ("PATCH", "/departments/{department}", Admins),
    ("DELETE", "/departments/{department}", Admins),
    ("GET", "/groups", Admins),
    ("GET", "/tokens", Members),
    ("POST", "/tokens", Members),
    ("DELETE", "/tokens/{token}", Members),
];

/// Calls the route with what leads to nothing that exists.
pub fn call(client: &Client, method: &str, path: &str) -> (u16, String) {
    let path = path
        .replace("{table}", "companies")
        .replace("{field}", "nothing")
        .replace("{kind}", "fields")
        .replace("{plugin}", "nobody.nothing")
        .replace("{page}", "nothing")
        .replace("{path}", "nothing")
        .replace("{job}", "nothing")
        .replace("{code}", "nothing");
    let numbers = [
        "{id}",
        "{session}",
        "{device}",
        "{operation}",
        "{user}",
        "{token}",
        "{department}",
        "{view}",
        "{file}",
        "{report}",
        "{run}",
        "{backup}",
        "{store}",
    ];
    let path = numbers
        .iter()
        .fold(path, |path, name| path.replace(name, "999"));
    let path = if path == "/search" {
        "/search?text=nothing".to_owned()
    } else {
        path
    };
    let method: Method = method.parse().unwrap();
    let answer = match method {
        Method::GET | Method::DELETE => client.send(method, &path, None),
        _ => client.json(method, &path, &json!({})),
    };
    (answer.status, answer.text())
}

#[test]
fn every_route_is_in_the_table() {
    let described = serde_json::to_value(bailey_server::api::description()).unwrap();
    let mut found = BTreeSet::new();
    for (path, methods) in described["paths"].as_object().unwrap() {
        let path = path.strip_prefix("/api/v1").unwrap();
        for method in methods.as_object().unwrap().keys() {
            found.insert((method.to_uppercase(), path.to_owned()));
        }
    }
    let known: BTreeSet<_> = ROUTES
        .iter()
        .map(|(method, path, _)| ((*method).to_owned(), (*path).to_owned()))
        .collect();
    let missing: Vec<_> = found.difference(&known).collect();
    let gone: Vec<_> = known.difference(&found).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "missing: {missing:?}, gone: {gone:?}"
    );
}

#[test]
fn nobody_gets_further_than_they_may() {
    let server = server();
    let (anonymous, member, owner) = (server.anonymous(), server.member(), server.owner());
    for (method, path, who) in ROUTES {
        let route = format!("{method} {path}");
        let (status, text) = call(&anonymous, method, path);
        assert_eq!(
            status == 401,
            *who != Anybody,
            "{route} as nobody: {status} {text}"
        );
        // Signing out ends the session that the other routes need.
        let ends = *path == "/sessions/current";
        let member = if ends {
            server.member()
        } else {
            member.clone()
        };
        let (status, text) = call(&member, method, path);
        assert_eq!(
            status == 403,
            *who == Admins,
            "{route} as a member: {status} {text}"
        );
        assert!(
            status != 401 && status < 500,
            "{route} as a member: {status} {text}"
        );
        let owner = if ends { server.owner() } else { owner.clone() };
        let (status, text) = call(&owner, method, path);
        assert!(
            status != 401 && status != 403 && status < 500,
            "{route} as the owner: {status} {text}"
        );
    }
}

#[test]
fn the_description_names_every_operation_and_its_refusals() {
    let described = server().anonymous().get("/openapi.json").expect(200);
    assert!(described["openapi"].as_str().unwrap().starts_with("3.1"));
    for (path, methods) in described["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let summary = operation["summary"]
                .as_str()
                .or(operation["description"].as_str());
            assert!(
                summary.is_some_and(|text| !text.is_empty()),
                "{method} {path}"
            );
            assert!(operation["responses"].is_object(), "{method} {path}");
        }
    }
    references(&described, &described);
}

/// Every reference within the description leads to something.
fn references(whole: &Json, part: &Json) {
    match part {
        Json::Object(object) => {
            if let Some(Json::String(reference)) = object.get("$ref") {
                let pointer = reference.strip_prefix('#').unwrap();
                assert!(whole.pointer(pointer).is_some(), "{reference}");
            }
            object.values().for_each(|part| references(whole, part));
        }
        Json::Array(list) => list.iter().for_each(|part| references(whole, part)),
        _ => {}
    }
}
