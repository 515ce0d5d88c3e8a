//! The pages as a person uses them in a browser without a script.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that can't go on ends here"
)]

mod board;
mod browser;
mod confirming;
mod entering;
mod erasing;
mod files;
#[path = "../../../plugins/tests/plugins/guest.rs"]
mod guest;
mod home;
mod notes;
mod people;
mod reports;
mod schema;
mod twice;
mod upgrading;
mod weight;

use axum::http::StatusCode;
use bailey_crm::records::{self, Query};
use bailey_crm::{Context, Value};

use browser::{Browser, PASSWORD, Page};

/// Where the contract is.
const CONTRACT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../wit/v1.0.0");

async fn company(browser: &mut Browser, name: &str) -> Page {
    let page = browser.get("/tables/companies/new").await;
    browser
        .submit(&page, "/tables/companies/new", &[("v.name", name)])
        .await
}

#[tokio::test]
async fn who_is_not_signed_in_signs_in_and_goes_on_where_they_wanted() {
    let mut browser = Browser::new();
    let page = browser.get("/tables/deals?q=x").await;
    assert!(page.path.starts_with("/sign-in?then="), "{}", page.path);
    let action = format!("{}&language=en", page.path);
    let typed = [("email", "anna@demo.example"), ("password", PASSWORD)];
    let page = browser.submit(&page, &action, &typed).await;
    assert_eq!(
        (page.status, page.path.as_str()),
        (StatusCode::OK, "/tables/deals?q=x")
    );
    let page = browser.submit(&page, "/sign-out", &[]).await;
    assert_eq!(page.path, "/sign-in");
    assert!(browser.get("/").await.path.starts_with("/sign-in"));
}

#[tokio::test]
async fn a_wrong_password_is_told_on_the_form() {
    let mut browser = Browser::new();
    let page = browser.get("/sign-in").await;
    let action = "/sign-in?language=en";
    let page = browser
        .submit(
            &page,
            action,
            &[("email", "anna@demo.example"), ("password", "no")],
        )
        .await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    assert!(
        page.says("The e-mail address or the password is wrong") && page.says("anna@demo.example")
    );
}

#[tokio::test]
async fn a_record_is_made_found_and_changed_in_place() {
    let mut browser = Browser::signed_in().await;
    let page = company(&mut browser, "Acme Hardware").await;
    assert_eq!(page.path, "/tables/companies/1");
    assert!(page.says("<h1>Acme Hardware</h1>"));

    for found in [
        "/search?q=hardw",
        "/tables/companies?q=acme",
        "/tables/companies?f=name:contains:acme",
    ] {
        assert!(
            browser
                .get(found)
                .await
                .says("href=\"/tables/companies/1\""),
            "{found}"
        );
    }
    assert!(
        !browser
            .get("/tables/companies?f=name:equal:other")
            .await
            .says("/tables/companies/1")
    );

    let page = browser.get("/tables/companies/1?edit=revenue").await;
    let typed = [("v.revenue", "1,250.5"), ("v.revenue.currency", "EUR")];
    let page = browser.submit(&page, "/tables/companies/1", &typed).await;
    assert!(
        page.says("€1,250.50") && page.says("Saved."),
        "{}",
        page.body
    );
    let page = browser.submit(&page, "/undo", &[]).await;
    assert!(page.says("Undone.") && !page.says("<dd><span class=\"prose\">€1,250.50"));
}

#[tokio::test]
async fn what_is_wrong_is_told_beside_its_field_and_nothing_is_changed() {
    let mut browser = Browser::signed_in().await;
    let page = browser.get("/tables/companies/new").await;
    let typed = [("v.name", ""), ("v.employees", "many")];
    let page = browser.submit(&page, "/tables/companies/new", &typed).await;
    assert!(
        page.says("id=\"field-employees-problem\"") && page.says("value=\"many\""),
        "{}",
        page.body
    );
    let page = browser
        .submit(&page, "/tables/companies/new", &[("v.name", "")])
        .await;
    assert!(page.says("id=\"field-name-problem\""), "{}", page.body);
    let listed = records::list(
        &browser.account,
        &Context::operator(),
        &Query::of("companies"),
    )
    .unwrap();
    assert_eq!(listed.total, 0);
}

#[tokio::test]
async fn a_change_that_somebody_else_overtook_keeps_what_was_typed() {
    let mut browser = Browser::signed_in().await;
    company(&mut browser, "Acme").await;
    let (first, second) = (
        browser.get("/tables/companies/1/edit").await,
        browser.get("/tables/companies/1/edit").await,
    );
    let fields = |phone| [("v.name", "Acme"), ("v.phone", phone)];
    browser
        .submit(&first, "/tables/companies/1", &fields("111"))
        .await;
    let page = browser
        .submit(&second, "/tables/companies/1", &fields("222"))
        .await;
    assert!(
        page.says("Somebody changed this record") && page.says("value=\"222\""),
        "{}",
        page.body
    );
    let page = browser
        .submit(&page, "/tables/companies/1", &fields("222"))
        .await;
    assert!(page.says("Saved.") && page.says("222"));
}

#[tokio::test]
async fn a_note_stands_in_its_records_timeline() {
    let mut browser = Browser::signed_in().await;
    let page = company(&mut browser, "Acme").await;
    let page = browser
        .submit(
            &page,
            "/tables/companies/1/notes",
            &[("text", "They call back")],
        )
        .await;
    assert!(page.says("<li class=\"note\"") && page.says("They call back"));
}

#[tokio::test]
async fn a_final_delete_asks_for_the_number_first() {
    let mut browser = Browser::signed_in().await;
    for name in ["One", "Two", "Three"] {
        company(&mut browser, name).await;
    }
    let page = browser.get("/tables/companies/delete?row=1&row=2").await;
    assert!(
        page.says("<h1>Delete 2 companies</h1>") && page.says("can’t be undone"),
        "{}",
        page.body
    );
    let page = browser
        .submit(&page, "/tables/companies/delete", &[("typed", "3")])
        .await;
    assert!(page.says("id=\"typed-problem\""));
    let page = browser
        .submit(&page, "/tables/companies/delete", &[("typed", "2")])
        .await;
    assert_eq!(page.path, "/tables/companies");
    assert!(page.says("Deleted: 2 companies.") && page.says("Three") && !page.says(">One<"));
}

#[tokio::test]
async fn a_form_without_its_word_is_refused() {
    let mut browser = Browser::signed_in().await;
    for body in ["v.name=Acme", "v.name=Acme&csrf=guess"] {
        let page = browser.post("/tables/companies/new", body.to_owned()).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
    }
    assert!(
        browser
            .get("/tables/companies")
            .await
            .says("Nothing here yet")
    );
}

#[tokio::test]
async fn what_people_wrote_is_text_and_never_markup() {
    let mut browser = Browser::signed_in().await;
    let name = "<script>alert(1)</script>\"'&<img src=x>";
    company(&mut browser, name).await;
    let search = "/search?q=%3Cscript%3Ealert";
    for path in [
        "/tables/companies",
        "/tables/companies/1",
        "/tables/companies/1/edit",
        search,
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.says("alert"), "{path}");
        assert!(!page.says("<script>alert") && !page.says("<img"), "{path}");
    }
}

#[tokio::test]
async fn every_page_opens_in_every_language_without_anything_inline() {
    let mut browser = Browser::signed_in().await;
    company(&mut browser, "Acme").await;
    let pages = [
        "/",
        "/search?q=acme",
        "/tables/companies",
        "/tables/companies?add=owner&f=owner:equal:me&f=sector:is-empty:",
        "/tables/deals/new",
        "/tables/deals/board",
        "/tables/deals/board?add=stage&idle=yes",
        "/tables/deals/views/new?sort=-value",
        "/tables/companies/1",
        "/tables/companies/1/edit",
        "/tables/companies/delete?row=1",
        "/tables/companies/import",
        "/settings",
        "/settings/profile",
        "/settings/design",
        "/settings/sessions",
        "/settings/tokens",
        "/settings/account",
        "/settings/people",
        "/settings/people/new",
        "/settings/people/1",
        "/settings/departments",
        "/settings/departments/new",
        "/settings/plugins",
        "/leaving?to=https%3A%2F%2Fdocs.example%2F",
    ];
    for (language, home) in [
        ("ru", "Главная"),
        ("pl", "Start"),
        ("zh", "首页"),
        ("en", "Home"),
    ] {
        let page = browser.get("/").await;
        let chosen = [("language", language)];
        let page = browser
            .submit(&page, "/settings/profile/language", &chosen)
            .await;
        assert!(page.says(home), "{language}");
        for path in pages {
            let page = browser.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
            assert!(page.says(&format!("<html lang=\"{language}")), "{path}");
            assert!(page.policy.contains("script-src 'self'") && !page.policy.contains("unsafe"));
            for inline in [" style=", " onclick=", "<script>", "<style", "javascript:"] {
                assert!(!page.says(inline), "{path} has {inline}");
            }
        }
    }
}

#[tokio::test]
async fn what_is_not_there_is_told_on_a_page() {
    let mut browser = Browser::signed_in().await;
    for path in [
        "/nothing",
        "/tables/nothing",
        "/tables/deals/77",
        "/tables/deals/x",
        "/plugins/no.such",
        "/settings/plugins/no.such",
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.says("Nothing here") && page.says("Request "), "{path}");
        // Whoever is signed in keeps the menu.
        assert!(page.says("class=\"menu\""), "{path}: {}", page.body);
    }
    let page = browser.get("/tables/deals?f=stage:likes:won").await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    let page = browser.get("/leaving?to=javascript:alert(1)").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_list_goes_out_as_csv_under_the_readers_headings() {
    let mut browser = Browser::signed_in().await;
    company(&mut browser, "Acme").await;
    let file = browser.get("/tables/companies/export").await;
    let mut lines = file.body.trim_start_matches('\u{feff}').lines();
    assert!(lines.next().unwrap().starts_with("Name,"), "{}", file.body);
    assert!(lines.next().unwrap().starts_with("Acme,"));
}

#[tokio::test]
async fn an_uploaded_file_is_mapped_checked_and_imported() {
    let mut browser = Browser::signed_in().await;
    let page = browser.get("/tables/companies/import").await;
    let page = browser
        .upload(
            &page,
            "/tables/companies/import",
            "Name,Staff\nAcme,12\nBolt,many\n",
        )
        .await;
    assert!(page.says("Staff") && page.says("2 rows"), "{}", page.body);
    let (address, mapped) = (page.path.clone(), [("c.0", "name"), ("c.1", "employees")]);
    let checked = browser
        .submit(
            &page,
            &address,
            &[&mapped[..], &[("step", "check")]].concat(),
        )
        .await;
    assert!(
        checked.says("many") && checked.says("1 of 2 rows"),
        "{}",
        checked.body
    );
    let all = [&mapped[..], &[("skip", "yes"), ("step", "run")]].concat();
    let page = browser.submit(&checked, &address, &all).await;
    assert!(
        page.says("Imported: 1 company. Rows left out: 1."),
        "{}",
        page.body
    );
    let record = records::list(
        &browser.account,
        &Context::operator(),
        &Query::of("companies"),
    )
    .unwrap();
    assert_eq!(
        record.records[0].value("employees"),
        Some(&Value::One(bailey_crm::Scalar::Integer(12)))
    );
}

#[tokio::test]
async fn a_record_goes_to_the_archive_and_comes_out_again() {
    let mut browser = Browser::signed_in().await;
    let page = company(&mut browser, "Acme").await;
    let page = browser
        .submit(&page, "/tables/companies/archive", &[])
        .await;
    assert!(page.says("Archived: 1 company."), "{}", page.body);
    assert!(page.says("/tables/companies/unarchive"), "{}", page.body);
    let list = browser.get("/tables/companies").await;
    assert!(list.says("1 archived") && !list.says("/tables/companies/1\""));
    let archive = browser.get("/tables/companies?state=archived").await;
    assert!(archive.says("/tables/companies/1\""), "{}", archive.body);

    let confirm = "/tables/companies/unarchive?row=1&back=/tables/companies";
    let page = browser.get(confirm).await;
    assert!(
        page.says("Take 1 company out of the archive?"),
        "{}",
        page.body
    );
    let page = browser
        .submit(&page, "/tables/companies/unarchive", &[])
        .await;
    assert_eq!(page.path, "/tables/companies");
    assert!(
        page.says("Taken out of the archive: 1 company."),
        "{}",
        page.body
    );
    let page = browser.submit(&page, "/undo", &[]).await;
    assert!(page.says("1 archived"), "{}", page.body);
    let nothing = browser.get("/tables/companies/archive?row=1").await;
    assert!(nothing.says("Nothing is selected that could be moved."));
}

#[tokio::test]
async fn what_went_wrong_is_told_in_the_readers_language() {
    let mut browser = Browser::signed_in().await;
    let profile = browser.get("/settings/profile").await;
    browser
        .submit(
            &profile,
            "/settings/profile/language",
            &[("language", "ru")],
        )
        .await;
    let page = browser.get("/tables/deals/77").await;
    assert!(page.says("Здесь ничего нет"), "{}", page.body);
    assert!(page.says("lang=\"ru\""), "{}", page.body);
    // Who is not known yet is told in what the browser asks for.
    let page = Browser::new().get("/leaving?to=javascript:alert(1)").await;
    assert!(!page.says("class=\"menu\""), "{}", page.body);
}

#[tokio::test]
async fn all_that_is_archived_is_deleted_after_a_look_at_how_many_they_are() {
    let mut browser = Browser::signed_in().await;
    for name in ["Acme", "Bolt", "Crane"] {
        company(&mut browser, name).await;
    }
    for id in ["1", "2"] {
        let away = format!("/tables/companies/archive?row={id}");
        let page = browser.get(&away).await;
        browser
            .submit(&page, "/tables/companies/archive", &[])
            .await;
    }
    let archive = browser.get("/tables/companies?state=archived").await;
    assert!(
        archive.says("Delete all that match") && !archive.says("/tables/companies/merge"),
        "{}",
        archive.body
    );
    let delete = "/tables/companies/delete?all=yes&state=archived";
    let confirm = browser.get(delete).await;
    assert!(
        confirm.says("Delete 2 companies") && confirm.says("Acme") && !confirm.says("Crane"),
        "{}",
        confirm.body
    );
    let typed = [("typed", "2")];
    let page = browser
        .submit(&confirm, "/tables/companies/delete", &typed)
        .await;
    assert!(page.says("Deleted: 2 companies."), "{}", page.body);
    assert!(page.says("Crane"), "{}", page.body);
}
