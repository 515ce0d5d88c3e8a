//! What was deleted by mistake.

use crate::house::{server, signed_in};

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
