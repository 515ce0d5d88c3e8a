//! A new salesperson is given a role, and sees what it says.

use serde_json::json;

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
