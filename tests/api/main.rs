//! The API as programs use it, over HTTP, one file a domain of its routes.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that can't go on ends here"
)]

mod accounts;
mod activity;
mod archive;
mod background;
mod backups;
mod backups_given;
mod bin;
mod bulk;
mod directory_admin;
mod documented;
mod duplicate_finder;
mod endpoint;
mod entering;
mod erasures;
mod exports;
mod files;
mod filters;
mod groups;
mod guards;
#[path = "../../host/plugins/tests/plugins/guest.rs"]
mod guest;
mod idempotency;
mod imports;
mod ip_allowlist;
mod journal;
mod journal_back;
mod journal_exports;
#[path = "../../host/plugins/tests/plugins/keeper.rs"]
mod keeper;
mod limits;
mod mail;
mod merge;
mod operator;
mod pages;
mod panels;
mod people;
mod plugin_life;
mod plugins;
#[path = "../../host/plugins/tests/plugins/policy.rs"]
mod policy;
mod probes;
mod rates;
mod records;
mod reports;
mod requests;
mod rights;
mod roles;
mod routes;
mod saved_views;
mod schedules;
mod schema;
mod sessions;
mod states;
mod step_up;
mod steps;
mod support_access;
mod tables;
mod tokens;
mod two_factor;
mod upgrades;
mod what_if;

use std::path::Path;

use bailey_plugins::Background;
use bailey_tests::{Client, Server};
use serde_json::{Value as Json, json};

/// Where the contract is.
const CONTRACT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../wit/v1.0.0");

/// A server of the test's own.
fn server() -> Server {
    Server::start(&code())
}

/// A guest that does what its actions are called, as the SDK builds it.
const GUEST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/hostile.wasm"));
/// Its id.
const GUEST_ID: &str = "hostile.guest";

/// A server of the test's own, whose account has the guest and its own work going on
/// in the background.
fn with_guest() -> (Server, Background) {
    let server = Server::hosting(&code(), bailey_server::Settings::default(), &[GUEST]);
    enable(&server.owner(), GUEST_ID);
    let background = server.plugins().start().unwrap();
    (server, background)
}

/// Has the guest do something, and returns what it says.
fn deed(client: &Client, action: &str, parameters: &[(&str, &str)]) -> String {
    let body = json!({ "action": action, "parameters": parameters });
    let answer = client.post(&format!("/plugins/{GUEST_ID}/pages"), &body);
    answer.expect(200)["message"].as_str().unwrap().to_owned()
}

/// Where compiled plugins are kept from one test to the next.
fn code() -> std::path::PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("code")
}

/// Makes a record and returns its number.
fn made(client: &Client, table: &str, values: Json) -> i64 {
    let path = format!("/tables/{table}/records");
    let answer = client.post(&path, &json!({ "values": values }));
    answer.expect(201)["id"].as_i64().unwrap()
}

/// Makes a deal of this name and stage.
fn deal(client: &Client, name: &str, stage: &str) -> i64 {
    made(client, "deals", json!({ "name": name, "stage": stage }))
}

/// How many active records the table has.
fn count(client: &Client, table: &str) -> u64 {
    let page = client
        .get(&format!("/tables/{table}/records?limit=1"))
        .expect(200);
    page["total"].as_u64().unwrap()
}

/// Enables a plugin as the account's owner.
fn enable(owner: &Client, plugin: &str) -> Json {
    owner
        .post(&format!("/plugins/{plugin}/enable"), &json!({}))
        .expect(200)
}

/// A detail of an entry of the journal; empty if it has none of that name.
fn detail<'a>(entry: &'a Json, name: &str) -> &'a str {
    let mut details = entry["details"].as_array().unwrap().iter();
    let found = details.find(|detail| detail["name"] == name);
    found.map_or("", |detail| detail["value"].as_str().unwrap())
}
