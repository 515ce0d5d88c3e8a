//! What somebody typed outlives their session; and ways in by a mailed link and
//! through a password that has to be changed.

use axum::http::StatusCode;
use bailey_crm::Context;
use bailey_crm::directory::{self, UserUpdate};
use bailey_crm::records::{self, Query};

use crate::browser::{Browser, PASSWORD};

fn names(browser: &Browser) -> Vec<String> {
    let query = Query::of("companies");
    let page = records::list(&browser.account, &Context::operator(), &query).unwrap();
    page.records
        .into_iter()
        .map(|record| record.label)
        .collect()
}

#[tokio::test]
async fn a_session_that_ends_in_the_middle_of_a_form_loses_no_text() {
    let mut browser = Browser::signed_in().await;
    let form = browser.get("/tables/companies/new").await;
    let mut cookies = browser.cookies();
    cookies.retain(|name, _| !name.contains("session"));
    browser.set_cookies(cookies);
    let typed = [("v.name", "Łódź & \"Sons\" <Ltd>")];
    let ended = browser.submit(&form, "/tables/companies/new", &typed).await;
    assert_eq!(ended.status, StatusCode::UNAUTHORIZED);
    assert!(ended.says("Nothing of it is lost"), "{}", ended.body);

    let wrong = [("email", "anna@demo.example"), ("password", "wrong")];
    let still = browser
        .submit(&ended, "/sign-in/again?language=en", &wrong)
        .await;
    assert!(
        still.says("The e-mail address or the password is wrong"),
        "{}",
        still.body
    );
    let right = [("email", "anna@demo.example"), ("password", PASSWORD)];
    let back = browser
        .submit(&still, "/sign-in/again?language=en", &right)
        .await;
    assert!(back.says("What you typed is still here"), "{}", back.body);
    assert!(
        names(&browser).is_empty(),
        "nothing is sent before somebody says so"
    );
    let made = browser.submit(&back, "/tables/companies/new", &[]).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    assert_eq!(names(&browser), ["Łódź & \"Sons\" <Ltd>"]);
}

#[tokio::test]
async fn a_form_of_an_earlier_session_is_sent_again_by_a_click() {
    let mut browser = Browser::signed_in().await;
    let form = browser.get("/tables/companies/new").await;
    let mut cookies = browser.cookies();
    cookies.retain(|name, _| !name.contains("session"));
    browser.set_cookies(cookies);
    let signed = browser.sign_in(PASSWORD).await;
    assert_eq!(signed.path, "/");
    let typed = [("v.name", "Acme")];
    let stale = browser.submit(&form, "/tables/companies/new", &typed).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(names(&browser).is_empty());
    let made = browser.submit(&stale, "/tables/companies/new", &[]).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    assert_eq!(names(&browser), ["Acme"]);
}

#[tokio::test]
async fn a_form_of_another_site_is_never_kept() {
    let mut browser = Browser::new();
    browser.site = "cross-site";
    let body = "v.name=Evil".to_owned();
    let refused = browser.post("/tables/companies/new", body).await;
    assert!(!refused.says("Evil"), "{}", refused.body);
}

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
