//! The pipeline board, by keys, by mouse and by touch.

use serde_json::json;

use crate::house::{server, signed_in};

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
fn a_finger_that_rests_on_a_deal_carries_it_to_another_column() {
    let server = server();
    let owner = server.owner();
    let body = json!({ "values": { "name": "Big one", "stage": "prospecting" } });
    assert_eq!(owner.post("/tables/deals/records", &body).status, 201);
    let browser = signed_in(&server, 1280);
    browser.open(&server.address("/tables/deals/board"));
    browser.wait_for("Big one");
    browser.carry("#card-1", "[data-column=engaging]");
    browser.wait_for("Big one: Prospecting → Engaging.");
    let deal = owner.get("/tables/deals/records/1").json();
    assert_eq!(deal["values"]["stage"], "engaging");
}
