//! People and departments, sessions and tokens, as an admin and as oneself.

use std::collections::BTreeMap;

use axum::http::StatusCode;

use crate::browser::{Browser, PASSWORD};

const NEW: &str = "/settings/people/new";

#[tokio::test]
async fn a_person_is_added_changed_suspended_and_let_in_again() {
    let mut browser = Browser::signed_in().await;
    let form = browser.get(NEW).await;
    let mut typed = vec![
        ("name", "Ben Seller"),
        ("email", "ben@demo.example"),
        ("language", "pl"),
        ("time_zone", "Europe/Warsaw"),
        ("password", "short"),
    ];
    let page = browser.submit(&form, NEW, &typed).await;
    assert!(page.says("use at least 8 characters") && page.says("ben@demo.example"));
    typed[4].1 = "a long enough password";
    let page = browser.submit(&form, NEW, &typed).await;
    assert!(page.says("Ben Seller is added"), "{}", page.body);
    let own = page.path.clone();

    let change = [
        ("name", "Benedict Seller"),
        ("email", "ben@demo.example"),
        ("time_zone", "Europe/Warsaw"),
        ("language", "pl"),
        ("admin", "yes"),
    ];
    let saved = browser.submit(&page, &own, &change).await;
    assert!(saved.says("Saved") && saved.says("Benedict Seller"));
    // The version that the form saw is not the present one any more.
    let mut later = change;
    later[0].1 = "Ben the Seller";
    let stale = browser.submit(&page, &own, &later).await;
    assert!(stale.says("Somebody changed this in between"));

    let suspend = format!("{own}/suspend");
    let question = browser.get(&suspend).await;
    assert!(question.says("Suspend Benedict Seller?"));
    let page = browser.submit(&question, &suspend, &[]).await;
    assert!(page.says("Benedict Seller is suspended"));
    let page = browser
        .submit(&page, &format!("{own}/reactivate"), &[])
        .await;
    assert!(page.says("may sign in again"));
}

#[tokio::test]
async fn departments_are_a_tree_and_only_an_empty_one_goes() {
    let mut browser = Browser::signed_in().await;
    let new = "/settings/departments/new";
    let form = browser.get(new).await;
    let page = browser.submit(&form, new, &[("name", "Sales")]).await;
    assert!(page.says("Sales is added"));
    let sales = page.link("Sales");
    let number = sales.rsplit('/').next().unwrap().to_owned();
    let form = browser.get(new).await;
    let typed = [("name", "East"), ("parent", number.as_str())];
    let page = browser.submit(&form, new, &typed).await;
    let east = page.link("East");

    let page = browser.get(&sales).await;
    let delete = format!("{sales}/delete");
    let page = browser.submit(&page, &delete, &[]).await;
    assert!(page.says("People or other departments are still in it"));
    let below = east.rsplit('/').next().unwrap().to_owned();
    let typed = [("name", "Sales"), ("parent", below.as_str())];
    let page = browser.submit(&page, &sales, &typed).await;
    assert!(page.says("can’t be part of itself"), "{}", page.body);

    let page = browser.get(&east).await;
    let page = browser.submit(&page, &format!("{east}/delete"), &[]).await;
    assert!(page.says("East is deleted"));
}

#[tokio::test]
async fn somebody_sees_where_they_are_signed_in_and_ends_it_elsewhere() {
    let mut browser = Browser::signed_in().await;
    // Signed in once more, as if from another place.
    let here = browser.cookies();
    browser.set_cookies(BTreeMap::new());
    browser.sign_in(PASSWORD).await;
    browser.set_cookies(here);
    let page = browser.get("/settings/sessions").await;
    assert!(page.says("in one other place") && page.says("this one"));
    let page = browser.submit(&page, "/settings/sessions", &[]).await;
    assert!(page.says("here and nowhere else"), "{}", page.body);
    assert_eq!(browser.get("/").await.path, "/");
}

#[tokio::test]
async fn a_token_is_shown_once_and_revoked() {
    let mut browser = Browser::signed_in().await;
    let tokens = "/settings/tokens";
    let form = browser.get(tokens).await;
    let typed = [("name", "Newsletter"), ("days", "30"), ("scopes", "read")];
    let page = browser.submit(&form, tokens, &typed).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("it is shown this once") && page.body.contains("class=\"secret\""));
    let page = browser.get(tokens).await;
    assert!(page.says("Newsletter") && !page.body.contains("class=\"secret\""));
    let revoke = page.action_below(tokens);
    let page = browser.submit(&page, &revoke, &[]).await;
    assert!(page.says("The token is revoked") && page.says("You have no tokens"));
}
