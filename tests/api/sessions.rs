//! Signing in and out.

use bailey_tests::{MEMBER, OWNER, PASSWORD};
use serde_json::json;

use crate::server;

#[test]
fn a_session_is_known_by_its_cookie_and_by_its_token() {
    let server = server();
    let typed = json!({ "email": OWNER, "password": PASSWORD });
    let begun = server.anonymous().post("/sessions", &typed);
    let cookie = begun.header("set-cookie").to_owned();
    assert!(
        cookie.starts_with("session=") && cookie.contains("HttpOnly"),
        "{cookie}"
    );
    assert!(
        cookie.contains("SameSite=Lax") && !cookie.contains("Secure"),
        "{cookie}"
    );
    let token = begun.expect(201)["token"].as_str().unwrap().to_owned();

    let pair = cookie.split(';').next().unwrap();
    for client in [
        server.anonymous().with("cookie", pair),
        server.anonymous().bearing(&token),
    ] {
        let me = client.get("/me").expect(200);
        assert_eq!(
            (&me["account"], &me["user"]["email"]),
            (&json!("demo"), &json!(OWNER))
        );
    }
}

#[test]
fn over_tls_the_cookie_is_kept_to_its_host() {
    let settings = bailey_server::Settings {
        public_url: Some("https://crm.example".to_owned()),
        ..bailey_server::Settings::default()
    };
    let server = bailey_tests::Server::with(&crate::code(), settings);
    let client = server.anonymous().with("host", "demo.crm.example");
    let begun = client.post(
        "/sessions",
        &json!({ "email": OWNER, "password": PASSWORD }),
    );
    let cookie = begun.header("set-cookie");
    assert!(
        cookie.starts_with("__Host-session=") && cookie.contains("Secure"),
        "{cookie}"
    );
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert_eq!(
        begun.header("strict-transport-security"),
        "max-age=31536000; includeSubDomains"
    );
}

#[test]
fn a_wrong_password_says_no_more_than_that() {
    let server = server();
    let refused = |email: &str, password: &str| {
        let typed = json!({ "email": email, "password": password });
        let answer = server.anonymous().post("/sessions", &typed);
        (answer.refusal(401), answer.json()["detail"].clone())
    };
    let wrong = refused(OWNER, "wrong password");
    assert_eq!(wrong.0, "wrong-credentials");
    assert_eq!(wrong, refused("nobody@demo.example", PASSWORD));
}

#[test]
fn after_too_many_wrong_tries_even_the_right_password_waits() {
    let server = server();
    let mut last = String::new();
    for _ in 0..7 {
        let typed = json!({ "email": OWNER, "password": "wrong password" });
        last = server.anonymous().post("/sessions", &typed).code();
    }
    assert_eq!(last, "throttled");
    let typed = json!({ "email": OWNER, "password": PASSWORD });
    let answer = server.anonymous().post("/sessions", &typed);
    assert_eq!(answer.refusal(429), "throttled");
    assert!(!answer.header("retry-after").is_empty());
}

#[test]
fn who_signs_out_is_out_at_once() {
    let server = server();
    let (here, elsewhere) = (server.member(), server.member());
    let _me = here.get("/me").expect(200);
    assert_eq!(
        here.get("/sessions").expect(200).as_array().unwrap().len(),
        2
    );
    assert_eq!(here.delete("/sessions/current").status, 204);
    assert_eq!(here.get("/me").refusal(401), "sign-in-required");
    let _me = elsewhere.get("/me").expect(200);
}

#[test]
fn a_session_that_is_revoked_elsewhere_is_over_at_once() {
    let server = server();
    let (here, elsewhere) = (server.member(), server.member());
    let session = elsewhere.get("/me").expect(200)["session"]
        .as_i64()
        .unwrap();
    assert_eq!(here.delete(&format!("/sessions/{session}")).status, 204);
    assert_eq!(elsewhere.get("/me").refusal(401), "sign-in-required");

    let owners = server.owner().get("/me").expect(200)["session"]
        .as_i64()
        .unwrap();
    assert_eq!(
        here.delete(&format!("/sessions/{owners}")).refusal(403),
        "denied"
    );
}

#[test]
fn all_sessions_elsewhere_end_in_one_go() {
    let server = server();
    let (here, one, other) = (server.member(), server.member(), server.member());
    let owner = server.owner();
    assert_eq!(here.delete("/sessions").status, 204);
    for gone in [one, other] {
        assert_eq!(gone.get("/me").refusal(401), "sign-in-required");
    }
    let _me = here.get("/me").expect(200);
    let _me = owner.get("/me").expect(200);
}

#[test]
fn who_is_suspended_is_out_at_once() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    let user = member.get("/me").expect(200)["user"]["id"]
        .as_i64()
        .unwrap();
    let path = format!("/users/{user}");
    let _user = owner
        .with("if-match", "*")
        .patch(&path, &json!({ "active": false }))
        .expect(200);
    assert_eq!(member.get("/me").refusal(401), "sign-in-required");
    let typed = json!({ "email": MEMBER, "password": PASSWORD });
    assert_eq!(
        server.anonymous().post("/sessions", &typed).refusal(401),
        "wrong-credentials"
    );
}

#[test]
fn who_becomes_an_admin_is_one_at_once() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    let department = json!({ "name": "Sales" });
    assert_eq!(
        member.post("/departments", &department).refusal(403),
        "denied"
    );
    let user = member.get("/me").expect(200)["user"]["id"]
        .as_i64()
        .unwrap();
    let path = format!("/users/{user}");
    let _user = owner
        .with("if-match", "*")
        .patch(&path, &json!({ "admin": true }))
        .expect(200);
    let _made = member.post("/departments", &department).expect(201);
}

#[test]
fn an_act_with_a_cookie_from_another_site_is_refused() {
    let server = server();
    let typed = json!({ "email": OWNER, "password": PASSWORD });
    let begun = server.anonymous().post("/sessions", &typed);
    let pair = begun
        .header("set-cookie")
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let client = server.anonymous().with("cookie", &pair);
    let values = json!({ "values": { "name": "Acme" } });
    for (name, value) in [
        ("origin", "http://other.example"),
        ("sec-fetch-site", "cross-site"),
    ] {
        let answer = client
            .with(name, value)
            .post("/tables/companies/records", &values);
        assert_eq!(answer.refusal(403), "foreign-origin");
    }
    assert_eq!(crate::count(&client, "companies"), 0);
    let own = client.with("origin", "http://demo.localhost");
    let _made = own.post("/tables/companies/records", &values).expect(201);
}
