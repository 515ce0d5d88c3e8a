//! What plugins do about the account's people.

use std::time::Duration;

use bailey_tests::{Client, MEMBER, OWNER, PASSWORD};
use serde_json::{Value as Json, json};

use crate::pages::word;
use crate::{deed, server, with_guest};

/// What the guest is told when it does this about that user.
fn measure(client: &Client, measure: &str, user: &str) -> String {
    let parameters = [
        ("measure", measure),
        ("user", user),
        ("reason", "Too many cards opened"),
    ];
    deed(client, "keep-out", &parameters)
}

/// What the guest is told when its job does it, with nobody behind it.
fn alone(owner: &Client, measure: &str, user: &str) -> String {
    let parameters = [["measure", measure], ["user", user], ["reason", "At night"]];
    let path = "/plugins/hostile.guest/jobs/keep-out";
    let started = owner.post(path, &json!({ "parameters": parameters }));
    assert_eq!(started.status, 202, "{}", started.text());
    let run = started.json()["run"].clone();
    let path = format!("/plugins/hostile.guest/runs/{run}");
    loop {
        let status = owner.get(&path).expect(200);
        if !status["finished_at"].is_null() {
            return status.to_string();
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The last entry of this kind.
fn last(owner: &Client, kind: &str) -> Json {
    owner.get(&format!("/journal?kind={kind}")).expect(200)["operations"][0].clone()
}

#[test]
fn a_suspended_user_is_out_with_the_next_request_and_comes_back() {
    let (server, _background) = with_guest();
    let (owner, member) = (server.owner(), server.member());
    let made = member
        .post("/tokens", &json!({ "name": "sync" }))
        .expect(201);
    let program = server.anonymous().bearing(made["secret"].as_str().unwrap());
    let _works = program.get("/tables").expect(200);
    assert!(measure(&owner, "suspend", "2").starts_with("Ok(Some("));
    assert_eq!(member.get("/me").refusal(401), "sign-in-required");
    assert_eq!(program.get("/tables").refusal(401), "sign-in-required");
    assert_eq!(measure(&owner, "suspend", "2"), "Ok(None)", "already");
    let told = last(&owner, "users.suspended");
    assert_eq!(
        (
            &told["by"]["kind"],
            &told["by"]["plugin"],
            &told["by"]["on_behalf_of"]
        ),
        (&json!("plugin"), &json!("hostile.guest"), &json!(1)),
        "{told}"
    );
    assert!(told.to_string().contains("Too many cards opened"), "{told}");
    assert!(measure(&owner, "reactivate", "2").starts_with("Ok(Some("));
    let _again = program.get("/tables").expect(200);
    let _in = server.anonymous().sign_in(MEMBER, PASSWORD);
}

#[test]
fn a_job_with_nobody_behind_it_does_the_same_for_the_plugin_itself() {
    let (server, _background) = with_guest();
    let (owner, member) = (server.owner(), server.member());
    let said = alone(&owner, "sign-out", "2");
    assert!(said.contains("Ok(Some("), "{said}");
    assert_eq!(member.get("/me").refusal(401), "sign-in-required");
    let told = last(&owner, "users.signed-out");
    assert_eq!(told["by"]["on_behalf_of"], Json::Null, "{told}");
    let member = server.anonymous().sign_in(MEMBER, PASSWORD);
    let said = alone(&owner, "require-password-change", "2");
    assert!(said.contains("Ok(Some("), "{said}");
    assert_eq!(
        member.get("/tables").refusal(403),
        "password-change-required"
    );
}

#[test]
fn who_is_asked_who_they_are_goes_on_once_they_proved_it() {
    let (server, _background) = with_guest();
    let (owner, member) = (server.owner(), server.member());
    let elsewhere = server.member();
    let made = member
        .post("/tokens", &json!({ "name": "sync" }))
        .expect(201);
    let program = server.anonymous().bearing(made["secret"].as_str().unwrap());
    assert!(measure(&owner, "require-confirmation", "2").starts_with("Ok(Some("));
    assert_eq!(measure(&owner, "require-confirmation", "2"), "Ok(None)");
    let asked = "confirmation-required";
    for waiting in [&member, &elsewhere, &program] {
        assert_eq!(waiting.get("/tables").refusal(403), asked);
    }
    assert_eq!(
        member.page("/tables/deals").header("location"),
        "/confirm?then=%2Ftables%2Fdeals"
    );
    let told = last(&owner, "session.confirmation-required");
    assert!(told.to_string().contains("Too many cards opened"), "{told}");

    let proof = json!({ "password": PASSWORD });
    let shown = member.post("/sessions/current/confirmation", &proof);
    let member = member.bearing(shown.expect(200)["token"].as_str().unwrap());
    for goes_on in [&member, &program] {
        let _tables = goes_on.get("/tables").expect(200);
    }
    // Whoever sits there has yet to prove it.
    assert_eq!(elsewhere.get("/tables").refusal(403), asked);
}

#[test]
fn an_admin_asks_somebody_who_they_are_by_hand() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    let asked = |user: u8, reason: &str| {
        let path = format!("/users/{user}/confirmation");
        owner.post(&path, &json!({ "reason": reason }))
    };
    let refused = asked(2, "");
    assert_eq!(refused.refusal(400), "invalid");
    assert_eq!(refused.json()["problems"][0]["field"], "reason");
    assert_eq!(asked(1, "It is me").refusal(403), "denied");
    assert_eq!(asked(2, "A strange hour").status, 204);
    assert_eq!(member.get("/tables").refusal(403), "confirmation-required");
    let form = format!("csrf={}&reason=", word(&owner));
    let page = owner.submit("/settings/people/2/proof", &form);
    assert!(page.text().contains("id=\"reason\""), "{}", page.text());
    let kind = "/journal?kind=session.confirmation-required";
    assert_eq!(owner.get(kind).expect(200)["total"], 1);
    let told = last(&owner, "session.confirmation-required");
    assert!(told.to_string().contains("A strange hour"), "{told}");
}

#[test]
fn whose_tokens_rest_wakes_them_by_signing_in_anew() {
    let (server, _background) = with_guest();
    let (owner, member) = (server.owner(), server.member());
    let made = member
        .post("/tokens", &json!({ "name": "sync" }))
        .expect(201);
    let program = server.anonymous().bearing(made["secret"].as_str().unwrap());
    measure(&owner, "require-confirmation", "2");
    assert_eq!(program.get("/tables").refusal(403), "confirmation-required");
    let _in = server.anonymous().sign_in(MEMBER, PASSWORD);
    let _tables = program.get("/tables").expect(200);
}

#[test]
fn the_owner_is_never_kept_out_and_members_keep_nobody_out() {
    let (server, _background) = with_guest();
    let (owner, member) = (server.owner(), server.member());
    for what in [
        "suspend",
        "reactivate",
        "sign-out",
        "require-password-change",
        "require-confirmation",
    ] {
        for said in [
            measure(&owner, what, "1"),
            alone(&owner, what, "1"),
            measure(&member, what, "2"),
        ] {
            assert!(said.contains("Denied"), "{what}: {said}");
        }
    }
    let _in = server.anonymous().sign_in(OWNER, PASSWORD);
    let _still = member.get("/tables").expect(200);
    assert_eq!(owner.get("/users/2").expect(200)["active"], true);
}

#[test]
fn who_does_something_about_people_says_why_and_names_somebody() {
    let (server, _background) = with_guest();
    let owner = server.owner();
    let long = "x".repeat(501);
    for reason in ["", long.as_str()] {
        let parameters = [("measure", "suspend"), ("user", "2"), ("reason", reason)];
        let said = deed(&owner, "keep-out", &parameters);
        assert!(
            said.contains("Invalid") && said.contains("reason"),
            "{said}"
        );
    }
    assert!(measure(&owner, "suspend", "99").contains("NotFound"));
    assert_eq!(owner.get("/users/2").expect(200)["active"], true);
}
