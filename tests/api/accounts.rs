//! Accounts side by side: what is one's leads to nothing in another.

use serde_json::json;

use crate::{deal, made, server};
use bailey_tests::{OWNER, PASSWORD};

#[test]
fn a_session_of_one_account_is_nobody_in_another() {
    let server = server();
    server.account("other");
    let owner = server.owner();
    deal(&owner, "Anvils", "won");
    let elsewhere = owner.with("host", "other.localhost");
    for path in [
        "/me",
        "/tables/deals/records/1",
        "/users",
        "/journal",
        "/plugins",
    ] {
        assert_eq!(
            elsewhere.get(path).refusal(401),
            "sign-in-required",
            "{path}"
        );
    }
    let written = elsewhere.post("/tables/deals/records", &json!({ "values": {} }));
    assert_eq!(written.refusal(401), "sign-in-required");
}

#[test]
fn a_token_that_names_another_account_opens_nothing_there() {
    let server = server();
    server.account("other");
    let typed = json!({ "email": OWNER, "password": PASSWORD });
    let token = server.anonymous().post("/sessions", &typed).expect(201)["token"].clone();
    let forged = token.as_str().unwrap().replace("_demo_", "_other_");
    let plain = server.anonymous().with("host", "localhost");
    assert_eq!(
        plain.bearing(&forged).get("/me").refusal(401),
        "sign-in-required"
    );
    let me = plain
        .bearing(token.as_str().unwrap())
        .get("/me")
        .expect(200);
    assert_eq!(me["account"], "demo");
}

#[test]
fn an_id_means_a_record_of_ones_own_account() {
    let server = server();
    server.account("other");
    let (demo, other) = (
        server.owner(),
        server.anonymous_in("other").sign_in(OWNER, PASSWORD),
    );
    let id = made(&demo, "companies", json!({ "name": "Acme" }));
    let path = format!("/tables/companies/records/{id}");
    assert_eq!(other.get(&path).refusal(404), "not-found");
    assert_eq!(other.delete(&path).refusal(404), "not-found");
    let linked =
        json!({ "name": "A", "stage": "won", "company": { "table": "companies", "id": id } });
    let answer = other.post("/tables/deals/records", &json!({ "values": linked }));
    assert_eq!(answer.refusal(400), "invalid");
    assert_eq!(other.get("/search?text=acme").expect(200), json!([]));
    assert_eq!(demo.get(&path).expect(200)["label"], "Acme");
}

#[test]
fn a_cursor_of_one_account_is_none_of_another() {
    let server = server();
    server.account("other");
    let (demo, other) = (
        server.owner(),
        server.anonymous_in("other").sign_in(OWNER, PASSWORD),
    );
    for client in [&demo, &other] {
        deal(client, "Anvils", "won");
        deal(client, "Bells", "won");
    }
    let page = demo.get("/tables/deals/records?limit=1").expect(200);
    let path = format!(
        "/tables/deals/records?limit=1&after={}",
        page["next"].as_str().unwrap()
    );
    let _next = demo.get(&path).expect(200);
    assert_eq!(other.get(&path).refusal(400), "invalid");
}

#[test]
fn without_a_name_the_only_account_is_meant_and_of_two_none() {
    let server = server();
    // Each time somebody new: a session's cookie would name its account.
    let at = |host: &str| server.anonymous().with("host", host);
    let typed = json!({ "email": OWNER, "password": PASSWORD });
    let _begun = at("localhost").post("/sessions", &typed).expect(201);
    server.account("other");
    for host in ["localhost", "nothing.localhost"] {
        assert_eq!(
            at(host).post("/sessions", &typed).refusal(404),
            "not-found",
            "{host}"
        );
    }
}

#[test]
fn admins_change_what_holds_for_the_account_and_the_rest_stays() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    let before = owner.get("/account").expect(200);
    assert_eq!(
        (
            &before["id"],
            &before["currency"],
            &before["watched_tables"]
        ),
        (&json!("demo"), &json!("USD"), &json!([]))
    );
    assert_eq!(
        member.get("/account").expect(200)["watched_tables"],
        json!(null)
    );
    let change = json!({ "currency": "PLN", "time_zone": "Europe/Warsaw" });
    assert_eq!(member.patch("/account", &change).refusal(403), "denied");
    let after = owner.patch("/account", &change).expect(200);
    assert_eq!(
        (&after["currency"], &after["name"]),
        (&json!("PLN"), &before["name"])
    );
    for (field, wrong) in [
        ("currency", json!("money")),
        ("time_zone", json!("Nowhere/Else")),
        ("language", json!("xx")),
    ] {
        let answer = owner.patch("/account", &json!({ field: wrong }));
        assert_eq!(answer.status, 400, "{field}");
        assert_eq!(answer.json()["problems"][0]["field"], field);
    }
    assert_eq!(owner.get("/account").expect(200), after);
}

#[test]
fn who_looked_at_a_record_of_a_watched_table_is_in_the_log() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    let id = made(&owner, "companies", json!({ "name": "Acme" }));
    let path = format!("/tables/companies/records/{id}");
    assert_eq!(member.get(&path).status, 200);
    let watch = json!({ "watched_tables": ["companies"] });
    assert_eq!(owner.patch("/account", &watch).status, 200);
    assert_eq!(member.get(&path).status, 200);
    server.crm().keep_views(bailey_crm::Timestamp(i64::MAX));
    let log = |who: &bailey_tests::Client| {
        let path = format!("/journal?kind=views.records&table=companies&record={id}");
        who.get(&path).expect(200)["operations"].clone()
    };
    let seen = log(&owner);
    let seen = seen.as_array().unwrap();
    assert_eq!(seen.len(), 1, "{seen:?}");
    assert!(seen[0].to_string().contains("\"records\""), "{seen:?}");
    let unknown = owner.patch("/account", &json!({ "watched_tables": ["nothing"] }));
    assert_eq!(unknown.refusal(400), "invalid");
}
