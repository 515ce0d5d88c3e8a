//! Proving once more who one is, before a dangerous act.

use bailey_crm::sessions::{self, NewToken, TokenScope};
use bailey_crm::{Context, UserId};
use bailey_tests::{Client, PASSWORD, Server};
use serde_json::{Value as Json, json};
use ureq::http::Method;

use crate::pages::word;
use crate::{deal, enable, server};

/// Has it be long ago that people proved who they are.
pub fn ages(server: &Server) {
    let account = server.crm().account(&"demo".parse().unwrap()).unwrap();
    let file = rusqlite::Connection::open(account.path()).unwrap();
    let sql = "UPDATE bailey_session SET confirmed_at = 0";
    file.execute(sql, ()).unwrap();
    // Whoever is remembered is asked for anew when a token goes.
    let operator = Context::operator();
    let new = NewToken {
        name: "of a moment".to_owned(),
        user: UserId(1),
        scope: TokenScope::full(),
        expires_at: None,
    };
    let (token, _) = sessions::create_token(&account, &operator, new).unwrap();
    sessions::revoke_token(&account, &operator, token.id).unwrap();
}

/// Proves who it is; no plugin asks for more.
fn confirmed(client: &Client) -> Client {
    let body = json!({ "password": PASSWORD });
    let shown = client.post("/sessions/current/confirmation", &body);
    client.bearing(shown.expect(200)["token"].as_str().unwrap())
}

/// What asks first who it is.
fn dangerous() -> Vec<(Method, &'static str, Json)> {
    vec![
        (
            Method::POST,
            "/bin/purge",
            json!({ "deletions": [1], "expected": 1 }),
        ),
        (Method::DELETE, "/deleted-schema/fields/999", Json::Null),
        (
            Method::POST,
            "/tables/deals/exports",
            json!({ "fields": ["name"] }),
        ),
        (Method::POST, "/journal/exports", json!({ "format": "csv" })),
        (
            Method::POST,
            "/erasures",
            json!({ "table": "contacts", "record": 1 }),
        ),
        (
            Method::POST,
            "/plugins/bailey.recycle-bin/disable",
            json!({}),
        ),
        (Method::DELETE, "/plugins/bailey.recycle-bin", Json::Null),
        (
            Method::PUT,
            "/users/2/password",
            json!({ "password": "made up by the owner" }),
        ),
        (
            Method::POST,
            "/plugins/bailey.recycle-bin/pages",
            json!({ "action": "purge", "parameters": [["operation", "1"]] }),
        ),
        (
            Method::POST,
            "/plugins/bailey.recycle-bin/jobs/purge",
            json!({}),
        ),
        (
            Method::POST,
            "/plugins/bailey.support-access/pages/open",
            json!({ "action": "open", "parameters": [["subject", "Help"]] }),
        ),
        (
            Method::POST,
            "/plugins/bailey.backup-scheduler/pages/restore",
            json!({ "action": "restore", "parameters": [["hash", "00"]] }),
        ),
        (
            Method::POST,
            "/plugins/bailey.backup-scheduler/jobs/restore",
            json!({}),
        ),
        (Method::POST, "/backups/key", json!({})),
        (Method::PUT, "/backups/restorers", json!({ "users": [] })),
        (Method::GET, "/backups/999/file", Json::Null),
        (Method::POST, "/tokens", json!({ "name": "all of it" })),
        (
            Method::POST,
            "/tokens",
            json!({ "name": "files", "scopes": ["export"] }),
        ),
    ]
}

fn send(client: &Client, (method, path, body): &(Method, &str, Json)) -> (u16, String) {
    let answer = match body {
        Json::Null => client.send(method.clone(), path, None),
        body => client.json(method.clone(), path, body),
    };
    let code = match answer.status {
        0..400 => String::new(),
        _ => answer.code(),
    };
    (answer.status, code)
}

#[test]
fn dangerous_acts_ask_again_who_it_is() {
    let server = server();
    enable(&server.owner(), "bailey.recycle-bin");
    enable(&server.owner(), "bailey.support-access");
    enable(&server.owner(), "bailey.backup-scheduler");
    for act in dangerous() {
        let owner = server.owner();
        ages(&server);
        let refused = (403, "confirmation-required".to_owned());
        assert_eq!(send(&owner, &act), refused, "{act:?}");
        let (status, code) = send(&confirmed(&owner), &act);
        assert!(
            code != "confirmation-required" && status < 500,
            "{act:?}: {status} {code}"
        );
        // The next one needs the plugin as before.
        if act.1.ends_with("/disable") || act.0 == Method::DELETE {
            let body = json!({});
            let _on = server
                .owner()
                .post("/plugins/bailey.recycle-bin/enable", &body);
        }
    }
}

#[test]
fn what_can_do_no_harm_asks_nothing() {
    let server = server();
    let owner = server.owner();
    enable(&owner, "bailey.recycle-bin");
    ages(&server);
    let reading = json!({ "name": "a list", "scopes": ["read", "write"] });
    assert_eq!(owner.post("/tokens", &reading).status, 201);
    let due = owner.post("/plugins/bailey.recycle-bin/jobs/purge-due", &json!({}));
    assert_eq!(due.status, 202, "{}", due.text());
}

#[test]
fn a_page_makes_no_wide_token_before_it_is_known_who_asks() {
    let server = server();
    let owner = server.owner();
    ages(&server);
    let made = |scopes: &str| {
        let csrf = word(&owner);
        let form = format!("csrf={csrf}&name=Page&days=7&extends=all&scopes={scopes}");
        owner.submit("/settings/tokens", &form)
    };
    let asked = made("export").text();
    assert!(asked.contains("Is it you?"), "{asked}");
    assert!(
        owner
            .get("/tokens")
            .expect(200)
            .as_array()
            .unwrap()
            .is_empty()
    );
    let reading = made("read").text();
    assert!(!reading.contains("Is it you?"), "{reading}");
    assert_eq!(
        owner.get("/tokens").expect(200).as_array().unwrap().len(),
        1
    );
}

#[test]
fn an_account_is_handed_over_by_who_proved_who_they_are() {
    let server = server();
    let owner = server.owner();
    ages(&server);
    let form = format!("csrf={}", word(&owner));
    let asked = owner.submit("/settings/people/2/make-owner", &form).text();
    assert!(asked.contains("Is it you?"), "{asked}");
    assert_eq!(owner.get("/users/1").expect(200)["owner"], true);
}

#[test]
fn who_has_just_signed_in_is_asked_nothing() {
    let server = server();
    let owner = server.owner();
    deal(&owner, "Ours", "engaging");
    let export = json!({ "fields": ["name"] });
    assert_eq!(owner.post("/tables/deals/exports", &export).status, 200);
}

#[test]
fn a_confirmation_gives_the_session_another_token() {
    let server = server();
    let owner = server.owner();
    ages(&server);
    let wrong = owner.post(
        "/sessions/current/confirmation",
        &json!({ "password": "no" }),
    );
    assert_eq!(wrong.refusal(400), "invalid");
    assert_eq!(wrong.json()["problems"][0]["field"], "password");
    let again = confirmed(&owner);
    assert_eq!(owner.get("/me").refusal(401), "sign-in-required");
    let _me = again.get("/me").expect(200);
    assert_eq!(
        again.get("/sessions").expect(200).as_array().unwrap().len(),
        1
    );
    let told = again.get("/journal?kind=session.confirmed").expect(200);
    assert_eq!(told["total"], 1);
    let wrong = again.get("/journal?kind=session.refused").expect(200);
    assert_eq!(wrong["total"], 1);
}

#[test]
fn wrong_passwords_are_counted_here_too() {
    let server = server();
    let owner = server.owner();
    let mut last = 0;
    for _ in 0..6 {
        let body = json!({ "password": "wrong password" });
        last = owner.post("/sessions/current/confirmation", &body).status;
    }
    assert_eq!(last, 429);
}

#[test]
fn a_plugin_that_keeps_nothing_safe_is_switched_off_at_once() {
    let server = server();
    let owner = server.owner();
    enable(&owner, "bailey.audit-log");
    ages(&server);
    let body = json!({});
    let off = owner.post("/plugins/bailey.audit-log/disable", &body);
    assert_eq!(off.status, 200, "{}", off.text());
}

#[test]
fn a_program_with_a_token_proves_nothing_and_is_asked_nothing() {
    let server = server();
    let owner = server.owner();
    let made = owner
        .post("/tokens", &json!({ "name": "robot" }))
        .expect(201);
    let robot = server.anonymous().bearing(made["secret"].as_str().unwrap());
    ages(&server);
    let export = json!({ "fields": ["name"] });
    assert_eq!(robot.post("/tables/deals/exports", &export).status, 200);
    let body = json!({ "password": PASSWORD });
    let refused = robot.post("/sessions/current/confirmation", &body);
    assert_eq!(refused.refusal(403), "denied");
}

#[test]
fn a_download_by_its_address_asks_on_a_page_first() {
    let server = server();
    let owner = server.owner();
    assert_eq!(owner.page("/tables/deals/export").status, 200);
    ages(&server);
    let asked = owner.page("/tables/deals/export");
    assert_eq!(asked.status, 303);
    assert_eq!(
        asked.header("location"),
        "/confirm?then=%2Ftables%2Fdeals%2Fexport"
    );
    let page = owner.page("/confirm?then=%2Ftables%2Fdeals%2Fexport");
    assert!(page.text().contains("Is it you?"), "{}", page.text());
    // Who is not asked is led on.
    let led = confirmed(&owner).page("/confirm?then=%2Ftables%2Fdeals%2Fexport");
    assert_eq!(led.header("location"), "/tables/deals/export");
}
