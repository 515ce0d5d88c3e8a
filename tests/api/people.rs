//! Users and departments.

use serde_json::{Value as Json, json};

use crate::server;
use bailey_tests::{MEMBER, OWNER, PASSWORD};

#[test]
fn an_admin_adds_people_who_can_then_sign_in() {
    let server = server();
    let owner = server.owner();
    let sales = owner
        .post("/departments", &json!({ "name": "Sales" }))
        .expect(201)["id"]
        .clone();
    let new = json!({
        "name": "Manager",
        "email": "manager@demo.example",
        "department": sales,
        "language": "pl",
        "password": PASSWORD,
    });
    let made = owner.post("/users", &new);
    assert_eq!(made.header("etag"), "\"1\"");
    let user = made.expect(201);
    assert_eq!(
        (&user["department"], &user["language"]),
        (&sales, &json!("pl"))
    );
    let me = server
        .signed_in("manager@demo.example")
        .get("/me")
        .expect(200);
    assert_eq!(me["user"]["name"], "Manager");
    assert_eq!(owner.get("/users").expect(200).as_array().unwrap().len(), 3);
    assert_eq!(owner.get("/departments").expect(200)[0]["name"], "Sales");
}

#[test]
fn what_is_wrong_with_a_new_user_is_named() {
    let server = server();
    let owner = server.owner();
    for (field, value) in [
        ("email", json!(MEMBER)),
        ("email", json!("nobody")),
        ("password", json!("short")),
        ("language", json!("xx")),
        ("time_zone", json!("Nowhere")),
        ("department", json!(99)),
    ] {
        let mut new = json!({ "name": "A", "email": "a@demo.example", "password": PASSWORD });
        new[field] = value;
        let refused = owner.post("/users", &new);
        assert_eq!(refused.refusal(400), "invalid", "{new}");
        assert_eq!(
            refused.json()["problems"][0]["field"],
            field,
            "{}",
            refused.text()
        );
    }
    assert_eq!(owner.get("/users").expect(200).as_array().unwrap().len(), 2);
}

#[test]
fn people_change_their_own_name_and_nothing_of_others() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    let me = member.get("/me").expect(200)["user"]["id"].clone();
    let own = format!("/users/{me}");
    assert_eq!(
        member.patch(&own, &json!({ "name": "M" })).refusal(428),
        "version-required"
    );
    let named = member
        .with("if-match", "\"1\"")
        .patch(&own, &json!({ "name": "M" }))
        .expect(200);
    assert_eq!(
        (&named["name"], &named["version"]),
        (&json!("M"), &json!(2))
    );
    let stale = member
        .with("if-match", "\"1\"")
        .patch(&own, &json!({ "name": "N" }));
    assert_eq!(stale.refusal(412), "stale-version");
    let any = member.with("if-match", "*");
    assert_eq!(
        any.patch(&own, &json!({ "admin": true })).refusal(403),
        "denied"
    );
    let owners = owner.get("/me").expect(200)["user"]["id"].clone();
    let theirs = any.patch(&format!("/users/{owners}"), &json!({ "name": "X" }));
    assert_eq!(theirs.refusal(403), "denied");
}

#[test]
fn null_takes_a_user_out_of_their_department_and_silence_does_not() {
    let server = server();
    let owner = server.owner().with("if-match", "*");
    let sales = owner
        .post("/departments", &json!({ "name": "Sales" }))
        .expect(201)["id"]
        .clone();
    let path = "/users/2";
    let put = owner
        .patch(path, &json!({ "department": sales }))
        .expect(200);
    assert_eq!(put["department"], sales);
    assert_eq!(
        owner.patch(path, &json!({ "name": "M" })).expect(200)["department"],
        sales
    );
    assert_eq!(
        owner
            .patch(path, &json!({ "department": null }))
            .expect(200)["department"],
        Json::Null
    );
}

#[test]
fn a_new_password_ends_the_sessions_of_the_old_one() {
    let server = server();
    let (here, elsewhere) = (server.member(), server.member());
    let me = here.get("/me").expect(200)["user"]["id"].clone();
    let path = format!("/users/{me}/password");
    let body = json!({ "password": "another long password" });
    assert_eq!(here.put(&path, &body).refusal(400), "invalid");
    let body = json!({ "password": "another long password", "current": "wrong" });
    let refused = here.put(&path, &body);
    assert_eq!(refused.refusal(400), "invalid");
    assert_eq!(refused.json()["problems"][0]["field"], "current");
    let body = json!({ "password": "another long password", "current": PASSWORD });
    assert_eq!(here.put(&path, &body).status, 204);
    let _me = here.get("/me").expect(200);
    assert_eq!(elsewhere.get("/me").refusal(401), "sign-in-required");
    let old = json!({ "email": MEMBER, "password": PASSWORD });
    assert_eq!(
        server.anonymous().post("/sessions", &old).refusal(401),
        "wrong-credentials"
    );
    let _signed = server.anonymous().sign_in(MEMBER, "another long password");
}

#[test]
fn the_owner_stays_an_active_admin() {
    let server = server();
    let owner = server.owner().with("if-match", "*");
    let id = owner.get("/me").expect(200)["user"]["id"].clone();
    for change in [json!({ "admin": false }), json!({ "active": false })] {
        let refused = owner.patch(&format!("/users/{id}"), &change);
        assert_eq!(refused.refusal(400), "invalid", "{change}");
    }
    let _signed = server.anonymous().sign_in(OWNER, PASSWORD);
}

#[test]
fn a_department_is_renamed_moved_and_deleted_when_it_is_empty() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    let add = |body| owner.post("/departments", &body).expect(201)["id"].clone();
    let sales = add(json!({ "name": "Sales" }));
    let east = add(json!({ "name": "East", "parent": sales }));
    let path = format!("/departments/{east}");
    let change = json!({ "name": "Far East", "parent": null });
    assert_eq!(member.patch(&path, &change).refusal(403), "denied");
    let owner = owner.with("if-match", "\"1\"");
    let changed = owner.patch(&path, &change).expect(200);
    assert_eq!(
        (&changed["name"], &changed["parent"], &changed["version"]),
        (&json!("Far East"), &json!(null), &json!(2))
    );
    assert_eq!(owner.patch(&path, &change).refusal(412), "stale-version");
    let below = json!({ "parent": east });
    let owner = server.owner().with("if-match", "*");
    assert_eq!(owner.patch(&path, &below).refusal(400), "invalid");
    assert_eq!(member.delete(&path).refusal(403), "denied");
    assert_eq!(owner.delete(&path).status, 204);
    assert_eq!(owner.get(&path).refusal(404), "not-found");
}

#[test]
fn a_department_is_never_below_itself() {
    let server = server();
    let owner = server.owner();
    let add = |name: &str, parent: Json| {
        let body = json!({ "name": name, "parent": parent });
        owner.post("/departments", &body).expect(201)["id"].clone()
    };
    let company = add("Company", Json::Null);
    let office = add("Office", company.clone());
    let team = add("Team", office);
    for below in [&team, &company] {
        let path = format!("/departments/{company}");
        let moved = owner
            .with("if-match", "*")
            .patch(&path, &json!({ "parent": below }));
        assert_eq!(moved.refusal(400), "invalid");
        let problem = &moved.json()["problems"][0];
        assert_eq!(
            (&problem["field"], &problem["code"]),
            (&json!("parent"), &json!("circle"))
        );
        assert_eq!(owner.get(&path).expect(200)["parent"], Json::Null);
    }
}
