//! What a plugin did to many records is taken back, but for what people touched
//! since.

use bailey_crm::records::{self, Update};
use bailey_crm::{Actor, Context, RecordId, RecordRef};
use bailey_tests::Server;
use serde_json::json;

use crate::house::{server, signed_in};

/// The audit log stands in as the plugin that did it: who acts is for the host to
/// say, and the page offers the account's plugins.
const PLUGIN: &str = "bailey.audit-log";

fn deals(server: &Server, stage: &str) -> u64 {
    let filter = json!({ "field": "stage", "is": "equal", "value": stage });
    let wanted = json!({ "filter": filter, "limit": 1 });
    let page = server.owner().post("/tables/deals/records/query", &wanted);
    page.json()["total"].as_u64().unwrap()
}

/// The plugin closes all deals, each in an act of its own.
fn spoil(server: &Server, count: i64) {
    let account = server.crm().account(&"demo".parse().unwrap()).unwrap();
    let actor = Actor::Plugin {
        plugin: PLUGIN.to_owned(),
        version: "0.1.0".to_owned(),
        digest: "0".repeat(64),
        capability: "records-write".to_owned(),
        on_behalf_of: None,
    };
    let context = Context {
        actor,
        ..Context::operator()
    };
    for id in 1..=count {
        let update = Update {
            record: RecordRef {
                table: "deals".to_owned(),
                id: RecordId(id),
            },
            version: None,
            values: [(
                "stage".to_owned(),
                bailey_crm::Scalar::Choice("lost".to_owned()).into(),
            )]
            .into(),
        };
        records::update(&account, &context, vec![update]).unwrap();
    }
}

#[test]
fn all_that_a_plugin_did_is_taken_back_but_for_what_was_touched_since() {
    let server = server();
    let owner = server.owner();
    for number in 1..=30 {
        let body =
            json!({ "values": { "name": format!("Deal {number}"), "stage": "prospecting" } });
        assert_eq!(owner.post("/tables/deals/records", &body).status, 201);
    }
    spoil(&server, 30);
    let stage = json!({ "values": { "stage": "won" } });
    let changed = owner.with("if-match", "*");
    assert_eq!(changed.patch("/tables/deals/records/7", &stage).status, 200);
    assert_eq!((deals(&server, "lost"), deals(&server, "won")), (29, 1));

    let browser = signed_in(&server, 1280);
    browser.open(&server.address("/plugins/bailey.audit-log"));
    browser.click("a[href*='bailey.audit-log/rewind']");
    browser.wait_for("Choose a user or a plugin");
    browser.evaluate(&format!(
        "document.querySelector('[name=plugin]').value = '{PLUGIN}'"
    ));
    let today = "new Date().toISOString().slice(0, 10)";
    for name in ["since", "until"] {
        browser.evaluate(&format!(
            "document.querySelector('[name={name}]').value = {today}"
        ));
    }
    browser.click("form.filter button, main form button");
    browser.wait_for("29 records would go back");
    assert!(browser.text().contains("Deal 7"), "what stays is named");
    browser.click("main .actions button, main form[method=post] button");
    browser.wait_for("Rewind 29 records?");
    browser.click("form.confirm button");
    browser.wait_for("Undo");
    assert_eq!(deals(&server, "prospecting"), 29);
    assert_eq!(deals(&server, "won"), 1, "what a person did since stays");
}
