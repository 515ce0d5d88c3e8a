//! How many requests of one account are answered.

use std::num::NonZeroU32;
use std::thread::sleep;
use std::time::Duration;

use bailey_server::Settings;
use bailey_tests::Server;
use serde_json::json;

/// So many a minute that one comes back every second and a half.
const MOST: u32 = 40;

#[test]
fn an_account_that_asks_too_often_is_told_so_and_the_others_are_not() {
    let settings = Settings {
        requests_per_minute: NonZeroU32::new(MOST),
        ..Settings::default()
    };
    let server = Server::with(&crate::code(), settings);
    server.account("other");
    let owner = server.owner();
    let answers = (0..=MOST).map(|_| owner.get("/me"));
    let refused = answers.into_iter().find(|answer| answer.status != 200);
    let refused = refused.expect("one over the limit");
    assert_eq!(refused.refusal(429), "account-limit");
    assert_eq!(refused.header("retry-after"), "2");
    let made = json!({ "values": { "name": "Lost?" } });
    let made = owner
        .with("idempotency-key", "k1")
        .post("/tables/companies/records", &made);
    assert_eq!(made.refusal(429), "account-limit");
    let page = owner.page("/");
    assert_eq!(page.status, 429);
    assert!(page.text().contains("Too many requests"), "{}", page.text());

    let elsewhere = server.anonymous_in("other").get("/me");
    assert_eq!(elsewhere.refusal(401), "sign-in-required");

    sleep(Duration::from_secs(4));
    assert_eq!(owner.get("/me").status, 200);
    assert_eq!(crate::count(&owner, "companies"), 0);
}
