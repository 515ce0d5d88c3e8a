//! What a person does, in a real browser: deletes by mistake, finds out who did
//! it, and brings it back.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that can't set up its browser ends here"
)]

mod driver;

use std::path::Path;

use bailey_plugins::Consent;
use bailey_tests::{OWNER, PASSWORD, Server};
use driver::Browser;
use serde_json::json;

/// A server with both first-party plugins and three companies.
fn server() -> Server {
    let server = Server::start(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("code"));
    let account = server.crm().account(&"demo".parse().unwrap()).unwrap();
    let context = bailey_crm::Context::operator();
    for offer in server.plugins().catalogue().newest() {
        let plugin = &offer.manifest().id;
        server
            .plugins()
            .install(&account, &context, plugin, &Consent::default())
            .unwrap();
        server.plugins().enable(&account, &context, plugin).unwrap();
    }
    let owner = server.owner();
    for name in ["Acme Corporation", "Betasoloin", "Cancity"] {
        let body = json!({ "values": { "name": name } });
        assert_eq!(owner.post("/tables/companies/records", &body).status, 201);
    }
    server
}

fn signed_in(server: &Server, width: u32) -> Browser {
    let browser = Browser::start(width, 900);
    browser.open(&server.address("/"));
    browser.write("#email", OWNER);
    browser.write("#password", PASSWORD);
    browser.click("main button[type=submit], main form button");
    browser.wait_for("What I changed last");
    browser
}

#[test]
fn what_was_deleted_by_mistake_is_found_and_comes_back() {
    let server = server();
    let browser = signed_in(&server, 1280);
    browser.open(&server.address("/tables/companies"));
    browser.wait_for("Betasoloin");
    browser.click("tbody tr:nth-child(1) input[name=row]");
    browser.click("tbody tr:nth-child(2) input[name=row]");
    browser.click(".selection-bar button.danger");
    browser.wait_for("until then they can be restored");
    browser.click("form.confirm button");
    browser.wait_for("Undo");
    assert!(
        browser.text().contains("Acme Corporation"),
        "the third company stays"
    );
    assert!(!browser.text().contains("Betasoloin"), "{}", browser.text());

    browser.open(&server.address("/plugins/bailey.audit-log"));
    browser.wait_for("Deleted");
    assert!(browser.text().contains("Owner"));

    browser.open(&server.address("/plugins/bailey.recycle-bin"));
    browser.wait_for("Betasoloin");
    browser.click("main table form button, main td button");
    browser.wait_for("You can undo this");
    browser.click("main form button");
    browser.wait_for("Undo");
    browser.open(&server.address("/tables/companies"));
    browser.wait_for("Betasoloin");
    assert!(browser.text().contains("Cancity"));
}

#[test]
fn the_search_is_a_key_away() {
    let server = server();
    let browser = signed_in(&server, 1280);
    browser.press("/");
    browser.press("betaso\u{E007}");
    browser.wait_for("Betasoloin");
}

#[test]
fn a_list_is_walked_and_its_rows_deleted_by_keys() {
    let server = server();
    let browser = signed_in(&server, 1280);
    browser.open(&server.address("/tables/companies?sort=name"));
    browser.wait_for("Betasoloin");
    const DOWN: char = '\u{E015}';
    browser.press("j ");
    browser.press(&format!("{DOWN}{DOWN} "));
    browser.wait_for("Selected: 2");
    browser.press("#");
    browser.wait_for("Delete 2 companies");
    assert!(browser.text().contains("Cancity"), "{}", browser.text());
    assert!(!browser.text().contains("Betasoloin"), "{}", browser.text());
}

#[test]
fn a_deal_goes_over_the_board_by_keys_and_the_journal_tells() {
    let server = server();
    let owner = server.owner();
    for (name, stage) in [("Big one", "prospecting"), ("Small one", "engaging")] {
        let body = json!({ "values": { "name": name, "stage": stage } });
        assert_eq!(owner.post("/tables/deals/records", &body).status, 201);
    }
    let browser = signed_in(&server, 1280);
    browser.open(&server.address("/tables/deals/board"));
    browser.wait_for("Big one");
    browser.evaluate("document.querySelector('#card-1 a').focus()");
    const RIGHT: char = '\u{E014}';
    browser.press_with('\u{E008}', RIGHT);
    browser.wait_for("Big one: Prospecting → Engaging.");
    browser.press_with('\u{E008}', RIGHT);
    browser.wait_for("Big one: Engaging → Proposal.");
    let focus = browser.evaluate("document.activeElement.textContent");
    assert_eq!(focus, "Big one", "the card keeps the focus");
    let said = browser.evaluate("document.querySelector('#board-said').textContent");
    assert_eq!(said, "Big one: Engaging → Proposal.");
    let deal = owner.get("/tables/deals/records/1").json();
    assert_eq!(deal["values"]["stage"], "proposal");

    let history = owner.get("/tables/deals/records/1/history").json();
    assert_eq!(history["total"], 3, "{history}");
    browser.open(&server.address("/tables/deals/1"));
    browser.wait_for("Stage: Engaging → Proposal");

    // What somebody else did meanwhile is said on the card, and nothing is lost.
    browser.open(&server.address("/tables/deals/board"));
    browser.wait_for("Big one");
    let stage = json!({ "values": { "stage": "lost" } });
    let changed = owner.with("if-match", "*");
    assert_eq!(changed.patch("/tables/deals/records/1", &stage).status, 200);
    browser.evaluate("document.querySelector('#card-1 a').focus()");
    browser.press_with('\u{E008}', RIGHT);
    browser.wait_for("it is in Lost now");
    let deal = owner.get("/tables/deals/records/1").json();
    assert_eq!(deal["values"]["stage"], "lost");
}

#[test]
fn a_deal_is_dragged_to_another_column_and_taken_back() {
    let server = server();
    let owner = server.owner();
    let body = json!({ "values": { "name": "Big one", "stage": "prospecting" } });
    assert_eq!(owner.post("/tables/deals/records", &body).status, 201);
    let browser = signed_in(&server, 1280);
    browser.open(&server.address("/tables/deals/board"));
    browser.wait_for("Big one");
    browser.drag("#card-1", "[data-column=won]");
    browser.wait_for("Big one: Prospecting → Won.");
    browser.click(".notice button");
    browser.wait_for("Undone.");
    let deal = owner.get("/tables/deals/records/1").json();
    assert_eq!(deal["values"]["stage"], "prospecting");
}

#[test]
fn pages_fit_a_telephone() {
    let server = server();
    let browser = signed_in(&server, 360);
    for page in [
        "/",
        "/tables/companies",
        "/tables/deals/board",
        "/plugins/bailey.recycle-bin",
        "/plugins/bailey.audit-log",
    ] {
        browser.open(&server.address(page));
        let wide = browser.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assert!(
            wide.as_i64().is_some_and(|wide| wide <= 0),
            "{page} is {wide} pixels too wide"
        );
    }
}
