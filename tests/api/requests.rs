//! What holds for every request, whatever it asks for.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use bailey_tests::{MEMBER, PASSWORD};
use serde_json::json;

use crate::server;

#[test]
fn a_body_that_is_too_large_is_refused_clearly() {
    let server = server();
    let member = server.member();
    let body = json!({ "values": { "name": "x".repeat(2 << 20) } });
    for client in [member.clone(), member.with("idempotency-key", "k1")] {
        let answer = client.post("/tables/companies/records", &body);
        assert_eq!(answer.refusal(413), "too-large");
    }
    assert_eq!(crate::count(&member, "companies"), 0);
}

/// A request for a file of two megabytes, up to its body.
fn begin(server: &bailey_tests::Server, headers: &str) -> TcpStream {
    let address = server.address("");
    let port = address.rsplit(':').next().unwrap();
    let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
    let head = format!(
        "POST /api/v1/tables/companies/records/999999/files?name=a.bin HTTP/1.1\r\n\
         Host: demo.localhost\r\nContent-Type: application/octet-stream\r\n\
         Content-Length: {LENGTH}\r\nConnection: close\r\n{headers}\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream
}

const LENGTH: usize = 2 << 20;

#[test]
fn who_is_refused_while_they_still_send_reads_the_answer() {
    let server = server();
    let signed_in = json!({ "email": MEMBER, "password": PASSWORD });
    let signed_in = server.anonymous().post("/sessions", &signed_in).expect(201);
    let token = signed_in["token"].as_str().unwrap();
    let bearer = format!("Authorization: Bearer {token}\r\n");
    for (headers, refused) in [(&*bearer, 404), ("", 401)] {
        let mut stream = begin(&server, headers);
        let half = vec![b'x'; LENGTH / 2];
        stream.write_all(&half).unwrap();
        // As over a slow line: the answer could have come long since.
        std::thread::sleep(Duration::from_millis(300));
        stream.write_all(&half).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let status = format!("HTTP/1.1 {refused} ");
        assert!(
            answer.starts_with(&status) && answer.ends_with('}'),
            "{answer}"
        );
    }
}

#[test]
fn who_asks_before_they_send_is_refused_without_sending() {
    let server = server();
    let mut stream = begin(&server, "Expect: 100-continue\r\n");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 401 "), "{answer}");
}

#[test]
fn an_import_takes_larger_bodies_up_to_its_own_limit() {
    let settings = bailey_server::Settings {
        import_limit: 3 << 20,
        ..bailey_server::Settings::default()
    };
    let server = bailey_tests::Server::with(&crate::code(), settings);
    let member = server.member();
    let file = |bytes: usize| format!("name\n{}\n", "x".repeat(bytes));
    let path = "/tables/companies/imports/preview";
    let fits = member.upload(path, "text/csv", file(2 << 20).as_bytes());
    assert_eq!(fits.status, 200, "{}", fits.text());
    let large = member.upload(path, "text/csv", file(4 << 20).as_bytes());
    assert_eq!(large.refusal(413), "too-large");
}

#[test]
fn a_body_that_cannot_be_read_says_where() {
    let server = server();
    let member = server.member();
    let path = "/tables/companies/records";
    assert_eq!(
        member.upload(path, "application/json", b"{").refusal(400),
        "invalid"
    );
    assert_eq!(
        member.upload(path, "text/plain", b"{}").refusal(415),
        "media-type"
    );
    let unknown = member.post(path, &json!({ "values": {}, "colour": "red" }));
    assert_eq!(unknown.refusal(400), "invalid");
    assert!(
        unknown.json()["detail"]
            .as_str()
            .unwrap()
            .contains("colour"),
        "{}",
        unknown.text()
    );
}

#[test]
fn a_body_is_an_object_and_no_list_of_its_parts() {
    let server = server();
    let owner = server.owner();
    let listed = owner.post("/tables/companies/records/query", &json!([null, null]));
    assert_eq!(listed.refusal(400), "invalid");
    let within = json!({ "records": [null, null] });
    let listed = owner.post("/tables/companies/exports", &within);
    assert_eq!(listed.refusal(400), "invalid");
    let _nothing = owner.post("/journal/verify", &json!(null)).expect(200);
}

#[test]
fn a_page_longer_than_there_is_one_is_refused_and_not_cut() {
    let server = server();
    let owner = server.owner();
    crate::deal(&owner, "Anvils", "won");
    let lists = [
        ("/archive", 200),
        ("/backups", 500),
        ("/bin/deletions", 200),
        ("/bin/records", 200),
        ("/erasures", 200),
        ("/journal", 200),
        ("/journal/1/changes", 200),
        ("/tables/deals/records", 500),
        ("/tables/deals/records/1/history", 200),
    ];
    for (list, most) in lists {
        let page = |limit: u32| owner.get(&format!("{list}?limit={limit}"));
        let _whole = page(most).expect(200);
        for limit in [0, most + 1, u32::MAX] {
            assert_eq!(page(limit).refusal(400), "invalid", "{list}: {limit}");
        }
    }
}

#[test]
fn a_problem_names_its_kind_its_request_and_where_to_read_about_it() {
    let server = server();
    let answer = server.anonymous().get("/me");
    let problem = answer.json();
    assert_eq!(answer.refusal(401), "sign-in-required");
    assert_eq!(problem["status"], 401);
    assert_eq!(problem["request"], answer.header("x-request-id"));
    assert_eq!(answer.header("www-authenticate"), "Bearer");
    let kind = problem["type"]
        .as_str()
        .unwrap()
        .strip_prefix("/api/v1")
        .unwrap();
    let described = server.anonymous().get(kind).expect(200);
    assert_eq!(
        (&described["code"], &described["title"]),
        (&problem["code"], &problem["title"])
    );
}

#[test]
fn an_address_that_is_none_and_a_method_that_is_none_are_problems_too() {
    let server = server();
    assert_eq!(server.anonymous().get("/nothing").refusal(404), "not-found");
    let member = server.member();
    assert_eq!(
        member.put("/tables", &json!({})).refusal(405),
        "method-not-allowed"
    );
}

#[test]
fn every_answer_tells_the_browser_to_run_nothing_of_others() {
    let server = server();
    let elsewhere = server
        .anonymous()
        .with("origin", "https://elsewhere.example");
    for answer in [
        server.anonymous().get("/problems"),
        server.anonymous().get("/nothing"),
        elsewhere.get("/problems"),
    ] {
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
            "{policy}"
        );
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        assert_eq!(answer.header("access-control-allow-origin"), "");
        for (header, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(answer.header(header), value, "{header}");
        }
        assert_eq!(answer.header("x-request-id").len(), 16);
    }
}

#[test]
fn what_a_caller_says_of_their_address_counts_from_trusted_proxies_alone() {
    let address = |settings: bailey_server::Settings| {
        let server = bailey_tests::Server::with(&crate::code(), settings);
        let member = server
            .member()
            .with("x-forwarded-for", "203.0.113.9, 10.0.0.5");
        crate::deal(&member, "Anvils", "won");
        let entries = member.get("/journal?kind=records.create").expect(200);
        entries["operations"][0]["address"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(address(bailey_server::Settings::default()), "127.0.0.1");
    let trusted = ["127.0.0.0/8", "10.0.0.0/8"].map(|network| network.parse().unwrap());
    let settings = bailey_server::Settings {
        trusted_proxies: trusted.to_vec(),
        ..bailey_server::Settings::default()
    };
    assert_eq!(address(settings), "203.0.113.9");
}
