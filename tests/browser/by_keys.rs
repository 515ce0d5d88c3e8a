//! By keyboard alone: what was deleted is found in the audit log, put away and looked
//! for there, and brought back from the recycle bin, with the notice's undo after it.

use crate::house::{server, signed_in};

/// The key that opens what has the focus, and the one that ticks a box.
const ENTER: &str = "\u{e007}";
const SPACE: &str = " ";

#[test]
fn what_was_deleted_is_found_in_the_log_and_comes_back_from_the_bin_by_keyboard() {
    let server = server();
    let browser = signed_in(&server, 1280);
    browser.open(&server.address("/tables/companies"));
    browser.wait_for("Betasoloin");
    browser.press_at("tbody tr:nth-child(1) input[name=row]", SPACE);
    browser.press_at(".selection-bar button.danger", ENTER);
    browser.wait_for("until then it can be restored");
    browser.press_at("form.confirm button.danger", ENTER);
    browser.wait_for("Undo");

    browser.open(&server.address("/plugins/bailey.audit-log"));
    browser.wait_for("Deleted");
    browser.press_at("main a[href*='operation']", ENTER);
    browser.wait_for("Cancity");

    browser.open(&server.address("/plugins/bailey.recycle-bin"));
    browser.wait_for("Cancity");
    browser.press_at("main td button", ENTER);
    browser.wait_for("You can undo this");
    browser.press_at("main form button", ENTER);
    browser.wait_for("Undo");
    browser.press_at("main .notice button", ENTER);
    browser.wait_for("Undone");
    browser.open(&server.address("/plugins/bailey.recycle-bin"));
    browser.wait_for("Cancity");
}
