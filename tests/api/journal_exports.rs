//! Taking the journal out.

use serde_json::{Value as Json, json};

use crate::{deal, server};

#[test]
fn a_sheet_of_the_journal_has_no_formulas_and_is_journalled() {
    let server = server();
    let owner = server.owner();
    deal(&owner, "=1+1", "won");
    let asked = json!({ "format": "csv", "filter": { "kind": ["records."] } });
    let sheet = owner.post("/journal/exports", &asked);
    assert_eq!(
        (sheet.status, sheet.header("content-type")),
        (200, "text/csv; charset=utf-8")
    );
    assert!(sheet.header("content-disposition").contains("journal.csv"));
    assert!(sheet.text().contains(",'=1+1,"), "{}", sheet.text());
    let entry = &owner.get("/journal?kind=journal.export").expect(200)["operations"][0];
    let details = entry["details"].to_string();
    assert!(
        details.contains("count") && details.contains("records."),
        "{details}"
    );
}

#[test]
fn lines_carry_what_proves_them() {
    let server = server();
    let owner = server.owner();
    deal(&owner, "Anvils", "won");
    let lines = owner
        .post("/journal/exports", &json!({ "format": "json-lines" }))
        .text();
    let lines: Vec<Json> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for pair in lines.windows(2) {
        assert_eq!(pair[0]["previous"], pair[1]["hash"], "{}", pair[0]["id"]);
    }
    let made = lines
        .iter()
        .find(|line| line["kind"] == "records.create")
        .unwrap();
    assert!(
        made["changes"][0]["salts"]
            .as_str()
            .is_some_and(|salts| !salts.is_empty())
    );
}

#[test]
fn an_export_without_a_match_is_empty_and_one_of_no_known_format_is_refused() {
    let server = server();
    let owner = server.owner();
    let none = json!({ "format": "json-lines", "filter": { "address": "192.0.2.1" } });
    let found = owner.post("/journal/exports", &none);
    assert_eq!((found.status, found.text().as_str()), (200, ""));
    let odd = owner.post("/journal/exports", &json!({ "format": "xml" }));
    assert_eq!(odd.code(), "invalid");
}
