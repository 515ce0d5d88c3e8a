//! Files on a record's page: added by the form, removed once that was confirmed,
//! and back by the notice.

use crate::browser::Browser;
use crate::company;

const RECORD: &str = "/tables/companies/1";
const FILES: &str = "/tables/companies/1/files";

#[tokio::test]
async fn a_file_is_added_removed_and_brought_back_on_the_records_page() {
    let mut browser = Browser::signed_in().await;
    let page = company(&mut browser, "Nordlicht Handel").await;
    assert!(page.says("No files yet."), "{}", page.body);
    let page = browser.get(RECORD).await;
    let page = browser.upload(&page, FILES, "name;value\r\n").await;
    assert!(page.says("Added: a.csv."), "{}", page.body);
    assert!(page.says("File added"), "{}", page.body);

    let content = browser.get(&page.link("a.csv")).await;
    assert_eq!(content.body, "name;value\r\n");
    assert_eq!(content.policy, "default-src 'none'; sandbox");

    let remove = format!("{FILES}/1/remove");
    let page = browser.get(&remove).await;
    assert!(page.says("Remove a.csv?"), "{}", page.body);
    let page = browser.submit(&page, &remove, &[]).await;
    assert!(page.says("The file is removed."), "{}", page.body);
    assert!(page.says("No files yet."), "{}", page.body);
    let page = browser.submit(&page, "/undo", &[]).await;
    assert!(!page.says("No files yet."), "{}", page.body);
    assert_eq!(browser.get(&format!("{FILES}/1")).await.body, content.body);
}

#[tokio::test]
async fn a_form_from_elsewhere_adds_nothing() {
    let mut browser = Browser::signed_in().await;
    company(&mut browser, "Nordlicht Handel").await;
    let mut page = browser.get(RECORD).await;
    page.body = page
        .body
        .replace("name=\"csrf\" value=\"", "name=\"csrf\" value=\"x");
    let page = browser.upload(&page, FILES, "x").await;
    assert_eq!(page.status, 403);
    assert!(browser.get(RECORD).await.says("No files yet."));
}
