//! Writes that are sent twice.

use serde_json::json;

use crate::roles::Company;
use crate::{count, server};

const PATH: &str = "/tables/companies/records";

#[test]
fn a_repeated_write_is_answered_as_the_first_one_and_not_carried_out_again() {
    let server = server();
    let member = server.member().with("idempotency-key", "k1");
    let values = json!({ "values": { "name": "Acme" } });
    let first = member.post(PATH, &values);
    let second = member.post(PATH, &values);
    assert_eq!((first.status, second.status), (201, 201));
    assert_eq!(
        (&first.body, first.header("etag")),
        (&second.body, second.header("etag"))
    );
    assert_eq!(first.header("location"), second.header("location"));
    assert_eq!(
        (
            first.header("idempotency-replayed"),
            second.header("idempotency-replayed")
        ),
        ("", "true")
    );
    assert_eq!(second.header("content-type"), "application/json");
    assert_eq!(count(&member, "companies"), 1);
}

#[test]
fn another_request_under_the_same_key_is_refused() {
    let server = server();
    let member = server.member().with("idempotency-key", "k1");
    let _made = member
        .post(PATH, &json!({ "values": { "name": "Acme" } }))
        .expect(201);
    let other = member.post(PATH, &json!({ "values": { "name": "Bolt" } }));
    assert_eq!(other.refusal(422), "key-reused");
    let elsewhere = member.post(
        "/tables/deals/records",
        &json!({ "values": { "name": "Acme" } }),
    );
    assert_eq!(elsewhere.refusal(422), "key-reused");
    assert_eq!(count(&member, "companies"), 1);
}

#[test]
fn a_refused_write_may_be_sent_again() {
    let server = server();
    let member = server.member().with("idempotency-key", "k1");
    assert_eq!(
        member.post(PATH, &json!({ "values": {} })).refusal(400),
        "invalid"
    );
    let _made = member
        .post(PATH, &json!({ "values": { "name": "Acme" } }))
        .expect(201);
}

#[test]
fn a_key_is_its_users_own() {
    let server = server();
    let values = json!({ "values": { "name": "Acme" } });
    for client in [server.member(), server.owner()] {
        let _made = client
            .with("idempotency-key", "k1")
            .post(PATH, &values)
            .expect(201);
    }
    assert_eq!(count(&server.member(), "companies"), 2);
}

#[test]
fn a_secret_is_never_answered_twice() {
    let server = server();
    let member = server.member().with("idempotency-key", "k1");
    let body = json!({ "name": "sync" });
    let first = member.post("/tokens", &body).expect(201);
    let second = member.post("/tokens", &body).expect(201);
    assert_ne!(first["secret"], second["secret"]);
}

#[test]
fn one_key_at_once_carries_out_one_write() {
    let server = server();
    let member = server.member().with("idempotency-key", "k1");
    let values = json!({ "values": { "name": "Acme" } });
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let answer = member.post(PATH, &values);
                assert!([201, 409].contains(&answer.status), "{}", answer.text());
            });
        }
    });
    assert_eq!(count(&member, "companies"), 1);
}

#[test]
fn what_is_no_key_is_refused() {
    let server = server();
    let values = json!({ "values": { "name": "Acme" } });
    let long = server
        .member()
        .with("idempotency-key", &"x".repeat(300))
        .post(PATH, &values);
    assert_eq!(long.refusal(400), "invalid");
    let nobody = server
        .anonymous()
        .with("idempotency-key", "k1")
        .post(PATH, &values);
    assert_eq!(nobody.refusal(401), "sign-in-required");
}

#[test]
fn an_answer_is_not_given_again_to_whom_less_is_shown_by_now() {
    let company = Company::with_roles();
    let id = company.deal_of(company.ids.agent, "Theirs", "won");
    let path = format!("/tables/deals/records/{id}");
    let agent = company.agent.with("idempotency-key", "k1");
    let agent = agent.with("if-match", "*");
    let body = json!({ "values": { "name": "Theirs still" } });
    let first = agent.patch(&path, &body);
    assert_eq!(first.status, 200, "{}", first.text());
    assert_eq!(
        agent.patch(&path, &body).header("idempotency-replayed"),
        "true"
    );
    company.assign(company.ids.agent, &["lawyer"]);
    let hide = json!([["role", "lawyer"], ["table", "deals"], ["field.name", "0"]]);
    crate::roles::save(&company.owner, "fields", "fields", hide);
    let again = agent.patch(&path, &body);
    assert_eq!(again.refusal(422), "key-reused");
    assert!(!again.text().contains("Theirs"), "{}", again.text());
}
