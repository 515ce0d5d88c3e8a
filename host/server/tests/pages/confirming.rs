//! Proving once more who one is: the form that asked for it is not lost.

use axum::http::StatusCode;
use bailey_crm::directory::{self, Measure, NewUser};
use bailey_crm::{Context, UserId};

use crate::browser::{Browser, PASSWORD};

fn ask_who_they_are(browser: &Browser) {
    let (account, operator) = (&browser.account, Context::operator());
    let measure = Measure::RequireConfirmation;
    directory::take_measure(account, &operator, UserId(1), measure, "a strange hour").unwrap();
}

#[tokio::test]
async fn a_dangerous_form_waits_until_who_sent_it_proved_who_they_are() {
    let mut browser = Browser::signed_in_long_ago();
    let operator = Context::operator();
    let bob = NewUser {
        name: "Bob".to_owned(),
        email: "bob@demo.example".to_owned(),
        admin: true,
        ..NewUser::default()
    };
    let bob = directory::create_user(&browser.account, &operator, bob).unwrap();
    let path = format!("/settings/people/{bob}/make-owner");
    let form = browser.get(&path).await;
    let owner = |browser: &Browser| {
        let found = browser
            .account
            .read(|read| directory::users(read, &operator));
        found
            .unwrap()
            .into_iter()
            .find(|user| user.owner)
            .unwrap()
            .id
    };

    let page = browser.submit(&form, &path, &[]).await;
    assert!(page.says("Is it you?"), "{}", page.body);
    assert_eq!(owner(&browser), UserId(1));
    let page = browser
        .submit(&page, "/confirm", &[("password", "no")])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = browser
        .submit(&page, "/confirm", &[("password", PASSWORD)])
        .await;
    assert!(page.says("It is you"), "{}", page.body);
    assert_eq!(owner(&browser), UserId(1));
    let page = browser.submit(&page, &path, &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert_eq!(owner(&browser), bob);
}

#[tokio::test]
async fn who_sets_a_password_for_another_proves_it_before_typing_it() {
    let mut browser = Browser::signed_in_long_ago();
    let operator = Context::operator();
    let bob = NewUser {
        name: "Bob".to_owned(),
        email: "bob@demo.example".to_owned(),
        ..NewUser::default()
    };
    let bob = directory::create_user(&browser.account, &operator, bob).unwrap();
    let person = format!("/settings/people/{bob}");
    let form = browser.get(&person).await;
    let typed = [("password", "quite another one")];
    let page = browser
        .submit(&form, &format!("{person}/password"), &typed)
        .await;
    assert!(
        page.says("Is it you?") && !page.says("quite another one"),
        "{}",
        page.body
    );
    let asked = page.path.clone();
    let page = browser
        .submit(&page, &asked, &[("password", PASSWORD)])
        .await;
    assert_eq!(page.path, person);
}

#[tokio::test]
async fn who_is_asked_who_they_are_sees_nothing_before_they_prove_it() {
    let mut browser = Browser::signed_in().await;
    assert_eq!(browser.get("/tables/deals").await.path, "/tables/deals");
    ask_who_they_are(&browser);
    let page = browser.get("/tables/deals").await;
    assert!(page.says("Is it you?"), "{}", page.body);
    assert!(page.path.starts_with("/confirm"), "{}", page.path);
    let asked = page.path.clone();
    let page = browser
        .submit(&page, &asked, &[("password", PASSWORD)])
        .await;
    assert_eq!(
        (page.status, &*page.path),
        (StatusCode::OK, "/tables/deals")
    );
}
