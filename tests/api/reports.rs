//! Reports over the API.

use serde_json::{Value as Json, json};

use crate::server;

fn shape() -> Json {
    json!({
        "table": "deals",
        "conditions": [{ "field": "stage", "operator": "one-of", "value": "won,lost" }],
        "by": "closed",
        "period": "month",
        "figure": { "field": "value", "aggregate": "average" },
        "drawing": "line",
    })
}

#[test]
fn a_report_counts_by_month_and_never_adds_up_two_currencies() {
    let server = server();
    let owner = server.owner();
    for (stage, closed, amount, currency) in [
        ("won", "2026-01-31", "10", "USD"),
        ("lost", "2026-01-01", "20.01", "USD"),
        ("won", "2026-03-01", "7", "EUR"),
        ("engaging", "2026-03-01", "999", "USD"),
    ] {
        let value = json!({ "amount": amount, "currency": currency });
        let values = json!({ "name": "Deal", "stage": stage, "closed": closed, "value": value });
        let body = json!({ "values": values });
        assert_eq!(owner.post("/tables/deals/records", &body).status, 201);
    }
    let new = json!({ "name": "Closed", "shape": shape() });
    let report = owner.post("/reports", &new).expect(201);
    assert_eq!(report["shape"]["figure"]["aggregate"], "average");
    let path = format!("/reports/{}/outcome", report["id"]);
    let outcome = owner.get(&path).expect(200);
    let usd = |amount: &str| json!([{ "amount": amount, "currency": "USD" }]);
    let eur = json!([{ "amount": "7.00", "currency": "EUR" }]);
    assert_eq!(
        outcome["groups"],
        json!([
            { "value": "2026-01-01", "count": 2, "sums": usd("30.01"), "averages": usd("15.01") },
            { "value": "2026-02-01", "count": 0, "sums": [], "averages": [] },
            { "value": "2026-03-01", "count": 1, "sums": eur, "averages": eur },
        ])
    );
    assert_eq!(outcome["total"]["count"], 3);
    assert_eq!(outcome["total"]["sums"].as_array().unwrap().len(), 2);
}

#[test]
fn a_report_is_changed_on_its_version_shared_and_deleted() {
    let server = server();
    let (member, owner) = (server.member(), server.owner());
    let new = json!({ "name": "Mine", "shape": shape() });
    let made = member.post("/reports", &new);
    let report = made.expect(201);
    assert_eq!(made.header("etag"), "\"1\"");
    let path = format!("/reports/{}", report["id"]);
    assert_eq!(owner.get(&path).status, 404, "other people's own");

    let shared = json!({ "audience": { "everybody": true } });
    assert_eq!(
        member.patch(&path, &shared).refusal(428),
        "version-required"
    );
    let first = member.with("if-match", "\"1\"");
    assert_eq!(first.patch(&path, &shared).expect(200)["version"], 2);
    assert_eq!(first.patch(&path, &shared).refusal(412), "stale-version");
    let seen = owner.get(&path).expect(200);
    assert_eq!(seen["audience"]["everybody"], true);
    assert_eq!(owner.get("/reports").expect(200)[0]["name"], "Mine");

    let unknown = json!({ "name": "x", "shape": shape(), "audience": { "users": [99] } });
    assert_eq!(member.post("/reports", &unknown).refusal(400), "invalid");
    let mut wrong = shape();
    wrong["by"] = json!("value");
    let wrong = json!({ "name": "x", "shape": wrong });
    assert_eq!(member.post("/reports", &wrong).refusal(400), "invalid");

    assert_eq!(member.delete(&path).status, 204);
    assert_eq!(member.get(&path).status, 404);
    let journal = member.get("/journal?kind=reports.").expect(200);
    assert_eq!(journal["total"], 3, "{journal}");
    let undo = format!("/journal/{}/undo", journal["operations"][0]["id"]);
    let answer = member.post(&undo, &json!({}));
    assert!(answer.status < 300, "{}", answer.text());
    assert_eq!(member.get(&path).expect(200)["version"], 4);
}

#[test]
fn a_deleted_view_comes_back_unless_its_name_was_given_away() {
    let server = server();
    let member = server.member();
    let view = json!({ "name": "Mine", "look": {} });
    let made = member.post("/tables/deals/saved-views", &view).expect(201);
    let path = format!("/tables/deals/saved-views/{}", made["id"]);
    assert_eq!(member.delete(&path).status, 204);
    let journal = member.get("/journal?kind=saved-views.deleted").expect(200);
    let undo = format!("/journal/{}/undo", journal["operations"][0]["id"]);
    let other = member.post("/tables/deals/saved-views", &view).expect(201);
    assert_eq!(member.post(&undo, &json!({})).status, 409);
    let other = format!("/tables/deals/saved-views/{}", other["id"]);
    assert_eq!(member.delete(&other).status, 204);
    let answer = member.post(&undo, &json!({}));
    assert!(answer.status < 300, "{}", answer.text());
    assert_eq!(member.get(&path).expect(200)["name"], "Mine");
}
