//! One record is brought back from a backup, and what was made since stays.

use bailey_tests::{Client, Server};
use serde_json::{Value, json};

use crate::house::{server, signed_in};

const BACKUPS: &str = "/plugins/bailey.backup-scheduler";

fn deal(owner: &Client, name: &str) -> i64 {
    let body = json!({ "values": { "name": name, "stage": "won" } });
    let made = owner.post("/tables/deals/records", &body).expect(201);
    made["id"].as_i64().unwrap()
}

fn rename(owner: &Client, id: i64, name: &str) {
    let body = json!({ "values": { "name": name } });
    let changed = owner.with("if-match", "*");
    let path = format!("/tables/deals/records/{id}");
    assert_eq!(changed.patch(&path, &body).status, 200);
}

fn name_of(owner: &Client, id: i64) -> Value {
    let deal = owner
        .get(&format!("/tables/deals/records/{id}"))
        .expect(200);
    deal["values"]["name"].clone()
}

fn deals(server: &Server) -> u64 {
    let all = json!({ "limit": 1 });
    let page = server.owner().post("/tables/deals/records/query", &all);
    page.json()["total"].as_u64().unwrap()
}

#[test]
fn one_record_is_brought_back_from_a_backup_and_later_ones_are_left_alone() {
    let server = server();
    let owner = server.owner();
    let (spoilt, also) = (deal(&owner, "Anvils"), deal(&owner, "Rockets"));

    let browser = signed_in(&server, 1280);
    browser.open(&server.address(BACKUPS));
    browser.wait_for("There is no backup yet.");
    browser.click("main form button[value='back-up']");
    browser.wait_for("it is good");
    browser.wait_for("Tried, good");

    rename(&owner, spoilt, "Feathers");
    rename(&owner, also, "Bigger rockets");
    let later = deal(&owner, "Glue");

    browser.open(&server.address(BACKUPS));
    browser.click("main table tbody a[href*='backup?number=']");
    browser.wait_for("What it holds");
    browser.click("main a[href*='/restore?']");
    browser.wait_for("You see what would happen before anything does.");
    browser.click("main select[name='p.table'] option[value='deals']");
    browser.write("main input[name='p.records']", &spoilt.to_string());
    browser.click("main form.form button.main");

    // What would happen is shown, and nothing has happened.
    browser.wait_for("Records that would be restored");
    let plan = browser.text();
    assert!(plan.contains("Feathers → Anvils"), "{plan}");
    assert!(
        !plan.contains("Rockets → ") && !plan.contains("Glue"),
        "{plan}"
    );
    assert_eq!(name_of(&owner, spoilt), "Feathers");
    browser.click("main button[value='restore']");
    browser.wait_for("Restore a record?");
    browser.wait_for("A backup of now is made first.");
    assert_eq!(name_of(&owner, spoilt), "Feathers");
    browser.click("main form.confirm button");
    browser.wait_for("A record was restored.");

    assert_eq!(name_of(&owner, spoilt), "Anvils");
    assert_eq!(name_of(&owner, also), "Bigger rockets");
    assert_eq!(name_of(&owner, later), "Glue");
    assert_eq!(deals(&server), 3);
    browser.open(&server.address(&format!("/tables/deals/{spoilt}")));
    browser.wait_for("Anvils");
    browser.open(&server.address(BACKUPS));
    browser.wait_for("Before a restore");
}
