//! Notes on a record's page: added, changed in their place, deleted together and
//! taken back.

use bailey_crm::records::{self, Query, Values};
use bailey_crm::{Context, RecordId, RecordRef, Scalar};

use crate::browser::Browser;

fn notes(browser: &Browser) -> u64 {
    let query = Query::of("notes");
    let page = records::list(&browser.account, &Context::operator(), &query).unwrap();
    page.total
}

async fn company(browser: &mut Browser) -> RecordRef {
    let page = browser.get("/tables/companies/new").await;
    let typed = [("v.name", "Acme")];
    browser.submit(&page, "/tables/companies/new", &typed).await;
    RecordRef {
        table: "companies".into(),
        id: RecordId(1),
    }
}

#[tokio::test]
async fn a_note_is_added_changed_in_its_place_and_kept_from_a_lost_update() {
    let mut browser = Browser::signed_in().await;
    company(&mut browser).await;
    let page = browser.get("/tables/companies/1").await;
    let page = browser
        .submit(
            &page,
            "/tables/companies/1/notes",
            &[("text", "Call on Monday")],
        )
        .await;
    assert!(
        page.says("Call on Monday") && page.says("1 note"),
        "{}",
        page.body
    );
    let action = "/tables/companies/1/notes/1";
    let (first, second) = (
        browser.get("/tables/companies/1?note=1").await,
        browser.get("/tables/companies/1?note=1").await,
    );
    let page = browser
        .submit(&first, action, &[("text", "Call on Tuesday")])
        .await;
    assert!(page.says("Saved.") && page.says("Call on Tuesday"));
    let page = browser
        .submit(&second, action, &[("text", "Call on Friday")])
        .await;
    assert!(page.says("id=\"note-edited-problem\"") && page.says("Call on Friday"));
    let page = browser.submit(&page, action, &[("text", " ")]).await;
    assert!(page.says("id=\"note-edited-problem\""), "{}", page.body);
    let page = browser.get("/tables/companies/1").await;
    assert!(page.says("Call on Tuesday") && !page.says("Call on Friday"));
}

#[tokio::test]
async fn two_hundred_and_fifty_notes_are_deleted_and_taken_back() {
    let mut browser = Browser::signed_in().await;
    let company = company(&mut browser).await;
    let note = |n: i32| {
        Values::from([
            ("text".to_owned(), Scalar::Text(format!("Note {n}")).into()),
            (
                "company".to_owned(),
                Scalar::Reference(company.clone()).into(),
            ),
        ])
    };
    for n in 0..250 {
        records::create(&browser.account, &Context::operator(), "notes", note(n)).unwrap();
    }
    let page = browser.get("/tables/companies/1").await;
    let confirm = browser.get(&page.link("Delete 250 notes")).await;
    assert!(confirm.says("None of them is yours."), "{}", confirm.body);
    assert!(confirm.says("and 245 more"), "{}", confirm.body);
    let typed = [("typed", "250")];
    let page = browser
        .submit(&confirm, "/tables/notes/delete", &typed)
        .await;
    assert_eq!(
        (page.path.as_str(), notes(&browser)),
        ("/tables/companies/1", 0)
    );
    assert!(page.says("Deleted: 250 notes."), "{}", page.body);
}
