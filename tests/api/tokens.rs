//! Tokens by which programs act for a user.

use bailey_tests::Client;
use serde_json::json;

use crate::routes::{ROUTES, Who, call};
use crate::{deal, server};

#[test]
fn a_program_acts_for_its_user_until_its_token_is_revoked() {
    let server = server();
    let member = server.member();
    let made = member
        .post("/tokens", &json!({ "name": "sync" }))
        .expect(201);
    let secret = made["secret"].as_str().unwrap().to_owned();
    let program = server.anonymous().bearing(&secret);
    deal(&program, "Anvils", "won");
    let by = &member.get("/journal?kind=records.create").expect(200)["operations"][0]["by"];
    assert_eq!(
        (&by["kind"], &by["name"]),
        (&json!("token"), &json!("sync"))
    );

    let listed = member.get("/tokens");
    assert!(!listed.text().contains(&secret));
    assert_eq!(listed.expect(200)[0]["name"], "sync");
    let id = made["token"]["id"].as_i64().unwrap();
    assert_eq!(member.delete(&format!("/tokens/{id}")).status, 204);
    assert_eq!(program.get("/me").refusal(401), "sign-in-required");
}

#[test]
fn a_program_makes_no_tokens_and_sets_no_passwords() {
    let server = server();
    let member = server.member();
    let made = member
        .post("/tokens", &json!({ "name": "sync" }))
        .expect(201);
    let program = server.anonymous().bearing(made["secret"].as_str().unwrap());
    assert_eq!(
        program
            .post("/tokens", &json!({ "name": "more" }))
            .refusal(403),
        "denied"
    );
    let me = program.get("/me").expect(200);
    assert_eq!(me["session"], serde_json::Value::Null);
    let path = format!("/users/{}/password", me["user"]["id"]);
    let body = json!({ "password": "another long password" });
    assert_eq!(program.put(&path, &body).refusal(403), "denied");
    assert_eq!(program.delete("/sessions/current").refusal(400), "invalid");
}

#[test]
fn a_token_that_would_be_over_is_not_made() {
    let server = server();
    let body = json!({ "name": "sync", "expires_at": "2020-01-01T00:00:00Z" });
    let refused = server.member().post("/tokens", &body);
    assert_eq!(refused.refusal(400), "invalid");
    assert_eq!(refused.json()["problems"][0]["field"], "expires_at");
}

#[test]
fn a_token_opens_no_page_as_a_cookie() {
    let server = server();
    let made = server
        .member()
        .post("/tokens", &json!({ "name": "sync" }))
        .expect(201);
    let cookie = format!("session={}", made["secret"].as_str().unwrap());
    let answer = server.anonymous().with("cookie", &cookie).get("/me");
    assert_eq!(answer.refusal(401), "sign-in-required");
}

/// What a route needs of a token: one of these sets of scopes.
fn scopes_of(method: &str, path: &str, who: Who) -> Vec<&'static [&'static str]> {
    let exact: &[(&str, &str, &[&[&str]])] = &[
        ("GET", "/me", &[&[]]),
        ("DELETE", "/sessions/current", &[&[]]),
        ("GET", "/me/recent", &[&[]]),
        ("GET", "/sessions", &[&["settings"]]),
        ("GET", "/tokens", &[&["settings"]]),
        ("DELETE", "/sessions", &[&["settings"]]),
        ("DELETE", "/sessions/{session}", &[&["settings"]]),
        ("DELETE", "/tokens/{token}", &[&["settings"]]),
        ("GET", "/devices", &[&["settings"]]),
        ("DELETE", "/devices/{device}", &[&["settings"]]),
        ("PATCH", "/users/{user}", &[&["settings"]]),
        ("GET", "/tables", &[&["read"], &["settings"]]),
        ("GET", "/tables/{table}", &[&["read"], &["settings"]]),
        (
            "GET",
            "/tables/{table}/fields/{field}",
            &[&["read"], &["settings"]],
        ),
        ("GET", "/account", &[&["read"], &["settings"]]),
        ("GET", "/users", &[&["read"], &["settings"]]),
        ("GET", "/users/{user}", &[&["read"], &["settings"]]),
        ("GET", "/departments", &[&["read"], &["settings"]]),
        (
            "GET",
            "/departments/{department}",
            &[&["read"], &["settings"]],
        ),
        ("GET", "/plugins", &[&["read"], &["settings"]]),
        ("GET", "/plugins/{plugin}", &[&["read"], &["settings"]]),
        (
            "GET",
            "/plugins/{plugin}/runs/{run}",
            &[&["read"], &["settings"]],
        ),
        ("GET", "/journal", &[&["read"], &["settings"]]),
        ("GET", "/journal/activity", &[&["read"], &["settings"]]),
        ("GET", "/journal/head", &[&["read"], &["settings"]]),
        ("GET", "/journal/{operation}", &[&["read"], &["settings"]]),
        (
            "GET",
            "/journal/{operation}/changes",
            &[&["read"], &["settings"]],
        ),
        (
            "GET",
            "/journal/{operation}/undo",
            &[&["read"], &["settings"]],
        ),
        ("POST", "/journal/exports", &[&["settings", "export"]]),
        ("GET", "/plugins/{plugin}/data", &[&["settings", "export"]]),
        (
            "POST",
            "/journal/rewinds",
            &[&["settings", "write", "delete"]],
        ),
        ("POST", "/erasures", &[&["settings", "delete"]]),
        ("GET", "/backups/{backup}/file", &[&["settings", "export"]]),
        ("POST", "/tables/{table}/records", &[&["write"]]),
        ("POST", "/tables/{table}/records/query", &[&["read"]]),
        ("POST", "/tables/{table}/records/summary", &[&["read"]]),
        ("POST", "/tables/{table}/records/deletion", &[&["read"]]),
        ("POST", "/bin/plan", &[&["read"]]),
        (
            "DELETE",
            "/tables/{table}/records/{id}",
            &[&["read", "delete"]],
        ),
        (
            "POST",
            "/tables/{table}/records/bulk-delete",
            &[&["read", "delete"]],
        ),
        ("POST", "/bin/restore", &[&["read", "delete"]]),
        ("POST", "/bin/purge", &[&["read", "delete"]]),
        (
            "POST",
            "/tables/{table}/records/merge",
            &[&["read", "write", "delete"]],
        ),
        ("POST", "/tables/{table}/exports", &[&["read", "export"]]),
        ("POST", "/tables/{table}/imports", &[&["write"]]),
        ("POST", "/tables/{table}/imports/preview", &[&["write"]]),
    ];
    let known = exact
        .iter()
        .find(|(verb, route, _)| *verb == method && *route == path);
    match (known, who, method) {
        (Some((_, _, needed)), ..) => needed.to_vec(),
        (None, Who::Admins, _) => vec![&["settings"]],
        (None, _, "GET") => vec![&["read"]],
        (None, ..) => vec![&["read", "write"]],
    }
}

const SCOPES: [&str; 5] = ["read", "write", "delete", "export", "settings"];

#[test]
fn every_route_is_open_to_tokens_with_its_scopes_and_to_no_others() {
    let server = server();
    let owner = server.owner();
    let with = |scopes: &[&str]| {
        let body = json!({ "name": scopes.join(" "), "scopes": scopes });
        let made = owner.post("/tokens", &body).expect(201);
        server.anonymous().bearing(made["secret"].as_str().unwrap())
    };
    let every: Vec<Client> = (1..32_usize)
        .map(|set| {
            let chosen = SCOPES.iter().enumerate();
            let chosen = chosen.filter(|(n, _)| set >> n & 1 == 1).map(|(_, s)| *s);
            with(&chosen.collect::<Vec<_>>())
        })
        .collect();
    for (method, path, who) in ROUTES {
        // Programs make no tokens, set no passwords, are in no session and have no
        // safe-mode codes.
        let never = [
            "POST /tokens",
            "PUT /users/{user}/password",
            "DELETE /sessions/current",
            "GET /sessions/current/step",
            "POST /sessions/current/step",
            "POST /sessions/current/confirmation",
            "GET /me/safe-codes",
            "POST /me/safe-codes",
        ];
        let route = format!("{method} {path}");
        if *who == Who::Anybody || never.contains(&route.as_str()) {
            continue;
        }
        let needed = scopes_of(method, path, *who);
        for (n, program) in every.iter().enumerate() {
            let has: Vec<&str> = (0..5)
                .filter(|bit| (n + 1) >> bit & 1 == 1)
                .map(|bit| SCOPES[bit])
                .collect();
            let enough = needed
                .iter()
                .any(|set| set.iter().all(|scope| has.contains(scope)));
            let (status, text) = call(program, method, path);
            if enough {
                assert!(
                    status != 401 && status < 500,
                    "{route} with {has:?}: {status} {text}"
                );
                assert!(
                    !text.contains("lacks the scope"),
                    "{route} with {has:?}: {text}"
                );
            } else {
                assert_eq!(status, 403, "{route} with {has:?}: {text}");
                let named = needed.iter().flat_map(|set| set.iter());
                let named = named.filter(|scope| !has.contains(scope));
                let mut named = named.map(|scope| format!("lacks the scope `{scope}`"));
                assert!(
                    named.any(|told| text.contains(&told)),
                    "{route} with {has:?}: {text}"
                );
            }
        }
    }
}

#[test]
fn a_token_narrows_what_even_the_owner_may() {
    let server = server();
    let owner = server.owner();
    let company = json!({ "values": { "name": "Acme" } });
    let made = owner
        .post("/tables/companies/records", &company)
        .expect(201);
    let id = made["id"].as_i64().unwrap();
    let body = json!({ "name": "reports", "scopes": ["read"], "tables": ["companies"] });
    let made = owner.post("/tokens", &body).expect(201);
    assert_eq!(made["token"]["scopes"], json!(["read"]));
    assert_eq!(made["token"]["tables"], json!(["companies"]));
    let program = server.anonymous().bearing(made["secret"].as_str().unwrap());

    let one = format!("/tables/companies/records/{id}");
    assert_eq!(program.get(&one).expect(200)["values"]["name"], "Acme");
    let refused = program.with("if-match", "*").patch(&one, &company);
    assert_eq!(refused.refusal(403), "denied");
    assert!(refused.text().contains("`write`"), "{}", refused.text());
    let refused = program.get("/tables/deals/records");
    assert_eq!(refused.refusal(403), "denied");
    assert!(refused.text().contains("`deals`"), "{}", refused.text());
    let tables = program.get("/tables").expect(200);
    let keys: Vec<_> = tables
        .as_array()
        .unwrap()
        .iter()
        .map(|table| &table["key"])
        .collect();
    assert_eq!(keys, ["companies"]);
    let refused = program.post("/departments", &json!({ "name": "Sales" }));
    assert!(refused.text().contains("`settings`"), "{}", refused.text());

    let told = owner.get("/journal?kind=token.created").expect(200);
    let told = told["operations"][0]["details"].as_array().unwrap();
    for detail in [("scopes", "read"), ("tables", "companies")] {
        let detail = json!({ "name": detail.0, "value": detail.1 });
        assert!(told.contains(&detail), "{told:?}");
    }
}

#[test]
fn a_form_makes_records_that_its_token_does_not_show() {
    let server = server();
    let body = json!({ "name": "web form", "scopes": ["write"], "tables": ["contacts"] });
    let made = server.member().post("/tokens", &body).expect(201);
    let program = server.anonymous().bearing(made["secret"].as_str().unwrap());
    let contact = json!({ "values": { "name": "Ada" } });
    let made = program.post("/tables/contacts/records", &contact);
    assert_eq!((made.status, made.text().as_str()), (201, ""));
    assert!(
        program
            .get("/tables/contacts/records")
            .text()
            .contains("`read`")
    );
    assert_eq!(crate::count(&server.member(), "contacts"), 1);
}

#[test]
fn scopes_and_tables_that_there_are_not_are_named() {
    let server = server();
    for (body, field, told) in [
        (json!({ "name": "a", "scopes": ["fly"] }), "scopes", "fly"),
        (json!({ "name": "a", "scopes": [] }), "scopes", "nothing"),
        (json!({ "name": "a", "tables": ["none"] }), "tables", "none"),
        (json!({ "name": "a", "tables": [] }), "tables", "table"),
    ] {
        let refused = server.member().post("/tokens", &body);
        assert_eq!(refused.refusal(400), "invalid");
        let problem = &refused.json()["problems"][0];
        assert_eq!(problem["field"], field);
        assert!(
            problem["message"].as_str().unwrap().contains(told),
            "{problem}"
        );
    }
    assert!(
        server
            .member()
            .get("/tokens")
            .expect(200)
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_token_of_another_account_answers_as_an_unknown_one() {
    let (one, other) = (server(), server());
    let made = one
        .member()
        .post("/tokens", &json!({ "name": "sync" }))
        .expect(201);
    let secret = made["secret"].as_str().unwrap();
    let unknown = format!("bailey_demo_{}", "A".repeat(43));
    let elsewhere = secret.replacen("_demo_", "_other_", 1);
    let told = |secret: &str| {
        let answer = other.anonymous().bearing(secret).get("/me");
        let mut body = answer.json();
        body["request"].take();
        (answer.status, body)
    };
    assert_eq!(told(secret), told(&unknown));
    assert_eq!(told(&elsewhere), told(&unknown));
}

#[test]
fn a_warm_request_with_a_narrow_token_asks_no_plugin() {
    let server = server();
    let body = json!({ "name": "reports", "scopes": ["read"] });
    let made = server.member().post("/tokens", &body).expect(201);
    let program = server.anonymous().bearing(made["secret"].as_str().unwrap());
    let _warm = program.get("/tables").expect(200);
    let before = server.plugins().policies_asked();
    for _ in 0..5 {
        let _warm = program.get("/tables").expect(200);
    }
    assert_eq!(server.plugins().policies_asked(), before);
}
