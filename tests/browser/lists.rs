//! Lists and the search, by keys.

use crate::house::{server, signed_in};

#[test]
fn the_search_is_a_key_away() {
    let server = server();
    let browser = signed_in(&server, 1280);
    browser.press("/");
    browser.press("betaso\u{E007}");
    browser.wait_for("Betasoloin");
}

#[test]
fn a_list_is_walked_and_its_rows_deleted_by_keys() {
    let server = server();
    let browser = signed_in(&server, 1280);
    browser.open(&server.address("/tables/companies?sort=name"));
    browser.wait_for("Betasoloin");
    const DOWN: char = '\u{E015}';
    browser.press("j ");
    browser.press(&format!("{DOWN}{DOWN} "));
    browser.wait_for("Selected: 2");
    browser.press("#");
    browser.wait_for("Delete 2 companies");
    assert!(browser.text().contains("Cancity"), "{}", browser.text());
    assert!(!browser.text().contains("Betasoloin"), "{}", browser.text());
}
