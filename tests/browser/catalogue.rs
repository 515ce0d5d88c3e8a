//! By keyboard alone: an admin takes a plugin out and brings it back, finds another in
//! the catalogue, and says which versions come by themselves.

use crate::house::{server, signed_in};

/// The key that opens what has the focus.
const ENTER: &str = "\u{e007}";

#[test]
fn a_plugin_is_taken_out_brought_back_and_found_by_keyboard() {
    let server = server();
    let browser = signed_in(&server, 1280);
    let log = "/settings/plugins/bailey.audit-log";
    browser.open(&server.address(&format!("{log}/uninstall")));
    browser.wait_for("30 days");
    browser.press_at("main form.confirm button.danger", ENTER);
    browser.wait_for("Removed plugins");
    browser.press_at("main form[action$='restore'] button", ENTER);
    browser.wait_for("is back, and off");
    browser.press_at("main form[action$='enable'] button", ENTER);
    browser.wait_for("is on.");

    browser.open(&server.address("/settings/plugins?only=safety"));
    browser.wait_for("Recycle bin");
    browser.press_at("main input[type=search]", "recycle");
    browser.press(ENTER);
    browser.wait_without("Shows everything that happened");
    browser.wait_for("Recycle bin");
    browser.press_at("main a[href$='bailey.recycle-bin']", ENTER);
    browser.wait_for("Tried by the host");
    browser.open(&server.address("/settings/plugin-rules"));
    browser.wait_for("New versions");
    browser.press_at("#updates", "b");
    browser.press_at("main form.form button", ENTER);
    browser.wait_for("Saved");
}
