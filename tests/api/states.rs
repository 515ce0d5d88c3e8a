//! Active, archived, deleted: what is archived or deleted is nowhere unless it is
//! asked for, on whichever surface.

use bailey_tests::Client;
use serde_json::{Value as Json, json};

use crate::{count, enable, made, server};

/// How often a contact called so appears.
struct Seen<'a> {
    client: &'a Client,
}

impl Seen<'_> {
    fn listed(&self, states: &str) -> u64 {
        let page = self
            .client
            .get(&format!("/tables/contacts/records?{states}"));
        page.expect(200)["total"].as_u64().unwrap()
    }

    fn queried(&self, states: &Json) -> usize {
        let filter = json!({ "field": "name", "is": "equal", "value": "Ann" });
        let body = json!({ "filter": filter, "states": states });
        let page = self.client.post("/tables/contacts/records/query", &body);
        page.expect(200)["records"].as_array().unwrap().len()
    }

    fn found(&self) -> usize {
        let found = self.client.get("/search?text=ann").expect(200);
        found.as_array().unwrap().len()
    }

    fn exported(&self) -> usize {
        let answer = self.client.post("/tables/contacts/exports", &json!({}));
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.text().matches("Ann").count()
    }
}

#[test]
fn archived_and_deleted_records_are_nowhere_unless_they_are_asked_for() {
    let server = server();
    enable(&server.owner(), "bailey.recycle-bin");
    let client = server.member();
    let seen = Seen { client: &client };
    let ann = || json!({ "name": "Ann", "email": "ann@b.example" });
    for (act, state) in [("archive", "archived"), ("bulk-delete", "deleted")] {
        let id = made(&client, "contacts", ann());
        assert_eq!((seen.listed(""), seen.found(), seen.exported()), (1, 1, 1));
        let chosen = json!({ "ids": [id] });
        let _gone = client
            .post(&format!("/tables/contacts/records/{act}"), &chosen)
            .expect(200);
        assert_eq!(seen.listed(""), 0, "{act}: listed");
        assert_eq!(seen.queried(&json!([])), 0, "{act}: queried");
        assert_eq!(seen.found(), 0, "{act}: found");
        assert_eq!(seen.exported(), 0, "{act}: exported");
        assert_eq!(count(&client, "contacts"), 0, "{act}: counted");
        // A filter over all that match, and the number that it expects, are of
        // active records alone.
        let all = json!({ "filter": { "all": [] }, "expected": 0 });
        let deletion = client.post("/tables/contacts/records/deletion", &all);
        assert_eq!(deletion.expect(200)["count"], 0, "{act}: selected");
        // Its unique value is free, and an import takes the same as new.
        let csv = "name,email\nAnn,ann@b.example\n";
        let path = "/tables/contacts/imports";
        let _imported = client.upload(path, "text/csv", csv.as_bytes()).expect(201);
        assert_eq!(count(&client, "contacts"), 1, "{act}: unique");

        assert_eq!(
            seen.listed(&format!("state={state}")),
            1,
            "{act}: asked for"
        );
        assert_eq!(seen.queried(&json!([state])), 1, "{act}: asked for");
        let newer = client.get("/tables/contacts/records").expect(200);
        let id = newer["records"][0]["id"].clone();
        let _away = client
            .post(
                "/tables/contacts/records/bulk-delete",
                &json!({ "ids": [id] }),
            )
            .expect(200);
        let record = json!({ "table": "contacts", "id": id });
        let _gone = server
            .owner()
            .post("/bin/purge", &json!({ "records": [record], "expected": 1 }))
            .expect(200);
    }
}

#[test]
fn a_record_in_the_archive_keeps_its_links_and_its_address() {
    let server = server();
    let client = server.member();
    let company = made(&client, "companies", json!({ "name": "Acme" }));
    let link = json!({ "table": "companies", "id": company });
    let contact = made(
        &client,
        "contacts",
        json!({ "name": "Ann", "company": link }),
    );
    let chosen = json!({ "ids": [company] });
    let _away = client
        .post("/tables/companies/records/archive", &chosen)
        .expect(200);
    let kept = client
        .get(&format!("/tables/contacts/records/{contact}"))
        .expect(200);
    assert_eq!(kept["values"]["company"], link);
    let archived = client
        .get(&format!("/tables/companies/records/{company}"))
        .expect(200);
    assert_eq!(archived["state"], "archived");
}
