//! Files on records over the API and on the page: in and out whole, never run,
//! within limits, and back by undo.

use serde_json::json;
use ureq::http::Method;

use crate::{made, server};

fn company(client: &bailey_tests::Client) -> String {
    let id = made(client, "companies", json!({ "name": "Acme" }));
    format!("/tables/companies/records/{id}/files")
}

/// Sends a file as the body.
fn send(
    client: &bailey_tests::Client,
    path: &str,
    kind: &str,
    bytes: &[u8],
) -> bailey_tests::Answer {
    client.send(Method::POST, path, Some((kind, bytes)))
}

#[test]
fn a_file_comes_out_as_it_went_in_and_is_never_run() {
    let server = server();
    let client = server.member();
    let files = company(&client);
    let bytes: Vec<u8> = (0..700_000_u32).map(|n| (n % 251) as u8).collect();
    let added = send(
        &client,
        &format!("{files}?name=%D0%B4.html"),
        "text/html",
        &bytes,
    )
    .expect(201);
    let file = &added["file"];
    assert_eq!(
        (&file["name"], &file["size"]),
        (&json!("д.html"), &json!(700_000))
    );
    let listed = client.get(&files).expect(200);
    assert_eq!(listed, json!([file]));

    let answer = client.get(&format!("{files}/{}", file["id"]));
    assert_eq!((answer.status, &answer.body), (200, &bytes));
    assert_eq!(answer.header("content-type"), "application/octet-stream");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(
        answer.header("content-security-policy"),
        "default-src 'none'; sandbox"
    );
    let way = answer.header("content-disposition");
    assert!(
        way.starts_with("attachment;") && way.contains("%D0%B4.html"),
        "{way}"
    );
    assert_eq!(answer.header("set-cookie"), "");

    for (kind, way) in [("image/png", "inline;"), ("image/svg+xml", "attachment;")] {
        let added = send(&client, &format!("{files}?name=a"), kind, b"x").expect(201);
        let answer = client.get(&format!("{files}/{}", added["file"]["id"]));
        assert!(
            answer.header("content-disposition").starts_with(way),
            "{kind}"
        );
        assert_eq!(
            answer.header("content-security-policy"),
            "default-src 'none'; sandbox"
        );
    }
}

#[test]
fn a_file_is_removed_and_comes_back_by_undo() {
    let server = server();
    let client = server.member();
    let files = company(&client);
    let added = send(
        &client,
        &format!("{files}?name=a.txt"),
        "text/plain",
        b"hello",
    )
    .expect(201);
    let hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    assert_eq!(added["file"]["digest"], hello);
    let own = format!("{files}/{}", added["file"]["id"]);
    let removed = client.delete(&own).expect(200);
    assert_eq!(client.get(&own).refusal(404), "not-found");
    assert_eq!(client.get(&files).expect(200), json!([]));
    let undo = format!("/journal/{}/undo", removed["operation"]);
    assert_eq!(client.get(&undo).expect(200)["restorable"], 1);
    let _undone = client.post(&undo, &json!({})).expect(200);
    assert_eq!(client.get(&own).body, b"hello");
    let owner = server.owner();
    let kinds = owner.get("/journal?kind=files.").expect(200);
    let kinds: Vec<&str> = kinds["operations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["files.add", "files.remove", "files.add"]);
}

#[test]
fn limits_are_told_and_nothing_is_left() {
    let server = server();
    let owner = server.owner();
    let files = company(&owner);
    let limit = |bytes: u64| owner.patch("/files", &json!({ "limit": bytes }));
    assert_eq!(limit(5).refusal(400), "invalid");
    assert_eq!(limit(1 << 20).expect(200)["limit"], 1 << 20);
    let path = format!("{files}?name=a");
    let _half = send(&owner, &path, "", &[1; 700_000]).expect(201);
    assert_eq!(send(&owner, &path, "", &[2; 400_000]).refusal(422), "limit");
    // The same again takes no place.
    let used = || owner.get("/files").expect(200)["used"].clone();
    assert_eq!(used(), 700_000);
    for wrong in [
        &files,
        &format!("{files}?name="),
        &format!("{files}?name=.."),
    ] {
        assert_eq!(
            send(&owner, wrong, "", b"x").refusal(400),
            "invalid",
            "{wrong}"
        );
    }
    assert_eq!(used(), 700_000);
    let gone = "/tables/companies/records/999/files?name=a";
    assert_eq!(send(&owner, gone, "", b"x").refusal(404), "not-found");
}

#[test]
fn what_is_in_the_bin_takes_no_files_and_a_purge_takes_those_it_has() {
    let server = server();
    let owner = server.owner();
    crate::enable(&owner, "bailey.recycle-bin");
    let files = company(&owner);
    let path = format!("{files}?name=a.txt");
    let _added = send(&owner, &path, "text/plain", b"hello").expect(201);
    let record = files.strip_suffix("/files").unwrap();
    let deleted = owner.delete(record).expect(200);
    assert_eq!(
        send(&owner, &path, "text/plain", b"more").refusal(409),
        "conflict"
    );
    assert_eq!(owner.get("/files").expect(200)["files"], 1);
    let part = json!({ "deletions": [deleted["operation"]], "expected": 1 });
    let _purged = owner.post("/bin/purge", &part).expect(200);
    let usage = owner.get("/files").expect(200);
    assert_eq!((&usage["files"], &usage["used"]), (&json!(0), &json!(0)));
    assert_eq!(usage["limit"], json!(1_000_000_000));
}
