//! Bringing records in from CSV files.

use serde_json::{Value as Json, json};

use crate::{count, server};

const PATH: &str = "/tables/companies/imports";
const FILE: &str = "name,employees,sector\nAcme,120,retail\nBolt,7,media\n";

/// The path with options in its address.
fn with(path: &str, options: &Json) -> String {
    let text = options.to_string();
    let encoded: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("{path}?options={encoded}")
}

#[test]
fn a_preview_says_what_a_file_seems_to_hold() {
    let server = server();
    let member = server.member();
    let path = format!("{PATH}/preview");
    let preview = member
        .upload(&path, "text/csv", FILE.as_bytes())
        .expect(200);
    assert_eq!(
        (&preview["rows"], &preview["delimiter"]),
        (&json!(2), &json!(","))
    );
    let column = &preview["columns"][1];
    assert_eq!(column["guess"], json!({ "kind": "integer" }));
    assert_eq!(column["field"], "employees");
    assert_eq!(count(&member, "companies"), 0);
}

#[test]
fn a_file_comes_in_as_one_operation_that_can_be_undone() {
    let server = server();
    let member = server.member();
    let dry = member.upload(
        &with(PATH, &json!({ "dry_run": true })),
        "text/csv",
        FILE.as_bytes(),
    );
    let dry = dry.expect(200);
    assert_eq!((&dry["ready"], &dry["created"]), (&json!(2), &json!(0)));

    let report = member.upload(PATH, "text/csv", FILE.as_bytes()).expect(201);
    assert_eq!(
        (&report["created"], count(&member, "companies")),
        (&json!(2), 2)
    );
    let operation = report["operation"].as_i64().unwrap();
    let _undone = member
        .post(&format!("/journal/{operation}/undo"), &json!({}))
        .expect(200);
    assert_eq!(count(&member, "companies"), 0);
}

#[test]
fn a_form_brings_the_file_and_its_options() {
    let server = server();
    let member = server.member();
    let body = "--cut\r\n\
        Content-Disposition: form-data; name=\"options\"\r\n\r\n\
        {\"columns\": {\"Firm\": \"name\", \"Rest\": \"\"}}\r\n\
        --cut\r\n\
        Content-Disposition: form-data; name=\"file\"; filename=\"firms.csv\"\r\n\
        Content-Type: text/csv\r\n\r\n\
        Firm;Rest\r\nAcme;x\r\n\r\n\
        --cut--\r\n";
    let report = member.upload(PATH, "multipart/form-data; boundary=cut", body.as_bytes());
    let report = report.expect(201);
    assert_eq!(
        (&report["created"], &report["left_out"]),
        (&json!(1), &json!(["Rest"]))
    );
    assert_eq!(
        member.get("/tables/companies/records/1").expect(200)["label"],
        "Acme"
    );
}

#[test]
fn a_row_that_does_not_fit_keeps_all_others_out_and_is_named() {
    let server = server();
    let member = server.member();
    let file = "name,employees\nAcme,120\nBolt,many\n";
    let refused = member.upload(PATH, "text/csv", file.as_bytes());
    assert_eq!(refused.status, 422, "{}", refused.text());
    let row = &refused.json()["refused"][0];
    assert_eq!(
        (&row["line"], &row["column"]),
        (&json!(3), &json!("employees"))
    );
    assert_eq!(
        (&row["value"], &row["code"]),
        (&json!("many"), &json!("import-no-whole-number"))
    );
    assert_eq!(count(&member, "companies"), 0);

    let skipping = with(PATH, &json!({ "skip_refused": true }));
    let report = member
        .upload(&skipping, "text/csv", file.as_bytes())
        .expect(201);
    assert_eq!(
        (&report["created"], count(&member, "companies")),
        (&json!(1), 1)
    );
}

#[test]
fn a_spelling_that_matches_nothing_is_reported_and_can_be_mapped() {
    let server = server();
    let member = server.member();
    let _companies = member
        .upload(PATH, "text/csv", b"name\nGTX Pro\n")
        .expect(201);
    let file = b"name,company,stage\nAnvils,GTXPro,Won\n";
    let path = "/tables/deals/imports";
    let refused = member.upload(path, "text/csv", file);
    assert_eq!(refused.status, 422, "{}", refused.text());
    let unmatched = &refused.json()["unmatched"][0];
    assert_eq!(
        (&unmatched["field"], &unmatched["spellings"][0]["value"]),
        (&json!("company"), &json!("GTXPro"))
    );
    assert_eq!(unmatched["spellings"][0]["suggestion"], "GTX Pro");

    let mapped = with(
        path,
        &json!({ "values": { "company": { "GTXPro": "GTX Pro" } } }),
    );
    let _made = member.upload(&mapped, "text/csv", file).expect(201);
    let deal = member.get("/tables/deals/records/1").expect(200);
    assert_eq!(
        deal["values"]["company"],
        json!({ "table": "companies", "id": 1 })
    );
}

#[test]
fn a_file_that_is_no_table_is_refused_by_line() {
    let server = server();
    let member = server.member();
    let files: [&[u8]; 4] = [
        b"name\n\xff\xfe\xfd\n",
        b"name\n\"Acme\n",
        b"name,sector\nAcme\n",
        b"",
    ];
    for file in files {
        let refused = member.upload(PATH, "text/csv", file);
        assert_eq!(refused.refusal(400), "invalid", "{}", refused.text());
    }
    assert_eq!(
        member.upload(PATH, "application/json", b"{}").refusal(415),
        "media-type"
    );
    let unknown = with(PATH, &json!({ "colour": 1 }));
    assert_eq!(
        member
            .upload(&unknown, "text/csv", FILE.as_bytes())
            .refusal(400),
        "invalid"
    );
    assert_eq!(count(&member, "companies"), 0);
}
