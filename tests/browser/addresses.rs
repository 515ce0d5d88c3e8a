//! An admin restricts the addresses that people come from, without locking
//! themselves out.

use bailey_tests::{MEMBER, PASSWORD};
use serde_json::json;

use crate::driver::Browser;
use crate::house::{server, signed_in};

const PAGE: &str = "/plugins/bailey.ip-allowlist";

#[test]
fn addresses_are_restricted_without_locking_oneself_out() {
    let server = server();
    let member = server.member();
    let browser = signed_in(&server, 1280);
    browser.open(&server.address(PAGE));
    browser.wait_for("The list holds for nobody yet.");

    // An office that the admin isn't in: it can't be saved.
    browser.evaluate("document.querySelector(\"input[name$='network']\").value = ''");
    browser.write("input[name$='network']", "203.0.113.0/24");
    browser.write("input[name$='note']", "Office");
    press(&browser, "Add");
    browser.wait_for("Your changes are not saved yet");
    // What was said of the entry may lie over it.
    browser.evaluate("document.querySelector(\"input[name$='people']\").click()");
    press(&browser, "Set");
    browser.wait_for("This list would lock you out");
    assert!(!has_button(&browser, "Save"), "{}", browser.text());
    let _still = member.get("/me").expect(200);

    // With their own address it can, and holds at once.
    press(&browser, "Add my address");
    browser.wait_for("would have been refused");
    press(&browser, "Save");
    browser.wait_for("which is allowed.");
    let _in = member.get("/me").expect(200);
    let typed = json!({ "email": MEMBER, "password": PASSWORD });
    assert_eq!(server.anonymous().post("/sessions", &typed).status, 201);
}

/// The page's buttons that are called so.
fn buttons(label: &str) -> String {
    format!(
        "[...document.querySelectorAll('main button')]
            .filter(button => button.textContent.trim() == '{label}')"
    )
}

fn has_button(browser: &Browser, label: &str) -> bool {
    browser.evaluate(&format!("{}.length > 0", buttons(label))) == json!(true)
}

fn press(browser: &Browser, label: &str) {
    browser.evaluate(&format!("{}[0].click()", buttons(label)));
}
