//! Taking records out as CSV.

use serde_json::json;

use crate::{deal, made, server};

#[test]
fn a_list_is_exported_as_it_is_filtered_and_the_journal_tells() {
    let server = server();
    let member = server.member();
    deal(&member, "Anvils", "won");
    deal(&member, "Bells", "lost");
    let filter = json!({ "field": "stage", "is": "equal", "value": "won" });
    let body = json!({ "records": { "filter": filter }, "fields": ["name", "stage"] });
    let answer = member.post("/tables/deals/exports", &body);
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(
        answer.header("content-disposition"),
        "attachment; filename=\"deals.csv\""
    );
    assert_eq!(answer.text(), "\u{feff}Name,Stage\nAnvils,Won\n");

    let entries = member.get("/journal?kind=records.export").expect(200);
    let details = entries["operations"][0]["details"].as_array().unwrap();
    assert!(
        details.contains(&json!({ "name": "count", "value": "1" })),
        "{details:?}"
    );
}

#[test]
fn a_text_that_a_spreadsheet_would_run_is_defused_and_comes_back_as_it_was() {
    let server = server();
    let member = server.member();
    made(&member, "companies", json!({ "name": "=1+2" }));
    let body = json!({ "fields": ["name"] });
    let exported = member.post("/tables/companies/exports", &body);
    assert!(!exported.text().contains("\n=1+2"), "{}", exported.text());
    let report = member
        .upload("/tables/companies/imports", "text/csv", &exported.body)
        .expect(201);
    assert_eq!(report["created"], 1);
    assert_eq!(
        member.get("/tables/companies/records/2").expect(200)["values"]["name"],
        "=1+2"
    );
}

#[test]
fn more_than_a_page_comes_out_whole() {
    let server = server();
    let member = server.member();
    let rows: String = (0..1234).map(|n| format!("Company {n}\n")).collect();
    let file = format!("name\n{rows}");
    let report = member
        .upload("/tables/companies/imports", "text/csv", file.as_bytes())
        .expect(201);
    assert_eq!(report["created"], 1234);
    let exported = member.post("/tables/companies/exports", &json!({ "fields": ["name"] }));
    assert_eq!(exported.text().lines().count(), 1235);
}

#[test]
fn what_cannot_be_exported_is_a_problem_and_no_file() {
    let server = server();
    let member = server.member();
    let unknown = member.post("/tables/deals/exports", &json!({ "fields": ["colour"] }));
    assert_eq!(unknown.refusal(400), "invalid");
    let sorted = member.post(
        "/tables/deals/exports",
        &json!({ "records": { "sort": ["colour"] } }),
    );
    assert_eq!(sorted.refusal(400), "invalid");
    assert_eq!(
        member.get("/journal?kind=records.export").expect(200)["total"],
        0
    );
}
