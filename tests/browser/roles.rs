//! A new salesperson is given a role, and sees what it says.

use serde_json::json;

use crate::driver::Browser;
use crate::house::{server, signed_in, signed_in_as};

const ANNA: &str = "anna@demo.example";

#[test]
fn a_new_salesperson_gets_a_role_and_sees_their_own_deals_alone() {
    let server = server();
    let anna = server.add("Anna", ANNA);
    let owner = server.owner();
    for (name, of) in [("Hers to win", anna.0), ("Somebody else's", 1)] {
        let of = json!({ "table": "users", "id": of });
        let body = json!({ "values": { "name": name, "stage": "engaging", "owner": of } });
        assert_eq!(owner.post("/tables/deals/records", &body).status, 201);
    }

    let hers = signed_in_as(&server, 1280, ANNA);
    hers.open(&server.address("/tables/deals"));
    hers.wait_for("Somebody else's");

    let browser = signed_in(&server, 1280);
    let person = format!("/plugins/bailey.roles/person?user={anna}");
    browser.open(&server.address(&person));
    browser.wait_for("No role of their own");
    browser.click("input[name$='has.salesperson']");
    browser.click("main form.form button");
    browser.wait_for("Nothing is saved yet. This is what would change.");
    browser.wait_for("One person would lose something");
    browser.click("main .actions button, main form button");
    browser.wait_for("It holds from the next click on.");

    hers.open(&server.address("/tables/deals"));
    hers.wait_for("Hers to win");
    assert!(!hers.text().contains("Somebody else's"), "{}", hers.text());
    hers.open(&server.address("/tables/deals/2"));
    hers.wait_for("Nothing here");
    hers.open(&server.address("/search?q=somebody"));
    assert!(!hers.text().contains("Somebody else's"), "{}", hers.text());
}

/// The keys that a matrix is set by.
const TAB: char = '\u{E004}';
const UP: char = '\u{E013}';
const ENTER: char = '\u{E007}';

/// Goes on by the keyboard until what has the focus answers to the selector.
fn go_to(browser: &Browser, selector: &str) {
    for _ in 0..400 {
        let there = format!("document.activeElement.matches(`{selector}`)");
        if browser.evaluate(&there) == true {
            return;
        }
        browser.press(&TAB.to_string());
    }
    panic!("the keyboard doesn\u{2019}t lead to {selector}");
}

#[test]
fn a_role_is_set_by_the_keyboard_alone() {
    let server = server();
    server.add("Anna", ANNA);
    let owner = server.owner();
    let body = json!({ "values": { "name": "Somebody else's", "stage": "engaging" } });
    assert_eq!(owner.post("/tables/deals/records", &body).status, 201);
    let hers = signed_in_as(&server, 1280, ANNA);
    hers.open(&server.address("/tables/deals"));
    hers.wait_for("Somebody else's");

    let browser = signed_in(&server, 1280);
    browser.open(&server.address("/plugins/bailey.roles/role?role=everything"));
    browser.wait_for("Everything but settings");
    // From all of them down to one's own.
    go_to(&browser, "select[name$='deals.view']");
    let before = browser.evaluate("document.activeElement.value");
    assert_eq!(before, "4");
    browser.press(&UP.to_string().repeat(3));
    assert_eq!(browser.evaluate("document.activeElement.value"), "1");
    go_to(&browser, "button[value='rights']");
    browser.press(&ENTER.to_string());
    browser.wait_for("Nothing is saved yet. This is what would change.");
    go_to(&browser, "main .actions button, main form button");
    browser.press(&ENTER.to_string());
    browser.wait_for("It holds from the next click on.");

    hers.open(&server.address("/tables/deals"));
    hers.wait_for("Deals");
    assert!(!hers.text().contains("Somebody else's"), "{}", hers.text());
}
