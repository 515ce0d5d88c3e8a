//! Home: what needs attention, and the ways to all of it.

use crate::browser::Browser;

async fn make(browser: &mut Browser, table: &str, typed: &[(&str, &str)]) {
    let address = format!("/tables/{table}/new");
    let page = browser.get(&address).await;
    let page = browser.submit(&page, &address, typed).await;
    assert!(page.says("Created."), "{}", page.body);
}

#[tokio::test]
async fn home_tells_of_open_tasks_and_of_deals_that_nobody_works_on() {
    let mut browser = Browser::signed_in().await;
    for (name, stage, owner) in [
        ("Mine and idle", "engaging", "1"),
        ("Mine and worked on", "engaging", "1"),
        ("Idle and nobody's", "prospecting", ""),
        ("Done with", "won", "1"),
    ] {
        let typed = [("v.name", name), ("v.stage", stage), ("v.owner", owner)];
        make(&mut browser, "deals", &typed).await;
    }
    for (title, due, done) in [
        ("Call back", "2020-01-31T09:00", ""),
        ("Send the offer", "2099-01-31T09:00", ""),
        ("Long done", "2020-01-31T09:00", "true"),
    ] {
        let typed = [
            ("v.title", title),
            ("v.due", due),
            ("v.done", done),
            ("v.owner", "1"),
            ("v.deal", "#2"),
        ];
        make(&mut browser, "tasks", &typed).await;
    }
    let page = browser.get("/").await;
    let (tasks, rest) = page.body.split_once("without a next step").unwrap();
    assert!(tasks.contains("My open tasks") && tasks.contains("1 overdue"));
    assert!(tasks.find("Call back") < tasks.find("Send the offer"));
    assert!(!tasks.contains("Long done"), "{tasks}");
    let (idle, rest) = rest.split_once("Deals by stage").unwrap();
    assert!(idle.contains("Mine and idle") && !idle.contains("Done with"));
    assert!(!idle.contains("Mine and worked on"), "{idle}");
    assert!(idle.contains("Open deals without a next step"), "{idle}");
    let (_, mine) = rest.split_once("What I changed last").unwrap();
    assert!(mine.contains("Long done") && mine.contains("Done with"));

    let all = browser
        .get("/tables/deals?f=stage:one-of:prospecting,engaging,proposal&idle=yes")
        .await;
    assert!(all.says("Mine and idle") && all.says("Idle and nobody"));
    assert!(all.says("Without an open task") && !all.says("Mine and worked on"));
}

#[tokio::test]
async fn every_block_is_shown_to_admins_and_no_button_of_it_does_anything() {
    let mut browser = Browser::signed_in().await;
    let page = browser.get("/settings/design").await;
    for part in ["<svg", "matrix", "class=\"stack qr", "id=\"f1-1-problem\""] {
        assert!(page.says(part), "no {part} in {}", page.body);
    }
    let page = browser.submit(&page, "/settings/design", &[]).await;
    assert!(page.says("The buttons of this page do nothing."));
}

#[tokio::test]
async fn home_leads_back_to_what_was_opened_last() {
    let mut browser = Browser::signed_in().await;
    for name in ["Acme", "Betasoloin"] {
        make(&mut browser, "companies", &[("v.name", name)]).await;
    }
    browser.get("/tables/companies/1").await;
    let page = browser.get("/").await;
    let (_, rest) = page.body.split_once("Opened lately").unwrap();
    let (opened, _) = rest.split_once("</section>").unwrap();
    assert!(opened.find("Acme") < opened.find("Betasoloin"), "{opened}");
}
