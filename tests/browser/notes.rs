//! Many notes that were deleted by mistake.

use serde_json::json;

use crate::house::{server, signed_in};

#[test]
fn two_hundred_and_fifty_notes_are_deleted_and_taken_back() {
    let server = server();
    let owner = server.owner();
    for n in 1..=250 {
        let company = json!({ "table": "companies", "id": 1 });
        let note = json!({ "values": { "text": format!("Note {n}"), "company": company } });
        assert_eq!(owner.post("/tables/notes/records", &note).status, 201);
    }
    let browser = signed_in(&server, 1280);
    browser.open(&server.address("/tables/companies/1"));
    browser.wait_for("Delete 250 notes");
    browser.click("#notes-selected a[href*=delete]");
    browser.wait_for("until then they can be restored");
    let told = browser.text();
    assert!(told.contains("and 245 more"), "{told}");
    assert!(told.contains("All of them are yours."), "{told}");
    browser.click("form.confirm button");
    browser.wait_for("Deleted: 250 notes.");
    assert!(!browser.text().contains("Note 250"), "{}", browser.text());
    browser.click(".notice form button");
    browser.wait_for("Undone.");
    browser.wait_for("Delete 250 notes");
    assert!(browser.text().contains("Note 250"), "{}", browser.text());
}
