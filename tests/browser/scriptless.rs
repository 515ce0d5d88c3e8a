//! Somebody whose browser runs no scripts: what they work in all day reads well, and
//! what they change there is changed.

use serde_json::{Value, json};

use crate::driver::Browser;
use crate::house::{server, signed_in};

/// Pages with something that only they say.
const READ: [(&str, &str); 8] = [
    ("/", "Deals by stage"),
    ("/tables/deals", "Rockets"),
    ("/tables/deals/1", "What happened"),
    ("/tables/deals/board", "Prospecting"),
    (
        "/plugins/bailey.audit-log",
        "Take back all that somebody did",
    ),
    ("/plugins/bailey.recycle-bin", "The bin is empty."),
    ("/plugins/bailey.roles", "Salesperson"),
    ("/settings/plugins", "Keeps deleted records for a time"),
];

fn is_seen(browser: &Browser, selector: &str) -> Value {
    browser.evaluate(&format!(
        "document.querySelector({selector:?}).getClientRects().length > 0"
    ))
}

#[test]
fn what_people_work_in_all_day_needs_no_scripts() {
    let server = server();
    let owner = server.owner();
    for name in ["Anvils", "Rockets"] {
        let body = json!({ "values": { "name": name, "stage": "prospecting" } });
        assert_eq!(owner.post("/tables/deals/records", &body).status, 201);
    }
    let deal =
        |field: &str| owner.get("/tables/deals/records/1").expect(200)["values"][field].clone();

    let browser = signed_in(&server, 1280);
    browser.without_scripts();
    for (page, said) in READ {
        browser.open(&server.address(page));
        browser.wait_for(said);
        let wide = browser.evaluate("document.documentElement.scrollWidth > window.innerWidth");
        assert_eq!(wide, false, "{page}");
    }

    // One field in place, and all of them in a form.
    browser.open(&server.address("/tables/deals/1"));
    browser.click("main .facts a[href*='edit=name']");
    browser.write("main .facts input[name$='name']", " and hammers");
    browser.click("main .facts form button");
    browser.wait_for("Anvils and hammers");
    assert_eq!(deal("name"), "Anvils and hammers");
    browser.open(&server.address("/tables/deals/1/edit"));
    browser.click("main select[name$='stage'] option[value='engaging']");
    browser.click("main form button.main");
    browser.wait_for("What happened");
    assert_eq!(deal("stage"), "engaging");

    // A card goes to another column by its menu.
    browser.open(&server.address("/tables/deals/board"));
    browser.click("main a[href*='move=1']");
    browser.click("main .card select option[value='won']");
    browser.click("main .card form button");
    browser.wait_for("Undo");
    assert_eq!(deal("stage"), "won");

    // What is selected is deleted after a question, and comes back.
    browser.open(&server.address("/tables/deals"));
    browser.wait_for("Rockets");
    assert_eq!(is_seen(&browser, "[data-all]"), false, "it selects nothing");
    browser.click("tbody tr:nth-child(1) input[name=row]");
    browser.click(".selection-bar button.danger");
    browser.wait_for("Delete 1 deal");
    browser.click("main form.confirm button");
    browser.wait_for("Undo");
    assert!(!browser.text().contains("Rockets"), "{}", browser.text());
    browser.click(".notice form button");
    browser.wait_for("Undone.");
    assert!(browser.text().contains("Rockets"), "{}", browser.text());
}
