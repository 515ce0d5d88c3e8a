//! Ways in through a password that has to be changed, and for who forgot theirs.

use axum::http::StatusCode;
use bailey_crm::Context;
use bailey_crm::directory::{self, UserUpdate};

use crate::browser::{Browser, PASSWORD};

#[tokio::test]
async fn whoever_has_to_choose_a_new_password_does_so_before_anything_else() {
    let mut browser = Browser::signed_in().await;
    let operator = Context::operator();
    let anna = browser
        .account
        .read(|read| directory::users(read, &operator))
        .unwrap()[0]
        .id;
    let ask = UserUpdate {
        password_change: Some(true),
        ..UserUpdate::default()
    };
    directory::update_user(&browser.account, &operator, anna, ask).unwrap();
    let led = browser.get("/tables/companies").await;
    assert_eq!(led.path, "/sign-in/change?then=%2Ftables%2Fcompanies");
    let at = led.path.clone();
    for (current, new, told) in [
        ("wrong", "several quiet rivers", "This is not your password"),
        (PASSWORD, PASSWORD, "This is the password you have"),
        (PASSWORD, "password1", "This is guessed easily"),
    ] {
        let typed = [("current", current), ("password", new)];
        let page = browser.submit(&led, &at, &typed).await;
        assert!(page.says(told), "{told}: {}", page.body);
    }
    let typed = [("current", PASSWORD), ("password", "several quiet rivers")];
    let through = browser.submit(&led, &at, &typed).await;
    assert_eq!(
        (through.status, through.path.as_str()),
        (StatusCode::OK, "/tables/companies")
    );
}

#[tokio::test]
async fn who_forgot_their_password_is_told_the_same_whoever_they_are() {
    let mut browser = Browser::new();
    let page = browser.get("/sign-in/forgot").await;
    let action = "/sign-in/forgot?language=en";
    let mut answers = Vec::new();
    for email in ["anna@demo.example", "nobody@demo.example"] {
        let told = browser.submit(&page, action, &[("email", email)]).await;
        assert_eq!(told.status, StatusCode::OK);
        answers.push(told.body);
    }
    assert_eq!(answers[0], answers[1]);
    let stale = browser
        .get("/sign-in/password?link=link_demo_nothing")
        .await;
    assert_eq!(stale.status, StatusCode::GONE);
    assert!(stale.says("This link no longer works"), "{}", stale.body);
}
