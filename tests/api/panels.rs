//! Plugins' panels on the pages of records.

use bailey_crm::Timestamp;
use bailey_server::Settings;
use bailey_tests::Server;
use serde_json::json;

use crate::guest::{Guest, MEMORY};
use crate::{code, deal, enable, made, server};

const LOG: &str = "bailey.audit-log";

/// A plugin whose panel is drawn by these instructions.
fn drawing(id: &str, draw: &str) -> &'static [u8] {
    let code = format!(
        r#"(module {MEMORY}
            (func (export "bailey:crm/panels@1.0.0#draw")
                (param i32 i32 i32 i32 i64 i64 i32 i32 i32 i32 i32 i32 i32) (result i32)
                {draw}))"#
    );
    let guest = Guest {
        id,
        exports: &["panels"],
        code: &code,
        ..Guest::default()
    };
    guest.package().leak()
}

#[test]
fn admins_see_on_a_records_page_who_opened_it() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    enable(&owner, LOG);
    let watched = json!({ "watched_tables": ["deals"] });
    let watching = owner.patch("/account", &watched);
    assert_eq!(watching.status, 200, "{}", watching.text());
    let id = deal(&owner, "Roof", "won");
    let path = format!("/tables/deals/records/{id}");
    let panels = format!("{path}/panels");
    assert_eq!(owner.get(&panels).expect(200), json!([]));
    let _opened = member.get(&path).expect(200);
    server.crm().keep_views(Timestamp(i64::MAX));
    let shown = owner.get(&panels).expect(200);
    assert_eq!(shown[0]["plugin"], LOG);
    assert_eq!(shown[0]["label"], "Opened lately");
    let entries = shown[0]["blocks"][0]["entries"].as_array().unwrap();
    assert!(entries[0]["by"].to_string().contains("user"), "{shown}");
    let page = owner.page(&format!("/tables/deals/{id}")).text();
    assert!(
        page.contains("Opened lately") && page.contains("Member"),
        "{page}"
    );
    // It is for admins.
    assert_eq!(member.get(&panels).expect(200), json!([]));
    let theirs = member.page(&format!("/tables/deals/{id}")).text();
    assert!(!theirs.contains("Opened lately"), "{theirs}");
    let gone = owner.get("/tables/deals/records/999/panels");
    assert_eq!(gone.status, 404);
}

#[test]
fn a_panel_that_never_ends_is_ended_and_says_so_in_its_place() {
    let endless = drawing("test.endless", "(loop (br 0)) unreachable");
    let server = Server::hosting(&code(), Settings::default(), &[endless]);
    let owner = server.owner();
    enable(&owner, "test.endless");
    let id = deal(&owner, "Roof", "won");
    let page = owner.page(&format!("/tables/deals/{id}"));
    assert_eq!(page.status, 200);
    let text = page.text();
    assert!(
        text.contains("<h1>Roof</h1>") && text.contains("could not show this panel"),
        "{text}"
    );
}

#[test]
fn a_panel_that_fails_says_so_and_the_rest_of_the_page_is_there() {
    let broken = drawing("test.broken", "unreachable");
    // The zeros there are an answer: well, and no blocks.
    let empty = drawing("test.empty", "i32.const 512");
    let server = Server::hosting(&code(), Settings::default(), &[broken, empty]);
    let owner = server.owner();
    enable(&owner, "test.broken");
    enable(&owner, "test.empty");
    let id = deal(&owner, "Roof", "won");
    let page = owner.page(&format!("/tables/deals/{id}"));
    assert_eq!(page.status, 200);
    let text = page.text();
    assert!(
        text.contains("<h1>Roof</h1>") && text.contains("id=\"timeline\""),
        "{text}"
    );
    assert!(text.contains("could not show this panel"), "{text}");
    assert!(
        text.contains("id=\"panel-1\"") && !text.contains("id=\"panel-2\""),
        "{text}"
    );
    let panels = owner.get(&format!("/tables/deals/records/{id}/panels"));
    let panels = panels.expect(200);
    assert_eq!(panels.as_array().unwrap().len(), 1, "{panels}");
    assert_eq!(panels[0]["plugin"], "test.broken");
    assert!(panels[0]["failure"].is_string(), "{panels}");
    // It stands there also when an edit in place is refused.
    let word = text.split_once("name=\"csrf\" value=\"").unwrap().1;
    let word = word.split('"').next().unwrap();
    let form = format!("csrf={word}&fields=name&version=1&v.name=");
    let refused = owner.submit(&format!("/tables/deals/{id}"), &form).text();
    assert!(
        refused.contains("name-problem") && refused.contains("could not show this panel"),
        "{refused}"
    );
    // Other tables' pages have nothing to do with it.
    let company = made(&owner, "companies", json!({ "name": "Acme" }));
    let page = owner.page(&format!("/tables/companies/{company}")).text();
    assert!(!page.contains("could not show this panel"), "{page}");
}
