//! By keyboard alone: an admin takes a plugin out and brings it back, finds another in
//! the catalogue, and says which versions come by themselves.

use crate::driver::Browser;
use crate::house::{server, signed_in};

/// The key that opens what has the focus.
const ENTER: &str = "\u{e007}";

/// Moves the focus to what is found by this selector, as often pressing a tab would,
/// and presses a key there.
fn at(browser: &Browser, selector: &str, key: &str) {
    browser.press("\u{e004}");
    for _ in 0..200 {
        let there = browser.evaluate(&format!(
            "document.activeElement && document.activeElement.matches({selector:?})"
        ));
        if there == true {
            browser.press(key);
            return;
        }
        browser.press("\u{e004}");
    }
    panic!("the keyboard doesn't reach `{selector}`");
}

#[test]
fn a_plugin_is_taken_out_brought_back_and_found_by_keyboard() {
    let server = server();
    let browser = signed_in(&server, 1280);
    let log = "/settings/plugins/bailey.audit-log";
    browser.open(&server.address(&format!("{log}/uninstall")));
    browser.wait_for("30 days");
    at(&browser, "main form.confirm button.danger", ENTER);
    browser.wait_for("Removed plugins");
    at(&browser, "main form[action$='restore'] button", ENTER);
    browser.wait_for("is back, and off");
    at(&browser, "main form[action$='enable'] button", ENTER);
    browser.wait_for("is on.");

    browser.open(&server.address("/settings/plugins?only=safety"));
    browser.wait_for("Recycle bin");
    at(&browser, "main input[type=search]", "recycle");
    browser.press(ENTER);
    browser.wait_without("Shows everything that happened");
    browser.wait_for("Recycle bin");
    at(&browser, "main a[href$='bailey.recycle-bin']", ENTER);
    browser.wait_for("Tried by the host");
    browser.open(&server.address("/settings/plugin-rules"));
    browser.wait_for("New versions");
    at(&browser, "#updates", "b");
    at(&browser, "main form.form button", ENTER);
    browser.wait_for("Saved");
}
