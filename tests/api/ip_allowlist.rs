//! The list of addresses from which people and programs may come: kept on every
//! request, and never locking out whoever writes it.

use std::net::IpAddr;

use bailey_crm::{Surface, Timestamp, UserId};
use bailey_plugins::{Credential, Passage, Visit};
use bailey_tests::{Answer, Client, MEMBER, PASSWORD, Server};
use serde_json::{Value as Json, json};

use crate::{code, detail, enable};

const PLUGIN: &str = "bailey.ip-allowlist";

/// A server behind a proxy on its own machine, with the plugin.
fn behind_a_proxy() -> Server {
    let settings = bailey_server::Settings {
        trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()],
        ..bailey_server::Settings::default()
    };
    let server = Server::with(&code(), settings);
    enable(&server.owner(), PLUGIN);
    server
}

/// The same person, as the proxy says they come from there.
fn from(client: &Client, address: &str) -> Client {
    client.with("x-forwarded-for", address)
}

fn act(client: &Client, action: &str, parameters: &[(&str, &str)]) -> Answer {
    let body = json!({ "action": action, "parameters": parameters });
    client.post(&format!("/plugins/{PLUGIN}/pages"), &body)
}

/// Does it, and goes on.
fn done(client: &Client, action: &str, parameters: &[(&str, &str)]) {
    let _outcome = act(client, action, parameters).expect(200);
}

/// Lets people in from these networks alone.
fn save(owner: &Client, networks: &[&str]) {
    for network in networks {
        done(owner, "add", &[("network", network)]);
    }
    done(owner, "rule", &[("people", "true")]);
    done(owner, "save", &[]);
}

/// The front page as text.
fn page(client: &Client) -> String {
    let path = format!("/plugins/{PLUGIN}/pages");
    client.get(&path).expect(200).to_string()
}

#[test]
fn a_list_holds_for_sessions_that_are_open_and_by_bits_not_by_text() {
    let server = behind_a_proxy();
    let owner = from(&server.owner(), "10.0.0.1");
    let member = server.member();
    let _open = from(&member, "203.0.113.9").get("/me").expect(200);
    save(&owner, &["10.0.0.0/8", "1.2.3.4", "2001:db8::/32"]);
    for (address, allowed) in [
        ("203.0.113.9", false),
        ("10.200.0.7", true),
        ("::ffff:10.0.0.1", true),
        ("1.2.3.4", true),
        ("1.2.3.40", false),
        ("1.2.3.4:50000", true),
        ("2001:db8::7", true),
        ("2001:db9::7", false),
        ("unknown", false),
    ] {
        let answer = from(&member, address).get("/me");
        let expected = if allowed { 200 } else { 403 };
        assert_eq!(answer.status, expected, "{address}: {}", answer.text());
    }
    let typed = json!({ "email": MEMBER, "password": PASSWORD });
    let elsewhere = from(&server.anonymous(), "203.0.113.9");
    let refused = elsewhere.post("/sessions", &typed);
    assert_eq!(refused.refusal(403), "barred");
    let told = refused.text();
    assert!(
        told.contains("IP allowlist") && told.contains("203.0.113.9"),
        "{told}"
    );
    assert_eq!(
        from(&server.anonymous(), "10.0.0.9")
            .post("/sessions", &typed)
            .status,
        201
    );
}

#[test]
fn what_a_stranger_says_of_their_address_is_not_believed() {
    let server = Server::with(&code(), bailey_server::Settings::default());
    let owner = server.owner();
    enable(&owner, PLUGIN);
    let me = owner.get("/me").expect(200)["user"]["id"].to_string();
    done(&owner, "add", &[("network", "10.0.0.0/8")]);
    done(&owner, "add", &[("network", "127.0.0.1"), ("user", &me)]);
    done(&owner, "rule", &[("people", "true")]);
    let member = server.member();
    done(&owner, "save", &[]);
    assert_eq!(from(&member, "10.0.0.1").get("/me").refusal(403), "barred");
    let _own = owner.get("/me").expect(200);
}

#[test]
fn a_list_that_would_lock_out_its_author_is_not_saved() {
    let server = behind_a_proxy();
    let owner = from(&server.owner(), "203.0.113.9");
    done(&owner, "add", &[("network", "10.0.0.0/8")]);
    done(&owner, "rule", &[("people", "true")]);
    assert!(page(&owner).contains("would lock you out"));
    let refused = act(&owner, "save", &[]);
    assert_eq!(refused.refusal(400), "invalid");
    assert!(refused.text().contains("203.0.113.9"), "{}", refused.text());
    let _still = owner.get("/me").expect(200);
    done(&owner, "add-mine", &[]);
    done(&owner, "save", &[]);
    let _still = owner.get("/me").expect(200);
    assert_eq!(
        from(&owner, "198.51.100.1").get("/me").refusal(403),
        "barred"
    );
}

#[test]
fn a_list_that_is_tried_undoes_itself_unless_it_is_confirmed() {
    let server = behind_a_proxy();
    let owner = from(&server.owner(), "203.0.113.9");
    done(&owner, "add", &[("network", "10.0.0.0/8")]);
    done(&owner, "rule", &[("people", "true")]);
    done(&owner, "try", &[]);
    assert_eq!(owner.get("/me").refusal(403), "barred");
    // Nobody does anything, and eleven minutes later the list from before holds.
    let account = server.crm().account(&"demo".parse().unwrap()).unwrap();
    let at = |millis| Timestamp::now().plus_millis(millis);
    let visit = Visit {
        user: UserId(1),
        address: Some("203.0.113.9".parse::<IpAddr>().unwrap()),
        credential: Credential::Session,
        surface: Surface::Api,
    };
    let context = bailey_crm::Context::operator();
    let user = account
        .read(|read| bailey_crm::directory::user(read, &context, UserId(1)))
        .unwrap();
    let passage = |at| {
        server
            .plugins()
            .passage(&account, &user, &visit, at)
            .unwrap()
    };
    assert!(matches!(passage(at(0)), Passage::Barred(_)));
    assert!(matches!(passage(at(11 * 60_000)), Passage::Open));
    // From an address that it lets in it can be kept.
    let office = from(&owner, "10.0.0.1");
    done(&office, "confirm", &[]);
    assert!(matches!(passage(at(11 * 60_000)), Passage::Barred(_)));
    assert_eq!(act(&office, "confirm", &[]).refusal(400), "invalid");
}

#[test]
fn programs_have_a_rule_of_their_own() {
    let server = behind_a_proxy();
    let owner = from(&server.owner(), "10.0.0.1");
    let made = owner
        .post("/tokens", &json!({ "name": "sync" }))
        .expect(201);
    let program = server.anonymous().bearing(made["secret"].as_str().unwrap());
    done(
        &owner,
        "add",
        &[("network", "10.0.0.1"), ("with", "sessions")],
    );
    done(
        &owner,
        "add",
        &[("network", "198.51.100.7"), ("with", "tokens")],
    );
    done(&owner, "rule", &[("people", "true")]);
    done(&owner, "save", &[]);
    let _any = from(&program, "203.0.113.9").get("/me").expect(200);
    done(&owner, "rule", &[("people", "true"), ("programs", "true")]);
    done(&owner, "save", &[]);
    let _listed = from(&program, "198.51.100.7").get("/me").expect(200);
    assert_eq!(from(&program, "10.0.0.1").get("/me").refusal(403), "barred");
    assert_eq!(
        from(&owner, "198.51.100.7").get("/me").refusal(403),
        "barred"
    );
}

#[test]
fn what_is_no_address_is_refused_with_its_name_and_nothing_is_changed() {
    let server = behind_a_proxy();
    let owner = from(&server.owner(), "10.0.0.1");
    for (typed, said) in [
        ("10.0.0.1/8", "10.0.0.0/8"),
        ("10.0.0.0/33", "10.0.0.0/33"),
        ("office", "office"),
        ("fe80::1%eth0", "percent"),
    ] {
        let refused = act(&owner, "add", &[("network", typed)]);
        assert_eq!(refused.refusal(400), "invalid", "{typed}");
        assert_eq!(refused.json()["problems"][0]["field"], "network");
        assert!(refused.text().contains(said), "{}", refused.text());
    }
    assert_eq!(act(&owner, "save", &[]).refusal(400), "invalid");
    done(&owner, "add", &[("network", "0.0.0.0/0")]);
    let refused = act(&owner, "save", &[]);
    assert_eq!(refused.refusal(400), "invalid");
    assert!(refused.text().contains("0.0.0.0/0"), "{}", refused.text());
    done(&owner, "save", &[("wide", "yes")]);
    assert_eq!(
        act(&server.member(), "add", &[("network", "10.0.0.2")]).refusal(403),
        "denied"
    );
}

#[test]
fn a_change_shows_whom_it_would_have_refused_before_it_is_saved() {
    let server = behind_a_proxy();
    let typed = json!({ "email": MEMBER, "password": PASSWORD });
    let elsewhere = from(&server.anonymous(), "203.0.113.9");
    let _came = elsewhere.post("/sessions", &typed).expect(201);
    let _again = elsewhere.post("/sessions", &typed).expect(201);
    let owner = from(
        &from(&server.anonymous(), "10.0.0.1").sign_in(bailey_tests::OWNER, PASSWORD),
        "10.0.0.1",
    );
    done(
        &owner,
        "add",
        &[("network", "10.0.0.0/8"), ("note", "Office")],
    );
    // The tests' own sign-ins came from the proxy itself.
    done(&owner, "add", &[("network", "127.0.0.0/8")]);
    done(&owner, "rule", &[("people", "true")]);
    let shown = page(&owner);
    assert!(
        shown.contains("Of 2 people who signed in during the last 30 days, one would have been refused, 2 times."),
        "{shown}"
    );
    done(&owner, "discard", &[]);
    assert!(!page(&owner).contains("Office"));
}

#[test]
fn the_list_is_remembered_and_a_draft_of_it_asks_nobody_anew() {
    let server = behind_a_proxy();
    let owner = from(&server.owner(), "10.0.0.1");
    let member = from(&server.member(), "10.0.0.2");
    save(&owner, &["10.0.0.0/8"]);
    for client in [&owner, &member] {
        let _first = client.get("/me").expect(200);
    }
    let asked = server.plugins().guards_asked();
    done(&owner, "add", &[("network", "10.0.0.3")]);
    for _ in 0..10 {
        let _warm = member.get("/tables/companies/records").expect(200);
    }
    assert_eq!(server.plugins().guards_asked(), asked);
    done(&owner, "save", &[]);
    let _anew = member.get("/me").expect(200);
    assert!(server.plugins().guards_asked() > asked);
}

#[test]
fn refusals_stand_on_a_page_and_changes_in_the_journal() {
    let server = behind_a_proxy();
    let owner = from(&server.owner(), "10.0.0.1");
    let member = server.member();
    save(&owner, &["10.0.0.0/8"]);
    assert_eq!(
        from(&member, "203.0.113.9").get("/me").refusal(403),
        "barred"
    );
    let path = format!("/plugins/{PLUGIN}/pages/refusals");
    let refusals = owner.get(&path).expect(200).to_string();
    assert!(refusals.contains("203.0.113.9"), "{refusals}");
    let body = json!({ "action": "allow", "parameters": [["address", "203.0.113.9"]] });
    let _draft = owner.post(&path, &body).expect(200);
    done(&owner, "save", &[]);
    let _in = from(&member, "203.0.113.9").get("/me").expect(200);
    let noted = owner.get("/journal?kind=plugins.noted").expect(200);
    let noted: Vec<Json> = noted["operations"].as_array().unwrap().clone();
    assert_eq!(noted.len(), 2);
    assert_eq!(detail(&noted[0], "note"), "addresses-saved");
    let added = detail(&noted[0], "added");
    assert!(added.starts_with("203.0.113.9"), "{added}");
}

#[test]
fn an_entry_can_be_for_those_who_have_a_role() {
    let server = behind_a_proxy();
    let owner = from(&server.owner(), "10.0.0.1");
    enable(&owner, "bailey.roles");
    let member = server.member();
    done(&owner, "add", &[("network", "10.0.0.1")]);
    let members = "bailey.roles/everything";
    done(
        &owner,
        "add",
        &[("network", "203.0.113.0/24"), ("whom", members)],
    );
    done(&owner, "rule", &[("people", "true")]);
    done(&owner, "save", &[]);
    let _in = from(&member, "203.0.113.9").get("/me").expect(200);
    assert_eq!(
        from(&owner, "203.0.113.9").get("/me").refusal(403),
        "barred"
    );
    let nobodys = [("network", "10.0.0.2"), ("whom", "bailey.roles/ghosts")];
    assert_eq!(act(&owner, "add", &nobodys).refusal(400), "invalid");
}
