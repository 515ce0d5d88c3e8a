//! Plugins' own routes: what is asked gets there, what comes back is content and
//! nothing else, and it all happens as whoever is signed in.

use bailey_tests::{Answer, Client};
use serde_json::json;
use ureq::http::Method;

use crate::{GUEST_ID, enable, made, server, with_guest};

fn path(rest: &str) -> String {
    format!("/plugins/{GUEST_ID}/endpoint/{rest}")
}

fn deed(client: &Client, name: &str) -> Answer {
    client.get(&path(&format!("deeds/{name}")))
}

#[test]
fn what_is_asked_gets_there_and_headers_do_not() {
    let (server, _background) = with_guest();
    let member = server.member();
    let body = Some(("Text/Plain; charset=utf-8", "Grüße".as_bytes()));
    let answer = member.with("x-secret", "s3cret").send(
        Method::POST,
        &path("deeds/echo?a=1&a=2&b=x%20y"),
        body,
    );
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(
        answer.text(),
        "Method::Post [(\"deed\", \"echo\")] [(\"a\", \"1\"), (\"a\", \"2\"), (\"b\", \"x y\")] \
         Some(\"text/plain\") Grüße false"
    );
    assert!(deed(&server.owner(), "echo").text().ends_with("true"));
    // A route that is named goes before one that stands for anything.
    assert_eq!(deed(&member, "named").text(), "deeds/named");
}

#[test]
fn what_a_plugin_answers_is_never_markup_on_our_origin() {
    let (server, _background) = with_guest();
    let member = server.member();
    let told = [
        ("markup", 200, "text/plain; charset=utf-8"),
        ("csv", 200, "text/csv; charset=utf-8"),
        ("json", 201, "application/json"),
        ("page", 200, "text/html"),
    ];
    for (name, status, kind) in told {
        let answer = deed(&member, name);
        assert_eq!(answer.status, status, "{name}");
        assert_eq!(answer.header("content-type"), kind, "{name}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{name}");
        assert_eq!(
            answer.header("content-security-policy"),
            "default-src 'none'; sandbox",
            "{name}"
        );
        assert!(answer.headers("set-cookie").is_empty(), "{name}");
        let kept = answer.header("content-disposition");
        assert_eq!(kept.starts_with("attachment"), name == "page", "{name}");
    }
    // What can't be a header, or isn't the JSON that it is said to be, is refused.
    for name in ["header", "no-json"] {
        assert_eq!(deed(&member, name).refusal(502), "plugin-failed", "{name}");
    }
}

#[test]
fn a_route_that_breaks_is_told_with_a_reference_and_nothing_is_kept() {
    let (server, _background) = with_guest();
    let member = server.member();
    for name in ["trap", "endless-loop", "huge-return"] {
        let answer = deed(&member, name);
        assert_eq!(answer.refusal(502), "plugin-failed", "{name}");
        let number = answer.header("x-request-id");
        assert!(
            answer.text().contains(number) && !number.is_empty(),
            "{}",
            answer.text()
        );
        // Whoever is next is answered by an instance of its own.
        enable(&server.owner(), GUEST_ID);
    }
    assert_eq!(deed(&member, "nothing").refusal(404), "not-found");
    assert_eq!(deed(&member, "not-now").refusal(503), "unavailable");
}

#[test]
fn reading_changes_nothing() {
    let (server, _background) = with_guest();
    let member = server.member();
    assert_eq!(deed(&member, "store").refusal(403), "denied");
    assert_eq!(deed(&member, "write").refusal(403), "denied");
    let put = member.send(
        Method::POST,
        &path("deeds/store"),
        Some(("text/plain", b"kept")),
    );
    assert_eq!(put.status, 204, "{}", put.text());
    assert_eq!(deed(&member, "stored").text(), "kept");
    let large = vec![b'x'; (1 << 20) + 1];
    let refused = member.send(
        Method::POST,
        &path("deeds/store"),
        Some(("text/plain", &large)),
    );
    assert_eq!(refused.refusal(413), "too-large");
}

#[test]
fn only_who_may_gets_there() {
    let (server, _background) = with_guest();
    let (owner, member) = (server.owner(), server.member());
    made(&owner, "companies", json!({ "name": "Acme" }));
    assert_eq!(deed(&member, "companies").text(), "Acme");
    assert_eq!(deed(&server.anonymous(), "companies").status, 401);
    assert_eq!(member.get(&path("elsewhere")).refusal(404), "not-found");
    assert_eq!(
        member.put(&path("deeds/echo"), &json!({})).refusal(404),
        "not-found"
    );
    assert_eq!(member.delete(&path("everything")).refusal(403), "denied");
    assert_eq!(owner.delete(&path("everything")).status, 204);
    // A token reads with one scope and writes with two.
    let token = json!({ "name": "reader", "scopes": ["read"] });
    let made = member.post("/tokens", &token).expect(201);
    let reader = server.anonymous().bearing(made["secret"].as_str().unwrap());
    assert_eq!(deed(&reader, "companies").text(), "Acme");
    assert_eq!(
        reader.post(&path("deeds/echo"), &json!({})).refusal(403),
        "denied"
    );
    // Without the plugin there is nothing.
    let off = owner.post(&format!("/plugins/{GUEST_ID}/disable"), &json!({}));
    assert_eq!(off.status, 200, "{}", off.text());
    assert_eq!(deed(&member, "companies").refusal(404), "not-found");
}

#[test]
fn a_plugin_that_is_not_there_has_no_routes() {
    let server = server();
    assert_eq!(deed(&server.owner(), "echo").refusal(404), "not-found");
}
