//! Tokens by which programs act for a user.

use serde_json::json;

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
