//! Somebody sets two-factor sign-in up, and signs in with a code.

use bailey_tests::{MEMBER, PASSWORD, Phone};

use crate::house::{server, signed_in_as};

#[test]
fn set_up_two_factor_and_sign_in_with_a_code() {
    let server = server();
    let browser = signed_in_as(&server, 1280, MEMBER);
    browser.open(&server.address("/plugins/bailey.two-factor"));
    browser.wait_for("You sign in with your password alone.");
    browser.click("main button[value=begin]");
    browser.wait_for("Connect the app, then type the code that it shows.");
    let seed = browser.evaluate("document.querySelector('main figure:not(.qr) code').innerText");
    let phone = Phone::typed(seed.as_str().unwrap());
    browser.write("main input[name='p.code']", &phone.code());
    browser.click("main button[value=prove]");
    browser.wait_for("Now keep the recovery codes.");
    let codes = browser.evaluate("document.querySelector('main figure code').innerText");
    let first = codes.as_str().unwrap().lines().next().unwrap().to_owned();
    browser.write("main input[name='p.code']", &first);
    browser.click("main button[value=keep]");
    browser.wait_for("Two-factor sign-in is on.");

    browser.click("[popovertarget=person]");
    browser.click("form[action='/sign-out'] button");
    browser.wait_for("Forgot your password?");
    browser.write("#email", MEMBER);
    browser.write("#password", PASSWORD);
    browser.click("main form button");
    browser.wait_for("Enter a code");
    // Nothing else is reached meanwhile.
    browser.open(&server.address("/tables/deals"));
    browser.wait_for("Enter a code");
    browser.write("main input[name='p.code']", "000000");
    browser.click("main button[value=code]");
    browser.wait_for("This code is wrong");
    browser.write("main input[name='p.code']", &phone.later(1));
    browser.click("main button[value=code]");
    browser.wait_for("Deals");
}
