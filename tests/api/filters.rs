//! Lists: filters, order, search and pages.

use bailey_tests::Client;
use serde_json::{Value as Json, json};

use crate::{deal, made, server};

const QUERY: &str = "/tables/deals/records/query";

fn names(page: &Json) -> Vec<String> {
    let records = page["records"].as_array().unwrap().iter();
    records
        .map(|record| record["label"].as_str().unwrap().to_owned())
        .collect()
}

fn fill(client: &Client) {
    for (name, stage) in [
        ("Anvils", "won"),
        ("Bells", "lost"),
        ("Cogs", "won"),
        ("Dials", "won"),
    ] {
        deal(client, name, stage);
    }
}

#[test]
fn a_list_is_filtered_and_sorted() {
    let server = server();
    let member = server.member();
    fill(&member);
    let filter = json!({ "all": [
        { "field": "stage", "is": "equal", "value": "won" },
        { "not": { "field": "name", "is": "starts-with", "value": "c" } },
    ] });
    let wanted = json!({ "filter": filter, "sort": ["-name"] });
    let page = member.post(QUERY, &wanted).expect(200);
    assert_eq!(names(&page), ["Dials", "Anvils"]);
    assert_eq!(page["total"], 2);

    let address = "/tables/deals/records?sort=name&filter=%7B%22field%22%3A%22stage%22%2C%22is\
                   %22%3A%22equal%22%2C%22value%22%3A%22won%22%7D";
    assert_eq!(
        names(&member.get(address).expect(200)),
        ["Anvils", "Cogs", "Dials"]
    );
}

#[test]
fn pages_follow_one_another_without_gaps() {
    let server = server();
    let member = server.member();
    fill(&member);
    let mut wanted = json!({ "sort": ["stage", "-name"], "limit": 2 });
    let first = member.post(QUERY, &wanted).expect(200);
    wanted["after"] = first["next"].clone();
    let second = member.post(QUERY, &wanted).expect(200);
    let mut all = names(&first);
    all.extend(names(&second));
    assert_eq!(all, ["Dials", "Cogs", "Anvils", "Bells"]);
    assert_eq!((&first["total"], &second["next"]), (&json!(4), &Json::Null));

    wanted["sort"] = json!(["name"]);
    let other = member.post(QUERY, &wanted);
    assert_eq!(other.refusal(400), "invalid");
    assert_eq!(other.json()["problems"][0]["field"], "after");
}

#[test]
fn a_filter_that_is_none_is_refused_by_name() {
    let server = server();
    let member = server.member();
    let filters = [
        json!("won"),
        json!({ "field": "colour", "is": "equal", "value": "red" }),
        json!({ "field": "stage", "is": "like", "value": "won" }),
        json!({ "field": "stage", "is": "equal" }),
        json!({ "all": [{ "any": "won" }] }),
        json!({ "all": [], "any": [] }),
        json!({ "field": "value", "is": "equal", "value": "much" }),
    ];
    for filter in filters {
        let answer = member.post(QUERY, &json!({ "filter": filter }));
        assert_eq!(answer.refusal(400), "invalid", "{filter}");
        let problem = &answer.json()["problems"][0];
        assert!(problem["field"].is_string(), "{filter}: {problem}");
        assert!(!problem["message"].as_str().unwrap().is_empty());
    }
    let address = member.get("/tables/deals/records?filter=won");
    assert_eq!(address.refusal(400), "invalid");
    assert_eq!(address.json()["problems"][0]["field"], "filter");
    for parameters in [
        "limit=0",
        "limit=501",
        "limit=x",
        "state=gone",
        "colour=red",
        "sort=colour",
    ] {
        let answer = member.get(&format!("/tables/deals/records?{parameters}"));
        assert_eq!(answer.refusal(400), "invalid", "{parameters}");
    }
}

#[test]
fn everything_is_searched_and_just_what_is_active_is_found() {
    let server = server();
    let member = server.member();
    fill(&member);
    made(&member, "companies", json!({ "name": "Anvils and more" }));
    let found = member.get("/search?text=anvil").expect(200);
    assert_eq!(found.as_array().unwrap().len(), 2);
    let archived = member
        .post("/tables/companies/records/archive", &json!({ "ids": [1] }))
        .expect(200);
    assert_eq!(archived["count"], 1);
    let found = member.get("/search?text=anvil").expect(200);
    assert_eq!(found[0]["record"], json!({ "table": "deals", "id": 1 }));
    assert_eq!(found.as_array().unwrap().len(), 1);
    let found = member.get("/search?text=anvil&state=archived").expect(200);
    assert_eq!(found[0]["record"]["table"], "companies");
    assert_eq!(member.get("/search").refusal(400), "invalid");
}
