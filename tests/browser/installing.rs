//! A plugin from outside is found in the catalogue, says what it can do, is
//! consented to, and works.

use std::path::Path;

use bailey_server::Settings;
use bailey_tests::Server;
use serde_json::json;

use crate::house::signed_in;

const FINDER: &str = "example.duplicate-finder";

#[test]
fn a_plugin_says_what_it_can_do_before_it_is_installed_and_then_works() {
    let code = Path::new(env!("CARGO_TARGET_TMPDIR")).join("code");
    let examples = bailey_first_party::examples();
    let server = Server::hosting(&code, Settings::default(), examples);
    let owner = server.owner();
    for name in ["Acme", "Acme Inc.", "Betasoloin"] {
        let body = json!({ "values": { "name": name } });
        assert_eq!(owner.post("/tables/companies/records", &body).status, 201);
    }

    let browser = signed_in(&server, 1280);
    let menu = format!("nav a[href='/plugins/{FINDER}']");
    let listed = format!("document.querySelectorAll({menu:?}).length");
    assert_eq!(browser.evaluate(&listed), 0);
    browser.open(&server.address("/settings/plugins"));
    browser.write("main input[type=search]", "duplicate");
    browser.click("main form[role=search] button");
    browser.wait_for("Finds companies and contacts that are likely one and the same");
    assert!(!browser.text().contains("Two-factor"), "{}", browser.text());
    browser.click(&format!("main a[href$='{FINDER}']"));

    // In words, read from what the binary imports, each with why it asks.
    browser.wait_for("What it asks for");
    let asks = browser.text();
    for said in [
        "Can read the records that its user may see, in Companies",
        "To compare companies and contacts.",
        "Can create, change and delete records as its user may, in Companies",
        "(optional)",
    ] {
        assert!(asks.contains(said), "no \u{201c}{said}\u{201d} in:\n{asks}");
    }
    // And what its pages look like, with nothing of the account.
    browser.click(&format!("main a[href$='{FINDER}/preview']"));
    browser.wait_for("are made up");
    browser.wait_for("Aurora Ltd");
    assert!(!browser.text().contains("Acme"), "{}", browser.text());
    let live = "document.querySelectorAll('.preview form, .preview a[href], .preview :enabled')";
    assert_eq!(browser.evaluate(&format!("{live}.length")), 0);
    browser.click("main nav.views a:last-child");
    browser.wait_for("Which record stays");
    assert_eq!(browser.evaluate(&format!("{live}.length")), 0);
    browser.open(&server.address(&format!("/settings/plugins/{FINDER}")));
    browser.wait_for("What it asks for");

    let state = || owner.get(&format!("/plugins/{FINDER}")).expect(200)["state"].clone();
    assert_eq!(state(), "available");

    browser.click("main form[action$='install'] button.main");
    browser.wait_for("Duplicate finder is installed and on.");
    assert_eq!(state(), "enabled");
    browser.click(&menu);
    browser.wait_for("Nobody has searched for duplicates yet.");
    browser.click("main button[value='search']");
    browser.wait_for("One group of records looks like duplicates");
    browser.wait_for("Acme Inc.");
    browser.click("main table tbody a");
    browser.wait_for("Which record stays");
    browser.click("main form.form button.main");
    browser.wait_for("They are one record now");
    browser.open(&server.address("/tables/companies"));
    browser.wait_for("Betasoloin");
    assert!(!browser.text().contains("Acme Inc."), "{}", browser.text());
}
