//! Reports as a person puts them together without a script.

use crate::browser::Browser;

async fn deal(browser: &mut Browser, stage: &str, value: &str, closed: &str) {
    let page = browser.get("/tables/deals/new").await;
    let typed = [
        ("v.name", "Deal"),
        ("v.stage", stage),
        ("v.value", value),
        ("v.value.currency", "USD"),
        ("v.closed", closed),
    ];
    let page = browser.submit(&page, "/tables/deals/new", &typed).await;
    assert!(page.says("Created."), "{}", page.body);
}

#[tokio::test]
async fn a_report_is_put_together_kept_changed_and_deleted() {
    let mut browser = Browser::signed_in().await;
    deal(&mut browser, "won", "100", "2026-01-31").await;
    deal(&mut browser, "won", "50", "2026-03-01").await;
    deal(&mut browser, "lost", "7", "2026-03-02").await;

    let page = browser.get("/tables/deals?f=stage:one-of:won,lost").await;
    let page = browser.get(&page.link("Report</a>")).await;
    assert!(page.says("Deals · Stage"), "{}", page.body);
    // A condition is added as on a list.
    let added = format!(
        "{}&field=value&operator=greater&value=10&currency=USD",
        page.path
    );
    let page = browser.get(&added).await;
    assert!(page.path.starts_with("/reports/new?f="), "{}", page.path);
    assert!(page.says("Value is above $10.00"), "{}", page.body);

    let ways = format!("{}&by=closed:month&figure=value:sum", page.path);
    let page = browser.get(&ways.replace("by=stage&", "")).await;
    assert!(page.says("<svg") && page.says("$150.00"), "{}", page.body);
    assert!(page.says("Feb 2026"), "the empty month: {}", page.body);
    let page = browser
        .submit(
            &page,
            "/reports/new",
            &[("name", "Closed"), ("audience", "everybody")],
        )
        .await;
    assert_eq!(page.path, "/reports/1");
    assert!(page.says("Saved: report “Closed”.") && page.says("Everybody in this account"));

    // Each number leads to its records.
    let month = browser.get(&page.link("Jan 2026")).await;
    assert!(
        month.says("$100.00") && !month.says("$50.00"),
        "{}",
        month.body
    );
    assert!(month.says("Closed is on or after Jan 1, 2026"));

    let edit = browser.get("/reports/1/edit").await;
    let other = browser.get("/reports/1/edit").await;
    let page = browser
        .submit(
            &edit,
            "/reports/1",
            &[("name", "Won"), ("audience", "owner")],
        )
        .await;
    assert!(page.says("<h1>Won</h1>") && page.says("Only me"));
    let page = browser
        .submit(&other, "/reports/1", &[("name", "Late")])
        .await;
    assert!(page.says("Somebody changed this report meanwhile"));
    let page = browser
        .submit(
            &page,
            "/reports/1",
            &[("name", " "), ("audience", "chosen")],
        )
        .await;
    assert!(page.says("id=\"name-problem\""), "{}", page.body);

    let edit = browser.get("/reports/1/edit").await;
    let page = browser.submit(&edit, "/reports/1/delete", &[]).await;
    assert!(page.says("Deleted: report “Won”.") && page.says("No report yet."));
    let page = browser.submit(&page, "/undo", &[]).await;
    assert!(
        page.says("Undone.") && page.says("href=\"/reports/1\""),
        "{}",
        page.body
    );
}

#[tokio::test]
async fn what_every_record_has_narrows_a_list_too() {
    let mut browser = Browser::signed_in().await;
    deal(&mut browser, "won", "100", "").await;
    let page = browser.get("/tables/deals?add=created_at").await;
    assert!(page.says("datetime-local"), "{}", page.body);
    let since = "/tables/deals?field=created_at&operator=greater-or-equal&value=2020-01-01T09%3A00";
    let page = browser.get(since).await;
    assert!(
        page.says("Created is on or after Jan 1, 2020"),
        "{}",
        page.body
    );
    assert!(page.says("href=\"/tables/deals/1\""));
    let page = browser
        .get("/tables/deals?f=created_by:equal:me&f=created_at:less:2020-01-01")
        .await;
    assert!(page.says("No record matches."), "{}", page.body);
}

#[tokio::test]
async fn a_deleted_view_comes_back_by_its_notice() {
    let mut browser = Browser::signed_in().await;
    let page = browser
        .get("/tables/deals/views/new?f=stage:one-of:won")
        .await;
    let page = browser
        .submit(&page, "/tables/deals/views/new", &[("name", "Won")])
        .await;
    assert!(page.says("Saved: view “Won”."), "{}", page.body);
    let edit = browser.get("/tables/deals/views/1").await;
    let page = browser
        .submit(&edit, "/tables/deals/views/1/delete", &[])
        .await;
    assert!(
        page.says("Deleted: view “Won”.") && !page.says("view=1"),
        "{}",
        page.body
    );
    let page = browser.submit(&page, "/undo", &[]).await;
    assert!(page.says("Undone.") && page.says("view=1"), "{}", page.body);
}
