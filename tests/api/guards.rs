//! Plugins that guard the account's door: remembered, failing closed, and never
//! locking the owner out.

use std::time::{Duration, Instant};

use bailey_tests::{Client, MEMBER, OWNER, PASSWORD, Server};
use serde_json::{Value as Json, json};

use crate::{GUEST_ID, detail, enable, with_guest};

/// Has the guest's hook do what it does with this setting.
pub fn set(owner: &Client, hook: &str) {
    let path = format!("/plugins/{GUEST_ID}/settings");
    let body = json!({ "settings": { "trap-in": hook } });
    let answer = owner.put(&path, &body);
    assert!(answer.status < 300, "{}", answer.text());
}

fn sign_in(server: &Server, email: &str, password: &str) -> bailey_tests::Answer {
    let typed = json!({ "email": email, "password": password });
    server.anonymous().post("/sessions", &typed)
}

/// The mails of which this can be said, once there are so many.
fn mails(server: &Server, word: &str, count: usize) -> Vec<String> {
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        let mut mails = server.mails();
        mails.retain(|mail| mail.contains(word));
        if mails.len() >= count {
            return mails;
        }
        assert!(
            Instant::now() < deadline,
            "{} of {count} mails",
            mails.len()
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The entries of the journal of this kind.
fn entries(owner: &Client, kind: &str) -> Vec<Json> {
    let found = owner.get(&format!("/journal?kind={kind}")).expect(200);
    found["operations"].as_array().unwrap().clone()
}

#[test]
fn a_guard_is_asked_once_and_its_answer_remembered() {
    let (server, _background) = with_guest();
    let (owner, member) = (server.owner(), server.member());
    for client in [&owner, &member] {
        let _first = client.get("/me").expect(200);
    }
    let asked = server.plugins().guards_asked();
    for _ in 0..20 {
        let _again = member.get("/me").expect(200);
        let _list = member.get("/tables/companies/records").expect(200);
    }
    crate::made(&owner, "companies", json!({ "name": "Acme" }));
    assert_eq!(server.plugins().guards_asked(), asked);
    set(&owner, "job-runner");
    let _anew = member.get("/me").expect(200);
    assert!(server.plugins().guards_asked() > asked);
}

#[test]
fn a_guard_that_gives_no_answer_keeps_everybody_out_but_the_owner_who_is_told() {
    let (server, _background) = with_guest();
    server.account("other");
    let (owner, member) = (server.owner(), server.member());
    for (number, way) in ["request-guard", "guard-loop", "guard-large", "guard-unsure"]
        .into_iter()
        .enumerate()
    {
        set(&owner, way);
        // Before the guest has failed so often that its step is not asked either.
        let _new = server.owner().get("/tables").expect(200);
        for _ in 0..3 {
            assert_eq!(member.get("/me").refusal(503), "guard-failed", "{way}");
        }
        assert_eq!(member.page("/tables/deals").status, 503, "{way}");
        assert_eq!(
            sign_in(&server, MEMBER, PASSWORD).refusal(503),
            "guard-failed"
        );
        assert_eq!(
            sign_in(&server, MEMBER, "wrong").refusal(401),
            "wrong-credentials"
        );
        let _in = owner.get("/me").expect(200);
        let other = server.anonymous_in("other").sign_in(MEMBER, PASSWORD);
        let _unaffected = other.get("/me").expect(200);
        let told = mails(&server, "a plugin keeps people out", number + 1);
        assert!(
            told.iter()
                .all(|mail| mail.contains(&format!("To: {OWNER}")))
        );
        let path = format!("/plugins/{GUEST_ID}");
        let _off = owner
            .post(&format!("{path}/disable"), &json!({}))
            .expect(200);
        let _in = member.get("/me").expect(200);
        set(&owner, "nothing");
        let _on = enable(&owner, GUEST_ID);
    }
    // Once for each trouble, however many were kept out by it.
    assert_eq!(mails(&server, "a plugin keeps people out", 4).len(), 4);
}

#[test]
fn whom_a_guard_keeps_out_can_still_leave() {
    let (server, _background) = with_guest();
    let (owner, member) = (server.owner(), server.member());
    set(&owner, "guard-deny");
    assert_eq!(member.get("/me").refusal(403), "barred");
    assert_eq!(member.delete("/sessions/current").status, 204);
    assert_eq!(member.get("/me").refusal(401), "sign-in-required");
}

#[test]
fn a_guard_that_refuses_the_owner_too_gives_way_to_a_safe_mode_code() {
    let (server, _background) = with_guest();
    let (owner, member) = (server.owner(), server.member());
    let made = owner.post("/me/safe-codes", &json!({})).expect(201);
    let codes: Vec<String> = serde_json::from_value(made["codes"].clone()).unwrap();
    assert_eq!(codes.len(), 10);
    set(&owner, "guard-deny");
    assert_eq!(owner.get("/plugins").refusal(403), "barred");
    let refused = sign_in(&server, OWNER, PASSWORD);
    assert_eq!(refused.refusal(403), "barred");
    assert!(
        refused.text().contains("Nobody comes in."),
        "{}",
        refused.text()
    );
    // Who doesn't know the password is told nothing about it.
    let guess = sign_in(&server, OWNER, "wrong");
    assert!(
        !guess.text().contains("Nobody comes in."),
        "{}",
        guess.text()
    );

    let enter = |email: &str, code: &str| {
        let typed = json!({ "email": email, "password": PASSWORD, "code": code });
        server.anonymous().post("/sessions/safe-mode", &typed)
    };
    assert_eq!(
        enter(OWNER, "AAAA-AAAA-AAAA-AAAA").refusal(401),
        "wrong-credentials"
    );
    assert_eq!(enter(MEMBER, &codes[0]).refusal(401), "wrong-credentials");
    let begun = enter(OWNER, &codes[0].to_lowercase()).expect(201);
    assert_eq!(begun["session"]["safe_mode"], true);
    assert_eq!(enter(OWNER, &codes[0]).refusal(401), "wrong-credentials");
    let safe = server.anonymous().bearing(begun["token"].as_str().unwrap());
    for closed in ["/tables", "/users", "/tokens", "/me/safe-codes"] {
        assert_eq!(safe.get(closed).refusal(403), "safe-mode", "{closed}");
    }
    let pages = format!("/plugins/{GUEST_ID}/pages");
    assert_eq!(safe.get(&pages).refusal(403), "safe-mode");
    assert_eq!(safe.page("/tables/deals").status, 403);
    let settings = safe.page("/settings/plugins");
    assert!(settings.text().contains("Safe mode"), "{}", settings.text());
    let _journal = safe.get("/journal").expect(200);
    let off = format!("/plugins/{GUEST_ID}/disable");
    let _off = safe.post(&off, &json!({})).expect(200);

    let _in = member.get("/me").expect(200);
    let left = owner.get("/me/safe-codes").expect(200);
    assert_eq!(left["left"], 9);
    let told = mails(&server, "safe mode was entered", 1);
    assert!(told[0].contains(&format!("To: {OWNER}")));
    assert_eq!(entries(&owner, "session.safe-mode").len(), 1);
    let refused = entries(&owner, "session.refused");
    let wrong = refused
        .iter()
        .filter(|entry| detail(entry, "reason") == "wrong-code");
    assert_eq!(wrong.count(), 3, "{refused:?}");
}

#[test]
fn refusals_are_journalled_and_fill_no_journal() {
    let (server, _background) = with_guest();
    let (owner, member) = (server.owner(), server.member());
    set(&owner, "guard-deny");
    for _ in 0..25 {
        assert_eq!(member.get("/me").refusal(403), "barred");
    }
    let _off = server.plugins().disable(
        &server.crm().account(&"demo".parse().unwrap()).unwrap(),
        &bailey_crm::Context::operator(),
        GUEST_ID,
    );
    let barred = entries(&owner, "session.barred");
    assert_eq!(barred.len(), 1, "{barred:?}");
    let told = |name: &str| detail(&barred[0], name);
    assert_eq!(told("plugin"), GUEST_ID);
    assert_eq!(told("reason"), "Nobody comes in.");
    assert_eq!(told("credential"), "session");
    assert_eq!(barred[0]["address"], "127.0.0.1");
}

#[test]
fn a_guard_that_is_switched_off_is_told_to_the_other_admins() {
    let (server, _background) = with_guest();
    let owner = server.owner();
    let users = owner.get("/users").expect(200);
    let mut users = users.as_array().unwrap().iter();
    let member = users.find(|user| user["email"] == MEMBER).unwrap();
    let id = &member["id"];
    let path = format!("/users/{id}");
    let admin = owner
        .with("if-match", "*")
        .patch(&path, &json!({ "admin": true }));
    assert_eq!(admin.status, 200, "{}", admin.text());
    let off = format!("/plugins/{GUEST_ID}/disable");
    let _off = server.member().post(&off, &json!({})).expect(200);
    let told = mails(&server, "safety plugin was switched off", 1);
    assert_eq!(told.len(), 1);
    assert!(told[0].contains(&format!("To: {OWNER}")), "{}", told[0]);
}

#[test]
fn safe_mode_is_the_owners_and_no_programs() {
    let (server, _background) = with_guest();
    let (owner, member) = (server.owner(), server.member());
    assert_eq!(
        member.post("/me/safe-codes", &json!({})).refusal(403),
        "denied"
    );
    let token = owner
        .post("/tokens", &json!({ "name": "sync" }))
        .expect(201);
    let program = server
        .anonymous()
        .bearing(token["secret"].as_str().unwrap());
    assert_eq!(
        program.post("/me/safe-codes", &json!({})).refusal(403),
        "denied"
    );
    let typed = json!({ "email": OWNER, "password": PASSWORD, "code": "x" });
    let mut last = String::new();
    for _ in 0..7 {
        last = server
            .anonymous()
            .post("/sessions/safe-mode", &typed)
            .code();
    }
    assert_eq!(last, "throttled");
    assert_eq!(sign_in(&server, OWNER, PASSWORD).refusal(429), "throttled");
}
