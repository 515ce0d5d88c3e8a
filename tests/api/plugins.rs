//! Plugins over the API: what they may, their pages as data, on and off.

use serde_json::{Value as Json, json};

use crate::{count, deal, enable, made, server};

const BIN: &str = "bailey.recycle-bin";
const LOG: &str = "bailey.audit-log";

/// The blocks of this type, in their order.
fn blocks<'a>(page: &'a Json, kind: &str) -> Vec<&'a Json> {
    page["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|block| block["type"] == kind)
        .collect()
}

#[test]
fn a_plugin_says_what_it_can_do_before_it_is_consented_to() {
    let server = server();
    let member = server.member();
    let listed = member.get("/plugins").expect(200);
    let bin = listed
        .as_array()
        .unwrap()
        .iter()
        .find(|plugin| plugin["id"] == BIN)
        .unwrap();
    assert_eq!(
        (&bin["state"], &bin["safety"]),
        (&json!("available"), &json!(true))
    );
    let powers = bin["powers"].as_array().unwrap();
    let policy = powers
        .iter()
        .find(|power| power["interface"] == "deletion-policy")
        .unwrap();
    assert_eq!(
        (&policy["kind"], &policy["granted"]),
        (&json!("extension-point"), &Json::Null)
    );
    assert!(
        powers
            .iter()
            .all(|power| !power["sentence"].as_str().unwrap().is_empty())
    );
    assert_eq!(
        member.get("/plugins/nobody.nothing").refusal(404),
        "not-found"
    );
}

#[test]
fn members_switch_nothing_and_admins_do_without_a_restart() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    let path = format!("/plugins/{BIN}/enable");
    assert_eq!(member.post(&path, &json!({})).refusal(403), "denied");
    assert_eq!(enable(&owner, BIN)["state"], "enabled");
    assert_eq!(
        member.get(&format!("/plugins/{BIN}")).expect(200)["state"],
        "enabled"
    );
    assert_eq!(
        member
            .post(&format!("/plugins/{BIN}/disable"), &json!({}))
            .refusal(403),
        "denied"
    );
    let off = owner
        .post(&format!("/plugins/{BIN}/disable"), &json!({}))
        .expect(200);
    assert_eq!(off["state"], "disabled");
    assert_eq!(
        member.get(&format!("/plugins/{BIN}/pages")).refusal(404),
        "not-found"
    );

    let told = owner.get("/journal?kind=plugins.").expect(200);
    let told: Vec<_> = told["operations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|o| &o["kind"])
        .collect();
    assert_eq!(
        told,
        ["plugins.disabled", "plugins.enabled", "plugins.installed"]
    );
    assert_eq!(owner.delete(&format!("/plugins/{BIN}")).status, 204);
    assert_eq!(
        owner.get(&format!("/plugins/{BIN}")).expect(200)["state"],
        "available"
    );
}

#[test]
fn a_consent_to_what_was_not_asked_for_is_refused() {
    let server = server();
    let owner = server.owner();
    let path = format!("/plugins/{BIN}/enable");
    for consent in [
        json!({ "refused": ["bin"] }),
        json!({ "refused": ["http"] }),
        json!({ "tables": { "http": ["deals"] } }),
    ] {
        assert_eq!(
            owner.post(&path, &consent).refusal(400),
            "invalid",
            "{consent}"
        );
    }
    assert_eq!(
        owner.get(&format!("/plugins/{BIN}")).expect(200)["state"],
        "available"
    );
}

#[test]
fn the_bins_page_shows_a_deletion_and_brings_it_back() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    enable(&owner, BIN);
    deal(&member, "Anvils", "won");
    deal(&member, "Bells", "won");
    let chosen = json!({ "ids": [1, 2] });
    let deleted = member
        .post("/tables/deals/records/bulk-delete", &chosen)
        .expect(200);
    let operation = deleted["operation"].to_string();

    let front = format!("/plugins/{BIN}/pages");
    let page = member.get(&front).expect(200);
    let row = &blocks(&page, "table")[0]["rows"][0];
    assert_eq!(row["key"], operation.as_str());
    let russian = member.with("if-match", "*");
    let _told = russian
        .patch("/users/2", &json!({ "language": "ru" }))
        .expect(200);
    assert_ne!(member.get(&front).expect(200)["title"], page["title"]);

    let contents = member
        .get(&format!("{front}/deletion?operation={operation}"))
        .expect(200);
    assert_eq!(
        blocks(&contents, "table")[0]["rows"]
            .as_array()
            .unwrap()
            .len(),
        2
    );

    let body = json!({ "action": "restore", "parameters": [["row", operation]] });
    let outcome = member.post(&front, &body).expect(200);
    assert_eq!(
        (&outcome["tone"], count(&member, "deals")),
        (&json!("good"), 2)
    );
    let by = &owner.get("/journal?kind=records.restore").expect(200)["operations"][0]["by"];
    assert_eq!(
        (&by["kind"], &by["plugin"]),
        (&json!("plugin"), &json!(BIN))
    );

    let unknown = member.post(&front, &json!({ "action": "paint" }));
    assert_eq!(unknown.refusal(404), "not-found");
    assert_eq!(
        member.get(&format!("{front}/nothing")).refusal(404),
        "not-found"
    );
}

#[test]
fn the_log_shows_who_deleted_what() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    enable(&owner, BIN);
    enable(&owner, LOG);
    deal(&member, "Anvils", "won");
    let _deleted = member.delete("/tables/deals/records/1").expect(200);
    let front = format!("/plugins/{LOG}/pages");
    let page = owner.get(&front).expect(200);
    let rows = blocks(&page, "table")[0]["rows"].as_array().unwrap();
    let operation =
        owner.get("/journal?kind=records.delete").expect(200)["operations"][0]["id"].to_string();
    let row = rows.iter().find(|row| row["key"] == operation.as_str());
    assert!(row.is_some(), "{page}");
    let shown = owner
        .get(&format!("{front}/operation?operation={operation}"))
        .expect(200);
    assert!(shown.to_string().contains("Anvils"), "{shown}");
}

#[test]
fn a_setting_changes_what_a_delete_means() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    enable(&owner, BIN);
    let path = format!("/plugins/{BIN}/settings");
    assert_eq!(owner.get(&path).expect(200)[0]["value"], 30);
    let set = |days: Json| owner.put(&path, &json!({ "settings": { "keep-days": days } }));
    for wrong in [json!(0), json!(366), json!("long"), json!(true)] {
        let refused = set(wrong);
        assert_eq!(refused.refusal(400), "invalid");
        assert_eq!(refused.json()["problems"][0]["field"], "keep-days");
    }
    assert_eq!(set(json!(7)).expect(200)[0]["value"], 7);
    assert_eq!(member.get(&path).refusal(403), "denied");
    made(&member, "companies", json!({ "name": "Acme" }));
    let deleted = member.delete("/tables/companies/records/1").expect(200);
    assert_eq!(deleted["keep"], json!({ "kind": "days", "days": 7 }));
}

#[test]
fn a_job_runs_on_demand_and_tells_what_it_did() {
    let server = server();
    let owner = server.owner();
    enable(&owner, BIN);
    let path = format!("/plugins/{BIN}/jobs");
    let job = &owner.get(&path).expect(200)[0];
    assert_eq!(
        (&job["name"], &job["last"]),
        (&json!("purge-due"), &Json::Null)
    );
    assert_eq!(
        owner
            .post(&format!("{path}/nothing"), &json!({}))
            .refusal(404),
        "not-found"
    );
    assert_eq!(
        owner.post(&format!("{path}/purge-due"), &json!({})).status,
        202
    );
    let outcome =
        std::iter::repeat_with(|| owner.get(&path).expect(200)[0]["last"]["outcome"].clone())
            .inspect(|_| std::thread::sleep(std::time::Duration::from_millis(20)))
            .find(|outcome| !outcome.is_null());
    assert_eq!(outcome, Some(json!("done")));
    assert_eq!(
        owner.delete(&format!("{path}/purge-due")).refusal(404),
        "not-found"
    );
}

#[test]
fn a_job_that_a_plugin_does_not_have_is_no_failure_of_the_plugin() {
    let server = server();
    let owner = server.owner();
    let guard = "bailey.ip-allowlist";
    enable(&owner, guard);
    for _ in 0..10 {
        let asked = owner.post(&format!("/plugins/{guard}/jobs/0"), &json!({}));
        assert_eq!(asked.refusal(404), "not-found");
    }
    let page = owner.get(&format!("/plugins/{guard}/pages"));
    assert_eq!(page.status, 200, "it was not stopped: {}", page.text());
}

#[test]
fn the_log_lets_go_of_what_is_older_than_its_setting_says() {
    let server = server();
    let owner = server.owner();
    enable(&owner, LOG);
    deal(&owner, "Anvils", "won");
    let settings = format!("/plugins/{LOG}/settings");
    let kept = owner.get(&settings).expect(200).to_string();
    assert!(kept.contains("keep-days") && kept.contains("365"), "{kept}");
    let path = format!("/plugins/{LOG}/jobs");
    let started = owner.post(&format!("{path}/prune"), &json!({}));
    assert_eq!(started.status, 202);
    let last = std::iter::repeat_with(|| owner.get(&path).expect(200)[0]["last"].clone())
        .inspect(|_| std::thread::sleep(std::time::Duration::from_millis(20)))
        .find(|last| !last["outcome"].is_null())
        .unwrap();
    assert_eq!(last["outcome"], "done", "{last}");
    // Nothing here is 30 days old.
    let changed = owner.get("/journal?kind=journal.pruned").expect(200);
    assert_eq!(changed["total"], 0);
}

#[test]
fn admins_see_what_a_plugin_costs() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    let bin = "bailey.recycle-bin";
    enable(&owner, bin);
    let cost = format!("/plugins/{bin}/cost");
    let calls = || {
        let hours = owner.get(&cost).expect(200);
        let hours = hours.as_array().unwrap().clone();
        let pages = hours
            .iter()
            .filter(|hour| hour["extension_point"] == "pages");
        pages
            .map(|hour| hour["calls"].as_u64().unwrap())
            .sum::<u64>()
    };
    assert_eq!(calls(), 0);
    for _ in 0..3 {
        let _drawn = member.get(&format!("/plugins/{bin}/pages")).expect(200);
    }
    assert_eq!(calls(), 3);
    let hours = owner.get(&cost).expect(200).to_string();
    assert!(
        !hours.contains("\"cpu_us\":0,") && !hours.contains("\"memory_peak\":0"),
        "{hours}"
    );
    assert_eq!(member.get(&cost).status, 403);
    assert_eq!(
        owner.get(&format!("{cost}?hours=0")).refusal(400),
        "invalid"
    );
    assert_eq!(owner.get("/plugins/nobody.nothing/cost").status, 404);
    let page = owner.page(&format!("/settings/plugins/{bin}")).text();
    assert!(
        page.contains("Cost within a day") && page.contains("<svg"),
        "{page}"
    );
}
