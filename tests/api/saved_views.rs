//! Saved views and summaries over the API.

use serde_json::json;

use crate::server;

#[test]
fn a_view_is_saved_changed_on_its_version_and_deleted() {
    let server = server();
    let (member, owner) = (server.member(), server.owner());
    let look = json!({
        "layout": "board",
        "conditions": [{ "field": "owner", "operator": "equal", "value": "me" }],
        "columns": ["stage", "value"],
    });
    let new = json!({ "name": "Mine", "look": look });
    let made = member.post("/tables/deals/saved-views", &new);
    let view = made.expect(201);
    assert_eq!(made.header("etag"), "\"1\"");
    assert_eq!(view["look"]["conditions"][0]["value"], "me");
    let path = format!("/tables/deals/saved-views/{}", view["id"]);
    assert_eq!(owner.get(&path).status, 404, "other people's own");

    let renamed = json!({ "name": "My board" });
    let refused = member.patch(&path, &renamed).refusal(428);
    assert_eq!(refused, "version-required");
    let first = member.with("if-match", "\"1\"");
    assert_eq!(first.patch(&path, &renamed).expect(200)["version"], 2);
    assert_eq!(first.patch(&path, &renamed).refusal(412), "stale-version");
    let shared = json!({ "shared": true });
    let second = member.with("if-match", "\"2\"");
    assert_eq!(second.patch(&path, &shared).refusal(403), "denied");

    let ours = json!({ "name": "Ours", "shared": true });
    assert_eq!(member.post("/tables/deals/saved-views", &ours).status, 403);
    assert_eq!(owner.post("/tables/deals/saved-views", &ours).status, 201);
    let names = |answer: serde_json::Value| {
        let views = answer.as_array().unwrap().clone();
        let names = views
            .iter()
            .map(|view| view["name"].as_str().unwrap().to_owned());
        names.collect::<Vec<_>>()
    };
    let seen = names(member.get("/tables/deals/saved-views").expect(200));
    assert_eq!(seen, ["Ours", "My board"]);
    assert_eq!(member.delete(&path).status, 204);
    assert_eq!(member.get(&path).status, 404);
    let journal = owner.get("/journal?kind=saved-views.").expect(200);
    assert_eq!(journal["total"], 4, "{journal}");
}

#[test]
fn deals_are_counted_by_stage_with_what_they_come_to() {
    let server = server();
    let owner = server.owner();
    for (stage, amount) in [("won", "100.50"), ("won", "0.50"), ("lost", "7")] {
        let value = json!({ "amount": amount, "currency": "USD" });
        let body = json!({ "values": { "name": "Deal", "stage": stage, "value": value } });
        assert_eq!(owner.post("/tables/deals/records", &body).status, 201);
    }
    let wanted = json!({ "by": "stage", "sum": "value" });
    let groups = owner
        .post("/tables/deals/records/summary", &wanted)
        .expect(200);
    let won = json!({ "amount": "101.00", "currency": "USD" });
    let half = json!({ "amount": "50.50", "currency": "USD" });
    let lost = json!({ "amount": "7.00", "currency": "USD" });
    assert_eq!(
        groups,
        json!([
            { "value": "won", "count": 2, "sums": [won], "averages": [half] },
            { "value": "lost", "count": 1, "sums": [lost], "averages": [lost] },
        ])
    );
    let idle =
        json!({ "by": "stage", "records": { "without": { "table": "tasks", "field": "deal" } } });
    let before = owner
        .post("/tables/deals/records/summary", &idle)
        .expect(200);
    let task = json!({ "values": { "title": "Call", "deal": { "table": "deals", "id": 3 } } });
    assert_eq!(owner.post("/tables/tasks/records", &task).status, 201);
    let after = owner
        .post("/tables/deals/records/summary", &idle)
        .expect(200);
    assert_eq!(
        (
            before.as_array().unwrap().len(),
            after.as_array().unwrap().len()
        ),
        (2, 1)
    );
    let wrong = json!({ "by": "value" });
    let refused = owner.post("/tables/deals/records/summary", &wrong);
    assert_eq!(refused.refusal(400), "invalid");
}
