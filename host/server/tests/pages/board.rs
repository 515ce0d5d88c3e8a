//! The board and saved views as a person uses them without a script.

use axum::http::StatusCode;
use bailey_crm::records::{self, Query};
use bailey_crm::{Context, Scalar, Value};

use crate::browser::{Browser, Page};

async fn deal(browser: &mut Browser, name: &str, stage: &str, value: &str) -> Page {
    let page = browser.get("/tables/deals/new").await;
    let typed = [
        ("v.name", name),
        ("v.stage", stage),
        ("v.value", value),
        ("v.value.currency", "USD"),
    ];
    browser.submit(&page, "/tables/deals/new", &typed).await
}

/// The part of the board that is one column.
fn column<'a>(page: &'a Page, key: &str) -> &'a str {
    let start = format!("data-column=\"{key}\"");
    let rest = page.body.split(&start).nth(1).unwrap_or_else(|| {
        panic!("no column {key} in {}", page.body);
    });
    rest.split("</section>").next().unwrap()
}

fn stage(browser: &Browser) -> Vec<Value> {
    let query = Query::of("deals");
    let page = records::list(&browser.account, &Context::operator(), &query).unwrap();
    let deals = page.records.into_iter();
    deals
        .map(|deal| deal.value("stage").cloned().unwrap_or_default())
        .collect()
}

fn choice(key: &str) -> Value {
    Scalar::Choice(key.to_owned()).into()
}

#[tokio::test]
async fn a_card_is_moved_by_its_form_and_the_move_is_undone() {
    let mut browser = Browser::signed_in().await;
    deal(&mut browser, "Big one", "prospecting", "1200").await;
    deal(&mut browser, "Small one", "won", "300").await;
    let board = browser.get("/tables/deals/board").await;
    assert!(column(&board, "prospecting").contains("$1,200.00"));
    assert!(column(&board, "won").contains("Small one"));
    assert!(!column(&board, "lost").contains("class=\"card\""));

    let opened = browser.get("/tables/deals/board?move=1").await;
    assert!(opened.says("Move to"), "{}", opened.body);
    let page = browser
        .submit(&opened, "/tables/deals/board", &[("to", "won")])
        .await;
    assert!(page.says("Big one: Prospecting → Won."), "{}", page.body);
    assert!(column(&page, "won").contains("$1,500.00"));
    assert_eq!(stage(&browser), [choice("won"), choice("won")]);
    let page = browser.submit(&page, "/undo", &[]).await;
    assert!(column(&page, "prospecting").contains("Big one"));
}

#[tokio::test]
async fn a_card_that_somebody_moved_meanwhile_says_so_in_its_place() {
    let mut browser = Browser::signed_in().await;
    deal(&mut browser, "Big one", "prospecting", "1").await;
    let (mine, theirs) = (
        browser.get("/tables/deals/board?move=1").await,
        browser.get("/tables/deals/board?move=1").await,
    );
    let to = |stage| [("to", stage)];
    browser
        .submit(&theirs, "/tables/deals/board", &to("lost"))
        .await;
    let page = browser
        .submit(&mine, "/tables/deals/board", &to("won"))
        .await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    let lost = column(&page, "lost");
    assert!(lost.contains("it is in Lost now") && lost.contains("Big one"));
    assert_eq!(stage(&browser), [choice("lost")]);
}

#[tokio::test]
async fn a_column_goes_on_where_it_ended() {
    let mut browser = Browser::signed_in().await;
    for n in 1..=16 {
        deal(&mut browser, &format!("Deal {n:02}"), "won", "1").await;
    }
    let page = browser.get("/tables/deals/board?q=deal").await;
    assert!(!page.says("Deal 01") && page.says("Deal 16"));
    let more = column(&page, "won").split("class=\"more\" href=\"").nth(1);
    let more = more.unwrap().split('"').next().unwrap();
    let page = browser.get(&more.replace("&amp;", "&")).await;
    assert!(page.says("Deal 01") && !page.says("Deal 16"));
    assert!(page.says("The whole board"));
}

#[tokio::test]
async fn a_table_without_choices_has_no_board() {
    let mut browser = Browser::signed_in().await;
    assert!(!browser.get("/tables/companies").await.says("/board"));
    let page = browser.get("/tables/companies/board").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_list_is_saved_under_a_name_with_its_conditions_and_columns() {
    let mut browser = Browser::signed_in().await;
    deal(&mut browser, "Big one", "won", "1").await;
    let look = "f=stage%3Aone-of%3Awon&sort=-value&columns=value%2Cclosed";
    let list = browser.get(&format!("/tables/deals?{look}")).await;
    assert!(list.says(">Closed<") && !list.says("data-label=\"Company\""));
    let page = browser
        .get(&format!("/tables/deals/views/new?{look}"))
        .await;
    let action = "/tables/deals/views/new";
    let page = browser.submit(&page, action, &[("name", " ")]).await;
    assert!(page.says("id=\"name-problem\""), "{}", page.body);
    let page = browser.submit(&page, action, &[("name", "Won ones")]).await;
    assert!(page.says("Saved: view “Won ones”.") && page.says("Big one"));
    assert_eq!(page.path, format!("/tables/deals?{look}&view=1"));

    let other = browser.get("/tables/deals?sort=name&view=1").await;
    assert!(other.says("Save changes to “Won ones”"));
    let page = browser
        .submit(&other, "/tables/deals/views/1/look", &[])
        .await;
    assert_eq!(page.path, "/tables/deals?sort=name&view=1");
    assert!(!page.says("Save changes to"));

    let page = browser.get("/tables/deals/views/1").await;
    let page = browser
        .submit(&page, "/tables/deals/views/1/delete", &[])
        .await;
    assert!(page.says("Deleted: view “Won ones”."), "{}", page.body);
    let gone = browser.get("/tables/deals/views/1").await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_board_has_the_columns_of_another_choice_if_that_is_asked_for() {
    let mut browser = Browser::signed_in().await;
    let kind = bailey_crm::schema::FieldKind::Choice {
        options: ["inbound", "outbound"]
            .map(|key| bailey_crm::schema::ChoiceOption {
                key: key.into(),
                label: key.into(),
                retired: false,
            })
            .into(),
    };
    let field = bailey_crm::schema::NewField::new("source", "Source", kind);
    bailey_crm::schema::add_field(&browser.account, &Context::operator(), "deals", field).unwrap();
    deal(&mut browser, "Big one", "prospecting", "1200").await;
    let board = browser.get("/tables/deals/board?lanes=source").await;
    assert!(board.says("Columns by: Source"), "{}", board.body);
    assert!(column(&board, "-").contains("Big one"));
    let opened = browser.get("/tables/deals/board?lanes=source&move=1").await;
    let page = browser
        .submit(&opened, "/tables/deals/board", &[("to", "inbound")])
        .await;
    assert!(page.path.contains("lanes=source"), "{}", page.path);
    assert!(column(&page, "inbound").contains("Big one"));
    assert_eq!(stage(&browser), [choice("prospecting")]);
}
