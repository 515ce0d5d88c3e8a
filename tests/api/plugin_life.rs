//! A plugin's life over the API and on pages: out and in again, thought over, called
//! back, and what the account wants to come by itself.

use bailey_tests::{Client, Server};
use serde_json::{Value as Json, json};

use crate::pages::word;
use crate::step_up::ages;
use crate::{deal, detail, enable, server};

const BIN: &str = "bailey.recycle-bin";

fn rules(client: &Client, change: &Json) -> Json {
    client.patch("/plugin-rules", change).expect(200)
}

fn binned(client: &Client) -> Vec<Json> {
    client
        .get("/plugin-bin")
        .expect(200)
        .as_array()
        .unwrap()
        .clone()
}

/// The kinds of the journal's entries about plugins, the newest first.
fn told(owner: &Client) -> Vec<String> {
    let told = owner.get("/journal?kind=plugins.").expect(200);
    let told = told["operations"].as_array().unwrap().iter();
    told.map(|entry| entry["kind"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_plugin_that_was_taken_out_comes_back_with_its_settings() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    enable(&owner, BIN);
    let settings = format!("/plugins/{BIN}/settings");
    let days = json!({ "settings": { "keep-days": 7 } });
    let _set = owner.put(&settings, &days).expect(200);
    assert_eq!(owner.delete(&format!("/plugins/{BIN}")).status, 204);
    let bin = binned(&owner);
    assert_eq!((bin.len(), &bin[0]["id"]), (1, &json!(BIN)));
    assert_eq!(bin[0]["removed_by"], 1);
    assert!(bin[0]["delete_at"].as_str() > bin[0]["removed_at"].as_str());
    let page = owner.page("/settings/plugin-bin").text();
    assert!(
        page.contains("Bring back") && page.contains("deleted for good"),
        "{page}"
    );

    let data = owner.get(&format!("/plugins/{BIN}/data"));
    assert_eq!(data.status, 200);
    assert_eq!(data.header("content-type"), "application/jsonl");
    assert!(data.header("content-disposition").starts_with("attachment"));
    let lines = data.text();
    assert!(lines.contains("\"setting\":\"keep-days\""), "{lines}");
    assert_eq!(
        member.get(&format!("/plugins/{BIN}/data")).refusal(403),
        "denied"
    );

    let back = format!("/plugin-bin/{BIN}/restore");
    assert_eq!(member.post(&back, &json!({})).refusal(403), "denied");
    assert_eq!(owner.post(&back, &json!({})).status, 204);
    assert!(binned(&owner).is_empty());
    assert_eq!(enable(&owner, BIN)["state"], "enabled");
    assert_eq!(owner.get(&settings).expect(200)[0]["value"], 7);
    assert_eq!(owner.post(&back, &json!({})).refusal(404), "not-found");
    let kinds = told(&owner);
    for kind in [
        "plugins.reinstalled",
        "plugins.data-exported",
        "plugins.uninstalled",
    ] {
        assert!(kinds.contains(&kind.to_owned()), "{kinds:?}");
    }
}

#[test]
fn what_is_left_is_deleted_before_its_day_by_who_proves_who_they_are() {
    let server = server();
    let owner = server.owner();
    enable(&owner, BIN);
    assert_eq!(owner.delete(&format!("/plugins/{BIN}")).status, 204);
    ages(&server);
    let path = format!("/plugin-bin/{BIN}");
    assert_eq!(owner.delete(&path).refusal(403), "confirmation-required");
    let owner = server.owner();
    let asks = owner.page(&format!("/settings/plugin-bin/{BIN}/delete"));
    assert!(asks.text().contains("can’t be undone"), "{}", asks.text());
    assert_eq!(owner.delete(&path).status, 204);
    assert!(binned(&owner).is_empty());
    assert_eq!(owner.delete(&path).refusal(404), "not-found");
    assert_eq!(
        owner.get(&format!("/plugins/{BIN}/data")).refusal(404),
        "not-found"
    );
    assert_eq!(told(&owner)[0], "plugins.deleted");
}

/// Another admin than the owner.
fn admin(server: &Server) -> Client {
    let _id = server.add("Alma", "alma@demo.example");
    let listed = server.owner().get("/users").expect(200);
    let users = listed.as_array().unwrap().iter();
    let id = users
        .clone()
        .find(|user| user["email"] == "alma@demo.example")
        .unwrap()["id"]
        .clone();
    let body = json!({ "admin": true });
    let anew = server.owner().with("if-match", "*");
    let made = anew.patch(&format!("/users/{id}"), &body);
    assert_eq!(made.status, 200, "{}", made.text());
    server.signed_in("alma@demo.example")
}

#[test]
fn switching_off_a_safety_plugin_waits_is_told_and_can_be_called_back() {
    let server = server();
    let background = server.plugins().start().unwrap();
    let owner = server.owner();
    let alma = admin(&server);
    enable(&owner, BIN);
    assert_eq!(
        rules(&owner, &json!({ "cool_off_hours": 24 }))["cool_off_hours"],
        24
    );
    let path = format!("/plugins/{BIN}");
    let asks = owner
        .page(&format!("/settings/plugins/{BIN}/disable"))
        .text();
    assert!(asks.contains("in 24 hours"), "{asks}");
    let off = owner
        .post(&format!("{path}/disable"), &json!({}))
        .expect(200);
    assert_eq!(off["state"], "enabled");
    assert_eq!(
        (&off["leaving"]["act"], &off["leaving"]["asked_by"]),
        (&json!("disable"), &json!(1))
    );
    let told = std::iter::repeat_with(|| server.mails())
        .inspect(|_| std::thread::sleep(std::time::Duration::from_millis(20)))
        .take(3_000)
        .any(|mails| {
            mails
                .iter()
                .any(|mail| mail.contains("To: alma@demo.example"))
        });
    assert!(told, "{:?}", server.mails());
    let page = alma.page(&format!("/settings/plugins/{BIN}")).text();
    assert!(
        page.contains("Owner asked for it") && page.contains("Call it back"),
        "{page}"
    );
    // A plugin that keeps nobody safe goes at once, and so it is with taking out.
    assert_eq!(owner.delete(&path).status, 202);
    assert_eq!(owner.get(&path).expect(200)["leaving"]["act"], "uninstall");
    // Weakening it by another way is refused as well.
    assert_eq!(
        owner
            .post(&format!("{path}/roll-back"), &json!({}))
            .refusal(409),
        "conflict"
    );
    let stays = alma
        .post(&format!("{path}/call-back"), &json!({}))
        .expect(200);
    assert_eq!(
        (&stays["leaving"], &stays["state"]),
        (&Json::Null, &json!("enabled"))
    );
    assert_eq!(
        alma.post(&format!("{path}/call-back"), &json!({}))
            .refusal(409),
        "conflict"
    );
    // The bin works all the while.
    let id = deal(&owner, "Anvils", "won");
    let deleted = owner
        .delete(&format!("/tables/deals/records/{id}"))
        .expect(200);
    assert_eq!(deleted["keep"]["kind"], "days");
    let entries = owner.get("/journal?kind=plugins.leaving").expect(200);
    assert_eq!(detail(&entries["operations"][0], "plugin"), BIN);
    background.stop();
}

#[test]
fn what_makes_it_less_safe_asks_who_one_is_and_wrong_rules_are_named() {
    let server = server();
    let (owner, member) = (server.owner(), server.member());
    let now = owner.get("/plugin-rules").expect(200);
    assert_eq!(
        (&now["updates"], &now["keep_days"], &now["cool_off_hours"]),
        (&json!("never"), &json!(30), &json!(0))
    );
    assert_eq!(member.get("/plugin-rules").refusal(403), "denied");
    for (wrong, field) in [
        (json!({ "updates": "sometimes" }), "updates"),
        (json!({ "keep_days": 0 }), "keep_days"),
        (json!({ "cool_off_hours": 337 }), "cool_off_hours"),
    ] {
        let refused = owner.patch("/plugin-rules", &wrong);
        assert_eq!(refused.refusal(400), "invalid");
        assert_eq!(refused.json()["problems"][0]["field"], field);
    }
    let _set = rules(&owner, &json!({ "cool_off_hours": 48, "updates": "patch" }));
    ages(&server);
    let less = json!({ "cool_off_hours": 1 });
    assert_eq!(
        owner.patch("/plugin-rules", &less).refusal(403),
        "confirmation-required"
    );
    let owner = server.owner();
    let set = rules(&owner, &less);
    assert_eq!(set["cool_off_hours"], 1);
    assert!(set["longer_until"].is_string(), "{set}");
    let page = owner.page("/settings/plugin-rules").text();
    assert!(
        page.contains("The longer time that was set before holds until"),
        "{page}"
    );
    let csrf = word(&owner);
    let form = format!("csrf={csrf}&updates=all&keep_days=0&cool_off_hours=x");
    let again = owner.submit("/settings/plugin-rules", &form);
    assert_eq!(again.status, 200, "{}", again.text());
    assert!(
        again.text().contains("aria-invalid=\"true\""),
        "{}",
        again.text()
    );
}

#[test]
fn the_catalogue_is_searched_by_what_plugins_are_and_do() {
    let server = server();
    let owner = server.owner();
    enable(&owner, BIN);
    let page = |query: &str| owner.page(&format!("/settings/plugins?{query}")).text();
    let bin = format!("/settings/plugins/{BIN}\"");
    let log = "/settings/plugins/bailey.audit-log\"";
    assert!(page("").contains(&bin) && page("").contains(log));
    assert!(page("text=recycle").contains(&bin) && !page("text=recycle").contains(log));
    let installed = page("only=installed");
    assert!(installed.contains(&bin) && !installed.contains(log));
    assert!(page("only=available").contains(log));
    assert!(page("text=nothing+like+this").contains("No plugin is like that."));
    assert_eq!(server.member().page("/settings/plugins").status, 403);
}
