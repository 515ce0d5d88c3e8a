//! Erasing a person on the pages.

use bailey_crm::Context;
use bailey_crm::records::{self, Query};

use crate::browser::Browser;
use crate::company;

const ERASE: &str = "/tables/companies/1/erase";

fn count(browser: &Browser) -> u64 {
    let all = Query::of("companies");
    records::list(&browser.account, &Context::operator(), &all)
        .unwrap()
        .total
}

#[tokio::test]
async fn a_record_is_erased_once_its_label_was_typed() {
    let mut browser = Browser::signed_in().await;
    let page = company(&mut browser, "Nordlicht Handel").await;
    assert!(page.says(&format!("href=\"{ERASE}\"")), "{}", page.body);

    let page = browser.get(ERASE).await;
    assert!(
        page.says("Erase Nordlicht Handel") && page.says("1 company"),
        "{}",
        page.body
    );
    let page = browser
        .submit(&page, ERASE, &[("typed", "Nordlicht")])
        .await;
    assert!(page.says("typed-problem"), "{}", page.body);
    assert_eq!(count(&browser), 1);

    let typed = [("typed", "Nordlicht Handel")];
    let mut page = browser.submit(&page, ERASE, &typed).await;
    // On a slow machine the page tells how far it is, until it is over.
    while page.path == "/tables/companies/1/erase/progress" {
        assert!(page.says("data-running"), "{}", page.body);
        page = browser.get(&page.path).await;
    }
    assert_eq!(page.path, "/tables/companies");
    assert!(page.says("Erased for good: 1 company."), "{}", page.body);
    assert_eq!(count(&browser), 0);

    // Who comes back to it by their browser's history is led to the list.
    let again = browser.get("/tables/companies/1/erase/progress").await;
    assert_eq!(again.path, "/tables/companies");
}

#[tokio::test]
async fn what_moved_since_it_was_looked_at_is_looked_at_again() {
    let mut browser = Browser::signed_in().await;
    company(&mut browser, "Nordlicht Handel").await;
    let looked_at = browser.get(ERASE).await;
    let page = browser.get("/tables/companies/1?edit=phone").await;
    browser
        .submit(&page, "/tables/companies/1", &[("v.phone", "5550 1717")])
        .await;
    let typed = [("typed", "Nordlicht Handel")];
    let page = browser.submit(&looked_at, ERASE, &typed).await;
    assert!(page.says("has changed since you looked"), "{}", page.body);
    assert_eq!(count(&browser), 1);
}
