//! What plugins write to the account's people.

use std::time::{Duration, Instant};

use bailey_tests::{MEMBER, OWNER, Server};
use serde_json::json;

use crate::{deed, with_guest};

/// The mails, once there are so many, as they read.
fn mails(server: &Server, count: usize) -> Vec<String> {
    let deadline = Instant::now() + Duration::from_secs(60);
    while server.mails().len() < count {
        assert!(Instant::now() < deadline, "{:?}", server.mails());
        std::thread::sleep(Duration::from_millis(20));
    }
    server.mails()
}

/// The mail to this address.
fn to<'a>(mails: &'a [String], address: &str) -> &'a str {
    let line = format!("\r\nTo: {address}\r\n");
    let mut found = mails.iter().filter(|mail| mail.contains(&line));
    let mail = found.next().unwrap_or_else(|| panic!("none in {mails:?}"));
    assert!(found.next().is_none(), "two mails to {address}");
    mail
}

#[test]
fn each_of_the_accounts_people_reads_a_mail_in_their_own_language() {
    let (server, _background) = with_guest();
    let owner = server.owner();
    let polish = owner.with("if-match", "*");
    let theirs = json!({ "language": "pl", "time_zone": "Asia/Tokyo" });
    let _told = polish.patch("/users/2", &theirs).expect(200);
    let said = deed(
        &owner,
        "mail",
        &[("user", "1"), ("user", "2"), ("user", "2")],
    );
    assert_eq!(said, "Ok(2)");

    let mails = mails(&server, 2);
    let (english, polish) = (to(&mails, OWNER), to(&mails, MEMBER));
    assert!(
        english.contains("Subject: A letter to Anna Bcc: all"),
        "{english}"
    );
    assert!(english.contains("It is 1970-01-01 00:00"), "{english}");
    assert!(english.contains("Hostile"), "who wrote it: {english}");
    assert!(
        polish.contains("Subject: List do Anna Bcc: all"),
        "{polish}"
    );
    assert!(polish.contains("Jest 1970-01-01 09:00"), "{polish}");
    // Whatever a text says, nobody else gets it.
    for mail in &mails {
        let (head, _) = mail.split_once("\r\n\r\n").unwrap();
        assert!(!head.contains("\r\nBcc:"), "{head}");
    }
    let sent = owner.get("/journal?kind=mail.sent").expect(200);
    assert_eq!(sent["total"], 2);
    assert!(sent.to_string().contains("hostile.guest"), "{sent}");
}

#[test]
fn who_is_suspended_gets_none_and_strangers_are_refused() {
    let (server, _background) = with_guest();
    let owner = server.owner();
    let any = owner.with("if-match", "*");
    let _off = any
        .patch("/users/2", &json!({ "active": false }))
        .expect(200);
    assert_eq!(
        deed(&owner, "mail", &[("user", "1"), ("user", "2")]),
        "Ok(1)"
    );
    let stranger = deed(&owner, "mail", &[("user", "1"), ("user", "99")]);
    assert!(stranger.contains("NotFound"), "{stranger}");
    let mails = mails(&server, 1);
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains(&format!("To: {OWNER}")), "{}", mails[0]);
}

#[test]
fn a_call_that_fails_writes_to_nobody() {
    let (server, _background) = with_guest();
    let owner = server.owner();
    let body = json!({ "action": "mail-and-trap", "parameters": [["user", "1"]] });
    let failed = owner.post("/plugins/hostile.guest/pages", &body);
    assert!(failed.status >= 500, "{}", failed.text());
    // What comes after it is sent, and alone.
    assert_eq!(deed(&owner, "mail", &[("user", "2")]), "Ok(1)");
    let mails = mails(&server, 1);
    assert!(mails[0].contains(&format!("To: {MEMBER}")), "{mails:?}");
    assert_eq!(owner.get("/journal?kind=mail.").expect(200)["total"], 1);
}

#[test]
fn a_plugin_sends_no_more_than_its_share_of_a_day() {
    let (server, _background) = with_guest();
    let owner = server.owner();
    let said = deed(&owner, "mail-flood", &[("user", "1"), ("user", "2")]);
    assert!(said.starts_with("200 sent, then Error::Limit"), "{said}");
    assert!(said.contains("200 messages a day, and today 0"), "{said}");
    let again = deed(&owner, "mail", &[("user", "1")]);
    assert!(again.contains("Limit"), "{again}");
    // An admin's own invitation has nothing to do with it.
    let new = json!({ "name": "Anna", "email": "anna@demo.example" });
    let id = owner.post("/users", &new).expect(201)["id"].clone();
    let invited = owner.post(&format!("/users/{id}/invitation"), &json!({}));
    assert_eq!(invited.status, 202);
    let mails = mails(&server, 201);
    let _invitation = to(&mails, "anna@demo.example");
}
