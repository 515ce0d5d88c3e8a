//! Records, one at a time.

use serde_json::{Value as Json, json};

use crate::{made, server};

#[test]
fn a_record_reads_as_it_was_written() {
    let server = server();
    let member = server.member();
    let company = made(&member, "companies", json!({ "name": "Acme" }));
    let values = json!({
        "name": "Anvils",
        "company": { "table": "companies", "id": company },
        "stage": "engaging",
        "value": { "amount": "1250.50", "currency": "USD" },
        "opened": "2026-01-31",
    });
    let answer = member.post("/tables/deals/records", &json!({ "values": values }));
    assert_eq!(answer.header("location"), "/api/v1/tables/deals/records/1");
    assert_eq!(answer.header("etag"), "\"1\"");
    let record = answer.expect(201);
    assert_eq!(
        (&record["label"], &record["state"]),
        (&json!("Anvils"), &json!("active"))
    );
    for (field, value) in values.as_object().unwrap() {
        assert_eq!(&record["values"][field], value);
    }
    assert_eq!(record["values"]["contact"], Json::Null);
    assert_eq!(member.get("/tables/deals/records/1").expect(200), record);
}

#[test]
fn an_unchanged_record_is_not_sent_again() {
    let server = server();
    let member = server.member();
    made(&member, "companies", json!({ "name": "Acme" }));
    let path = "/tables/companies/records/1";
    let held = member.with("if-none-match", "\"1\"");
    assert_eq!(held.get(path).status, 304);
    let _changed = member
        .with("if-match", "\"1\"")
        .patch(path, &json!({ "values": { "sector": "retail" } }))
        .expect(200);
    assert_eq!(held.get(path).expect(200)["version"], 2);
}

#[test]
fn a_change_names_the_version_that_it_was_made_from() {
    let server = server();
    let member = server.member();
    made(&member, "companies", json!({ "name": "Acme" }));
    let path = "/tables/companies/records/1";
    let change = |name: &str| json!({ "values": { "name": name } });

    assert_eq!(
        member.patch(path, &change("A")).refusal(428),
        "version-required"
    );
    let first = member.with("if-match", "\"1\"").patch(path, &change("A"));
    assert_eq!(first.header("etag"), "\"2\"");
    let stale = member.with("if-match", "\"1\"").patch(path, &change("B"));
    assert_eq!(stale.refusal(412), "stale-version");
    assert_eq!(member.get(path).expect(200)["values"]["name"], "A");
    let forced = member
        .with("if-match", "*")
        .patch(path, &change("C"))
        .expect(200);
    assert_eq!(forced["values"]["name"], "C");
    let odd = member.with("if-match", "1").patch(path, &change("D"));
    assert_eq!(odd.refusal(400), "invalid");
}

#[test]
fn each_wrong_field_is_named_and_nothing_is_made() {
    let server = server();
    let member = server.member();
    let values = json!({ "values": { "email": 7, "colour": "red" } });
    let answer = member.post("/tables/contacts/records", &values);
    assert_eq!(answer.refusal(400), "invalid");
    let problems = answer.json()["problems"].clone();
    let mut fields: Vec<_> = problems
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| problem["field"].clone())
        .collect();
    fields.sort_by_key(ToString::to_string);
    assert_eq!(fields, [json!("colour"), json!("email")]);
    assert_eq!(crate::count(&member, "contacts"), 0);
}

#[test]
fn what_is_not_there_is_not_found() {
    let server = server();
    let member = server.member();
    let paths = [
        "/tables/nothing",
        "/tables/nothing/records",
        "/tables/deals/records/1",
        "/users/99",
    ];
    for path in paths {
        assert_eq!(member.get(path).refusal(404), "not-found", "{path}");
    }
    assert_eq!(
        member.get("/tables/deals/records/x").refusal(404),
        "not-found"
    );
}

#[test]
fn a_record_tells_its_history() {
    let server = server();
    let member = server.member();
    made(&member, "companies", json!({ "name": "Acme" }));
    let path = "/tables/companies/records/1";
    let body = json!({ "values": { "name": "Acme Ltd" } });
    let _changed = member
        .with("if-match", "\"1\"")
        .patch(path, &body)
        .expect(200);
    let history = member.get(&format!("{path}/history")).expect(200);
    assert_eq!(history["total"], 2);
    let newest = &history["entries"][0];
    assert_eq!(newest["change"]["kind"], "updated");
    let field = &newest["change"]["fields"][0];
    assert_eq!(
        (&field["before"], &field["after"]),
        (&json!("Acme"), &json!("Acme Ltd"))
    );
    assert_eq!(newest["operation"]["by"]["kind"], "user");

    let first = member.get(&format!("{path}/history?limit=1")).expect(200);
    let next = first["next"].as_str().unwrap();
    let second = member
        .get(&format!("{path}/history?limit=1&after={next}"))
        .expect(200);
    assert_eq!(second["entries"][0]["change"]["kind"], "created");
    assert_eq!(second["next"], Json::Null);
}

#[test]
fn without_a_bin_a_delete_says_that_it_is_final_and_is() {
    let server = server();
    let member = server.member();
    let company = made(&member, "companies", json!({ "name": "Acme" }));
    let path = format!("/tables/companies/records/{company}");
    let stale = member.with("if-match", "\"9\"").delete(&path);
    assert_eq!(stale.refusal(412), "stale-version");
    let preview = member
        .post(
            "/tables/companies/records/deletion",
            &json!({ "ids": [company] }),
        )
        .expect(200);
    assert_eq!(
        (&preview["count"], &preview["keep"]["kind"]),
        (&json!(1), &json!("purge"))
    );
    let deleted = member.with("if-match", "\"1\"").delete(&path).expect(200);
    assert_eq!(
        (&deleted["count"], &deleted["keep"]["kind"]),
        (&json!(1), &json!("purge"))
    );
    assert_eq!(member.get(&path).refusal(404), "not-found");
}
