//! Tables and fields, edited by an admin.

use axum::http::StatusCode;

use crate::browser::Browser;

#[tokio::test]
async fn a_table_is_made_given_fields_reordered_and_renamed() {
    let mut browser = Browser::signed_in().await;
    let page = browser.get("/settings/tables").await;
    assert!(page.says("Companies") && page.says("New table"));
    let page = browser.get("/settings/tables/new").await;
    let typed = [
        ("plural", "Spare parts"),
        ("singular", "Spare part"),
        ("named_by", "Name"),
    ];
    let page = browser.submit(&page, "/settings/tables", &typed).await;
    assert_eq!(page.path, "/settings/tables/spare_parts");

    let action = "/settings/tables/spare_parts/new-field";
    let page = browser.get(action).await;
    let typed = [
        ("label", "Colour"),
        ("kind", "choice"),
        ("choices", "Red\nDark blue"),
        ("scale", "2"),
    ];
    let page = browser.submit(&page, action, &typed).await;
    assert_eq!(page.path, "/settings/tables/spare_parts");
    assert!(page.says("Colour") && page.says("The field was added."));

    let order = "/settings/tables/spare_parts/order";
    // The first form that leads there is that of the first field.
    let page = browser.submit(&page, order, &[("to", "down")]).await;
    assert!(page.body.find("/fields/colour") < page.body.find("/fields/name"));

    let rename = "/settings/tables/spare_parts";
    let page = browser
        .submit(&page, rename, &[("plural", "Parts"), ("singular", "Part")])
        .await;
    assert!(page.says("<h1>Parts</h1>"));
    let page = browser.get("/tables/spare_parts/new").await;
    assert!(page.says("Dark blue"));
}

#[tokio::test]
async fn a_field_that_the_data_does_not_fit_is_shown_again_with_why() {
    let mut browser = Browser::signed_in().await;
    let page = browser.get("/tables/companies/new").await;
    browser
        .submit(&page, "/tables/companies/new", &[("v.name", "Acme")])
        .await;
    let own = "/settings/tables/companies/fields/phone";
    let page = browser.get(own).await;
    let page = browser
        .submit(&page, own, &[("label", "Phone"), ("required", "yes")])
        .await;
    assert_eq!(page.path, own);
    assert!(
        page.says("1 record has nothing in it: 1 (Acme)"),
        "{}",
        page.body
    );
    let page = browser.submit(&page, own, &[("label", "Telephone")]).await;
    assert!(page.says("Telephone"));
    let page = browser.get("/tables/companies/1").await;
    assert!(page.says("Telephone") && !page.says(">Phone<"));
}

#[tokio::test]
async fn a_choice_is_retired_and_offered_no_more() {
    let mut browser = Browser::signed_in().await;
    let own = "/settings/tables/deals/fields/stage";
    let page = browser.get(own).await;
    let mut typed = vec![("label", "Stage"), ("required", "yes")];
    let stages = ["prospecting", "engaging", "proposal", "won", "lost"];
    for (stage, label) in stages
        .iter()
        .zip(["Prospecting", "Engaging", "Proposal", "Won", "Lost"])
    {
        typed.push(("choice-label", label));
        typed.push(("choice-place", if *stage == "lost" { "1" } else { "2" }));
        typed.push((
            "choice-state",
            if *stage == "engaging" {
                "retired"
            } else {
                "offered"
            },
        ));
    }
    typed.push(("choices", "On hold"));
    let page = browser.submit(&page, own, &typed).await;
    assert_eq!(page.status, StatusCode::OK);
    let page = browser.get("/tables/deals/new").await;
    assert!(page.says("On hold") && !page.says("Engaging"));
    assert!(page.body.find("Lost") < page.body.find("Prospecting"));
}

#[tokio::test]
async fn deleting_says_what_it_takes_and_asks_for_the_number_where_nothing_keeps_it() {
    let mut browser = Browser::signed_in().await;
    let page = browser.get("/settings/tables/new").await;
    let typed = [
        ("plural", "Parts"),
        ("singular", "Part"),
        ("named_by", "Name"),
    ];
    browser.submit(&page, "/settings/tables", &typed).await;
    let page = browser.get("/tables/parts/new").await;
    browser
        .submit(&page, "/tables/parts/new", &[("v.name", "Bolt")])
        .await;
    let own = "/settings/tables/parts/delete";
    let page = browser.get(own).await;
    assert!(page.says("goes with its 1 record") && page.says("can’t be undone"));
    let page = browser.submit(&page, own, &[("typed", "7")]).await;
    assert_eq!(page.path, own);
    let page = browser.submit(&page, own, &[("typed", "1")]).await;
    assert_eq!(page.path, "/settings/tables");
    assert!(page.says("The table was deleted.") && !page.says(">Parts<"));
    let page = browser.get("/settings/tables/deals/delete").await;
    assert_eq!(page.status, StatusCode::CONFLICT);
}
