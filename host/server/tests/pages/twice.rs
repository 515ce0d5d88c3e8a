//! A form that is sent twice, and one that is sent when the session has ended.

use axum::http::StatusCode;
use bailey_crm::records::{self, Query};
use bailey_crm::{Context, sessions};

use crate::browser::{Browser, PASSWORD};

fn companies(browser: &Browser) -> u64 {
    let query = Query::of("companies");
    let page = records::list(&browser.account, &Context::operator(), &query).unwrap();
    page.total
}

#[tokio::test]
async fn the_second_click_does_nothing_and_shows_what_the_first_did() {
    let mut browser = Browser::signed_in().await;
    let form = browser.get("/tables/companies/new").await;
    let typed = [("v.name", "Acme")];
    for _ in 0..2 {
        let page = browser.submit(&form, "/tables/companies/new", &typed).await;
        assert_eq!(page.path, "/tables/companies/1");
        assert!(page.says("Created."), "{}", page.body);
    }
    assert_eq!(companies(&browser), 1);
    // Something else typed into the same form is something else.
    let typed = [("v.name", "Other")];
    let page = browser.submit(&form, "/tables/companies/new", &typed).await;
    assert_eq!(page.path, "/tables/companies/2");
    // And so is the same from the page as it is drawn anew.
    let form = browser.get("/tables/companies/new").await;
    browser.submit(&form, "/tables/companies/new", &typed).await;
    assert_eq!(companies(&browser), 3);
}

#[tokio::test]
async fn what_was_refused_is_tried_anew() {
    let mut browser = Browser::signed_in().await;
    let form = browser.get("/tables/companies/new").await;
    for _ in 0..2 {
        let typed = [("v.name", "")];
        let page = browser.submit(&form, "/tables/companies/new", &typed).await;
        assert!(page.says("id=\"field-name-problem\""), "{}", page.body);
    }
}

#[tokio::test]
async fn a_session_that_ends_while_somebody_types_loses_no_text() {
    let mut browser = Browser::signed_in().await;
    let form = browser.get("/tables/companies/new").await;
    let listed = browser
        .account
        .read(|read| sessions::list(read, &Context::operator(), bailey_crm::UserId(1)));
    for session in listed.unwrap() {
        let context = Context::operator();
        sessions::revoke(&browser.account, &context, session.id).unwrap();
    }
    let typed = [("v.name", "Acme & Sons")];
    let page = browser.submit(&form, "/tables/companies/new", &typed).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    assert!(page.says("What you typed is kept"), "{}", page.body);
    assert_eq!(companies(&browser), 0);
    let action = "/sign-in?language=en";
    let typed = [("email", "anna@demo.example"), ("password", PASSWORD)];
    let page = browser.submit(&page, action, &typed).await;
    assert!(page.says("You are signed in again"), "{}", page.body);
    let page = browser.submit(&page, "/tables/companies/new", &[]).await;
    assert!(page.says("<h1>Acme &amp; Sons</h1>"), "{}", page.body);
    assert_eq!(companies(&browser), 1);
}

#[tokio::test]
async fn what_another_site_posts_is_not_kept_for_who_signs_in() {
    let mut browser = Browser::new();
    browser.get("/sign-in").await;
    let page = browser
        .post("/tables/companies/new", "v.name=Evil&csrf=guessed".into())
        .await;
    assert!(
        !page.says("Evil") && !page.says("kept-path"),
        "{}",
        page.body
    );
}
