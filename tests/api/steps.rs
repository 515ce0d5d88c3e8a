//! Steps of signing in that misbehave: nobody is let in by them, and the account is not
//! locked up for good.

use bailey_crm::Context;
use bailey_tests::{MEMBER, OWNER, PASSWORD, Server};
use serde_json::json;

use crate::{GUEST_ID, with_guest};

/// Has the guest misbehave so.
fn trap_in(server: &Server, hook: &str) {
    let path = format!("/plugins/{GUEST_ID}/settings");
    let set = json!({ "settings": { "trap-in": hook } });
    let answer = server.owner().put(&path, &set);
    assert!(answer.status < 300, "{}", answer.text());
}

fn sign_in(server: &Server, email: &str) -> bailey_tests::Answer {
    let typed = json!({ "email": email, "password": PASSWORD });
    server.anonymous().post("/sessions", &typed)
}

#[test]
fn a_broken_step_lets_nobody_in_and_is_switched_off_from_outside() {
    for hook in ["sign-in-step", "step-loop"] {
        let (server, _background) = with_guest();
        let inside = server.member();
        trap_in(&server, hook);
        for email in [MEMBER, OWNER] {
            let refused = sign_in(&server, email);
            assert_eq!(refused.refusal(503), "sign-in-step-failed", "{hook}");
        }
        // Who is in stays in.
        let _me = inside.get("/me").expect(200);
        let account = server.crm().account(&"demo".parse().unwrap()).unwrap();
        let plugins = server.plugins();
        plugins
            .disable(&account, &Context::operator(), GUEST_ID)
            .unwrap();
        let _owner = server.owner();
        let _member = server.member();
    }
}

#[test]
fn whom_a_step_denies_is_told_why_and_is_not_in() {
    let (server, _background) = with_guest();
    let owner = server.owner();
    trap_in(&server, "step-deny");
    let refused = sign_in(&server, MEMBER);
    assert_eq!(refused.refusal(403), "sign-in-step-denied");
    assert_eq!(refused.json()["detail"], "Nobody comes in.");
    let told = owner.get("/journal?kind=session.step-refused").expect(200);
    assert_eq!(told["total"], 1);
    assert!(told.to_string().contains("denied"), "{told}");
}
