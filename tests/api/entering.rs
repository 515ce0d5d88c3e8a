//! How people come in: by an invitation, by a link for a forgotten password, and
//! with a new password where one is asked of them.

use std::time::{Duration, Instant};

use bailey_tests::{MEMBER, OWNER, PASSWORD, Server};
use serde_json::json;

use crate::server;

/// The text of the mail that comes after so many others.
pub fn mail(server: &Server, before: usize) -> String {
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        let mails = server.mails();
        if let Some(mail) = mails.get(before) {
            return mail.replace("=\r\n", "").replace("=3D", "=");
        }
        assert!(Instant::now() < deadline, "no mail after {before}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The link's own word.
fn link(mail: &str) -> String {
    let rest = mail
        .split("?link=")
        .nth(1)
        .unwrap_or_else(|| panic!("no link in {mail}"));
    rest.split_whitespace().next().unwrap().to_owned()
}

#[test]
fn whoever_is_invited_chooses_their_password_and_is_in() {
    let server = server();
    let _background = server.plugins().start().unwrap();
    let owner = server.owner();
    let new = json!({ "name": "Anna", "email": "anna@demo.example" });
    let id = owner.post("/users", &new).expect(201)["id"].clone();
    let path = format!("/users/{id}/invitation");
    assert_eq!(owner.post(&path, &json!({})).status, 202);
    let mail = mail(&server, 0);
    assert!(mail.contains("To: anna@demo.example"), "{mail}");
    assert!(
        mail.contains("http://demo.localhost/sign-in/password?link="),
        "{mail}"
    );
    let anybody = server.anonymous();
    let choose = |password: &str| {
        let chosen = json!({ "link": link(&mail), "password": password });
        anybody.put("/password-resets", &chosen)
    };
    for weak in ["short", "password1", "anna@demo"] {
        let refused = choose(weak);
        assert_eq!(refused.refusal(400), "invalid", "{weak}");
        assert_eq!(refused.json()["problems"][0]["field"], "password");
    }
    assert_eq!(choose("several quiet rivers").status, 204);
    let _signed = anybody.sign_in("anna@demo.example", "several quiet rivers");
    let again = choose("several loud rivers");
    assert_eq!(again.json()["problems"][0]["field"], "link", "once");
    let has_one = owner.post(&path, &json!({}));
    assert_eq!(has_one.refusal(409), "conflict");

    // What was mailed is in no entry of the journal.
    let journal = owner.get("/journal?limit=50").text();
    assert!(journal.contains("mail.sent") && journal.contains("users.invited"));
    assert!(!journal.contains(&link(&mail)), "{journal}");
}

#[test]
fn who_forgot_their_password_gets_a_link_and_who_asks_learns_nothing() {
    let server = server();
    let _background = server.plugins().start().unwrap();
    let anybody = server.anonymous();
    let (known, unknown) = (
        json!({ "email": MEMBER }),
        json!({ "email": "no@demo.example" }),
    );
    let (first, second) = (
        anybody.post("/password-resets", &known),
        anybody.post("/password-resets", &unknown),
    );
    assert_eq!((first.status, first.text()), (second.status, second.text()));
    let mail = mail(&server, 0);
    assert!(mail.contains(&format!("To: {MEMBER}")), "{mail}");
    let elsewhere = server.member();
    let chosen = json!({ "link": link(&mail), "password": "several quiet rivers" });
    assert_eq!(anybody.put("/password-resets", &chosen).status, 204);
    assert_eq!(elsewhere.get("/me").refusal(401), "sign-in-required");
    let old = json!({ "email": MEMBER, "password": PASSWORD });
    assert_eq!(
        anybody.post("/sessions", &old).refusal(401),
        "wrong-credentials"
    );
    let _signed = anybody.sign_in(MEMBER, "several quiet rivers");
    assert_eq!(server.mails().len(), 1, "the unknown address got none");
}

#[test]
fn links_are_not_mailed_to_where_a_request_wishes() {
    let server = server();
    let evil = server.anonymous().with("host", "evil.example");
    let asked = evil.post("/password-resets", &json!({ "email": MEMBER }));
    assert_eq!(asked.refusal(503), "unavailable");
}

#[test]
fn a_new_password_comes_before_anything_else_where_one_is_asked_for() {
    let server = server();
    let owner = server.owner();
    let member = server.member();
    let made = member
        .post("/tokens", &json!({ "name": "sync" }))
        .expect(201);
    let program = server.anonymous().bearing(made["secret"].as_str().unwrap());
    let id = member.get("/me").expect(200)["user"]["id"].clone();
    let ask = json!({ "password_change": true });
    let asked = owner
        .with("if-match", "*")
        .patch(&format!("/users/{id}"), &ask);
    assert_eq!(asked.expect(200)["password_change"], true);

    for path in ["/tables", "/search?text=a", "/journal"] {
        let refused = member.get(path);
        assert_eq!(refused.refusal(403), "password-change-required", "{path}");
    }
    let _me = member.get("/me").expect(200);
    let _works = program.get("/tables").expect(200);
    let path = format!("/users/{id}/password");
    let same = json!({ "password": PASSWORD, "current": PASSWORD });
    let refused = member.put(&path, &same);
    assert_eq!(refused.json()["problems"][0]["field"], "password");
    let new = json!({ "password": "several quiet rivers", "current": PASSWORD });
    assert_eq!(member.put(&path, &new).status, 204);
    let _through = member.get("/tables").expect(200);

    // What an admin set, its user changes first.
    let set = json!({ "password": "made up by the owner" });
    assert_eq!(owner.put(&path, &set).status, 204);
    let member = server.anonymous().sign_in(MEMBER, "made up by the owner");
    let refused = member.get("/tables");
    assert_eq!(refused.refusal(403), "password-change-required");
    let _owner = server.anonymous().sign_in(OWNER, PASSWORD);
}
