//! A file of somebody else's making comes in.

use std::io::Write as _;

use crate::house::{server, signed_in};

#[test]
fn a_file_is_looked_at_mended_and_imported_and_taken_back() {
    let server = server();
    let mut file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    writeln!(file, "Name,Stage,Close date").unwrap();
    for number in 1..=120 {
        writeln!(file, "Deal {number},Won,2026-03-{:02}", number % 28 + 1).unwrap();
    }
    writeln!(file, "Deal 121,Won,sometime").unwrap();
    file.flush().unwrap();

    let browser = signed_in(&server, 1280);
    browser.open(&server.address("/tables/deals/import"));
    browser.write("#file", file.path().to_str().unwrap());
    browser.click("main form button.main");
    browser.wait_for("121 rows");
    browser.click("button[value=check]");
    browser.wait_for("120 of 121 rows can be imported");
    assert!(browser.text().contains("sometime"), "{}", browser.text());
    let deals = || server.owner().get("/tables/deals/records").json()["total"].clone();
    assert_eq!(deals(), 0, "a check imports nothing");

    browser.click("#skip");
    browser.click("button[value=run]");
    browser.wait_for("Imported: 120 deals");
    assert_eq!(deals(), 120);
    browser.click(".notice button");
    browser.wait_for("Undone.");
    assert_eq!(deals(), 0, "the import is taken back as one");
}
