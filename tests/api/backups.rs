//! Backups: made and tried, looked into, brought back in part or whole, and sent
//! elsewhere.

use std::sync::Arc;

use bailey_crm::records::Keep;
use bailey_crm::schema::{self, Item};
use bailey_crm::{Account, Context};
use bailey_plugins::backups::{AccountKey, KeyTest};
use bailey_tests::{BUCKET, Client, KEY_ID, MEMBER, SECRET, Server, Store};
use serde_json::{Value as Json, json};

use crate::background::ended;
use crate::{count, deal, detail, enable, made, server};

/// The plugin.
const BACKUPS: &str = "bailey.backup-scheduler";
/// Another one, with settings.
const BIN: &str = "bailey.recycle-bin";

/// A server whose account has backups switched on.
struct Office {
    server: Server,
    owner: Client,
}

impl Office {
    fn new() -> Self {
        let server = server();
        let owner = server.owner();
        enable(&owner, BACKUPS);
        Self { server, owner }
    }

    fn account(&self) -> Arc<Account> {
        let crm = self.server.crm();
        crm.account(&"demo".parse().unwrap()).unwrap()
    }

    /// Acts on a page of the plugin, and waits for the job that it starts.
    fn act(&self, client: &Client, page: &str, action: &str, told: &[(&str, &str)]) -> Json {
        let path = format!("/plugins/{BACKUPS}/pages{page}");
        let body = json!({ "action": action, "parameters": told });
        let outcome = client.post(&path, &body).expect(200);
        ended(
            client,
            &format!("/plugins/{BACKUPS}"),
            &outcome["job"]["run"],
        )
    }

    /// Makes a backup; answers with what the list says of it.
    fn back_up(&self, place: &str) -> Json {
        let run = self.act(&self.owner, "", "back-up", &[("place", place)]);
        assert_eq!(run["outcome"], "done", "{run}");
        self.list()[0].clone()
    }

    fn list(&self) -> Vec<Json> {
        let page = self.owner.get("/backups").expect(200);
        page["backups"].as_array().unwrap().clone()
    }

    /// Has a plan worked out, and then does it; answers with the plan's page and the
    /// run.
    fn restore(&self, told: &[(&str, &str)]) -> (Json, Json) {
        let told = [&[("asked", "1")], told].concat();
        let run = self.act(&self.owner, "/restore", "plan", &told);
        assert_eq!(run["outcome"], "done", "{run}");
        let page = self.page(&told);
        let action = action(&page, "restore").expect("something to bring back");
        let told: Vec<(&str, &str)> = action["parameters"]
            .as_array()
            .unwrap()
            .iter()
            .map(|pair| (pair[0].as_str().unwrap(), pair[1].as_str().unwrap()))
            .collect();
        let run = self.act(&self.owner, "/restore", "restore", &told);
        (page, run)
    }

    fn page(&self, told: &[(&str, &str)]) -> Json {
        let query: String = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(told)
            .finish();
        self.owner
            .get(&format!("/plugins/{BACKUPS}/pages/restore?{query}"))
            .expect(200)
    }

    fn deal(&self, id: i64) -> Json {
        self.owner
            .get(&format!("/tables/deals/records/{id}"))
            .expect(200)
    }

    fn rename(&self, id: i64, name: &str) {
        let path = format!("/tables/deals/records/{id}");
        let version = format!("\"{}\"", self.deal(id)["version"]);
        let _done = self
            .owner
            .with("if-match", &version)
            .patch(&path, &json!({ "values": { "name": name } }))
            .expect(200);
    }

    fn delete(&self, id: i64) {
        let _done = self
            .owner
            .delete(&format!("/tables/deals/records/{id}"))
            .expect(200);
    }
}

/// An action of a page's blocks, by its name.
fn action<'a>(page: &'a Json, name: &str) -> Option<&'a Json> {
    let blocks = page["blocks"].as_array().unwrap();
    let actions = blocks
        .iter()
        .filter_map(|block| block["actions"].as_array());
    actions.flatten().find(|action| action["name"] == name)
}

#[test]
fn a_backup_is_made_tried_and_handed_out() {
    let office = Office::new();
    deal(&office.owner, "Anvils", "won");
    let backup = office.back_up("folder");
    assert_eq!(backup["faults"], json!([]));
    assert!(backup["tried_at"].is_string());
    assert_eq!(backup["reason"], "request");
    let file = office.owner.get(&format!("/backups/{}/file", backup["id"]));
    assert_eq!(file.status, 200);
    assert_eq!(file.header("content-type"), "application/x-tar");
    assert!(file.body.starts_with(b"manifest.json\0"));
    assert!(!file.body.windows(6).any(|part| part == b"Anvils"));
    let told = office.owner.get("/journal?kind=backup.").expect(200);
    let kinds: Vec<&str> = told["operations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|operation| operation["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["backup.downloaded", "backup.created"]);
}

#[test]
fn what_was_changed_and_deleted_comes_back_and_what_was_made_since_stays() {
    let office = Office::new();
    let (changed, deleted) = (
        deal(&office.owner, "Anvils", "won"),
        deal(&office.owner, "Rockets", "won"),
    );
    let backup = office.back_up("folder")["id"].to_string();
    office.rename(changed, "Feathers");
    office.delete(deleted);
    let made = deal(&office.owner, "Glue", "won");
    let told = [("backup", &*backup), ("changed", "true"), ("gone", "true")];
    let (page, run) = office.restore(&told);
    assert_eq!(run["outcome"], "done", "{run}");
    assert!(page.to_string().contains("Feathers"), "{page}");
    assert_eq!(office.deal(changed)["values"]["name"], "Anvils");
    assert_eq!(office.deal(deleted)["state"], "active");
    assert_eq!(office.deal(made)["state"], "active");
    // A backup was made before, and it is one act that can be taken back.
    assert_eq!(office.list()[0]["reason"], "restore");
    let undo = run["result"]["undo"].as_i64().unwrap();
    let _done = office
        .owner
        .post(&format!("/journal/{undo}/undo"), &json!({}))
        .expect(200);
    assert_eq!(office.deal(changed)["values"]["name"], "Feathers");
    assert_eq!(office.deal(deleted)["state"], "deleted");
}

#[test]
fn some_records_of_a_table_are_brought_back_and_no_others() {
    let office = Office::new();
    let ids = ["a", "b", "c"].map(|name| deal(&office.owner, name, "won"));
    let backup = office.back_up("folder")["id"].to_string();
    for id in ids {
        office.rename(id, "other");
    }
    let records = format!("{}, {}", ids[0], ids[2]);
    let told = [
        ("backup", &*backup),
        ("table", "deals"),
        ("records", &*records),
        ("changed", "true"),
    ];
    let (_, run) = office.restore(&told);
    assert_eq!(run["outcome"], "done", "{run}");
    let names = ids.map(|id| office.deal(id)["values"]["name"].clone());
    assert_eq!(names, ["a", "other", "c"]);
}

#[test]
fn what_a_plugin_keeps_and_its_settings_come_back_when_the_owner_ticks_it() {
    let office = Office::new();
    let settings = format!("/plugins/{BIN}/settings");
    let days = || {
        let all = office.owner.get(&settings).expect(200);
        let mut all = all.as_array().unwrap().iter();
        let days = all.find(|setting| setting["key"] == "keep-days");
        days.unwrap()["value"].clone()
    };
    enable(&office.owner, BIN);
    let set = |days: u32| {
        let body = json!({ "settings": { "keep-days": days } });
        let answer = office.owner.put(&settings, &body);
        assert!(answer.status < 300, "{}", answer.text());
    };
    set(45);
    let before = days();
    let backup = office.back_up("folder")["id"].to_string();
    set(90);
    assert_ne!(days(), before);

    let ticked = format!("plugin:{BIN}");
    let told = [
        ("backup", &*backup),
        ("changed", "true"),
        (&*ticked, "true"),
    ];
    let (page, run) = office.restore(&told);
    assert_eq!(run["outcome"], "done", "{run}");
    assert!(page.to_string().contains(BIN), "{page}");
    assert_eq!(days(), before);

    // Somebody else who may restore brings back records alone.
    let user = office.server.add("Ada", "ada@demo.example");
    let admin = json!({ "admin": true });
    let _done = office
        .owner
        .with("if-match", "*")
        .patch(&format!("/users/{}", user.0), &admin)
        .expect(200);
    let named = json!({ "users": [user.0] });
    assert_eq!(office.owner.put("/backups/restorers", &named).status, 204);
    let ada = office.server.signed_in("ada@demo.example");
    let told = [&[("asked", "1")], &told[..]].concat();
    let run = office.act(&ada, "/restore", "plan", &told);
    assert_eq!(run["outcome"], "failed", "{run}");
}

#[test]
fn a_plan_that_is_out_of_date_changes_nothing() {
    let office = Office::new();
    let id = deal(&office.owner, "Anvils", "won");
    let backup = office.back_up("folder")["id"].to_string();
    office.rename(id, "Feathers");
    let told = [("asked", "1"), ("backup", &*backup), ("changed", "true")];
    office.act(&office.owner, "/restore", "plan", &told);
    let page = office.page(&told);
    let hash = action(&page, "restore").unwrap()["parameters"][0][1].clone();
    office.rename(id, "Ink");
    let told = [&told[..], &[("hash", hash.as_str().unwrap())]].concat();
    let run = office.act(&office.owner, "/restore", "restore", &told);
    assert_eq!(run["result"]["undo"], Json::Null, "{run}");
    assert_eq!(office.deal(id)["values"]["name"], "Ink");
}

#[test]
fn a_table_that_was_deleted_for_good_is_made_again_and_filled() {
    let office = Office::new();
    let name = json!({ "key": "name", "label": "Name", "kind": { "type": "text" } });
    let table = json!({ "key": "planets", "singular": "Planet", "plural": "Planets",
        "fields": [name] });
    let _made = office.owner.post("/tables", &table).expect(201);
    let mars = made(&office.owner, "planets", json!({ "name": "Mars" }));
    let backup = office.back_up("folder")["id"].to_string();
    let (account, context) = (office.account(), Context::operator());
    let id = account.whole_schema().unwrap().table("planets").unwrap().id;
    schema::delete_table(&account, &context, "planets", None, Keep::Days(30)).unwrap();
    schema::purge(&account, &context, &[Item::Table(id)]).unwrap();

    let told = [("asked", "1"), ("backup", &*backup), ("gone", "true")];
    office.act(&office.owner, "/restore", "plan", &told);
    let page = office.page(&told);
    let offered = page.to_string();
    assert!(offered.contains(r#""name":"remake""#), "{offered}");
    let again = [&told[..], &[("remade", "planets")]].concat();
    let run = office.act(&office.owner, "/restore", "remake", &again);
    assert_eq!(run["outcome"], "done", "{run}");
    let (_, run) = office.restore(&told[1..]);
    assert_eq!(run["outcome"], "done", "{run}");
    let path = format!("/tables/planets/records/{mars}");
    let back = office.owner.get(&path).expect(200);
    assert_eq!(back["values"]["name"], "Mars");
}

#[test]
fn who_may_restore_says_the_owner_alone() {
    let office = Office::new();
    let id = deal(&office.owner, "Anvils", "won");
    let backup = office.back_up("folder")["id"].to_string();
    office.rename(id, "Feathers");
    let user = office.server.add("Ada", "ada@demo.example");
    let path = format!("/users/{}", user.0);
    let _done = office
        .owner
        .with("if-match", "*")
        .patch(&path, &json!({ "admin": true }))
        .expect(200);
    let ada = office.server.signed_in("ada@demo.example");
    let told = [("asked", "1"), ("backup", &*backup), ("changed", "true")];
    let run = office.act(&ada, "/restore", "plan", &told);
    assert_eq!(run["outcome"], "failed", "{run}");
    let named = json!({ "users": [user.0] });
    assert_eq!(ada.put("/backups/restorers", &named).status, 403);
    assert_eq!(office.owner.put("/backups/restorers", &named).status, 204);
    let run = office.act(&ada, "/restore", "plan", &told);
    assert_eq!(run["outcome"], "done", "{run}");
    let member = office.server.signed_in(MEMBER);
    let page = member.get(&format!("/plugins/{BACKUPS}/pages"));
    assert_eq!(page.status, 403);
    assert_eq!(member.get("/backups").status, 403);
}

#[test]
fn the_owner_proves_that_backups_open_without_us() {
    let office = Office::new();
    let known = office.owner.get("/backups/key").expect(200);
    assert_eq!(known["proven"], false);
    let secret = office.owner.post("/backups/key", &json!({})).expect(200);
    let key: AccountKey = secret["key"].as_str().unwrap().parse().unwrap();
    assert_eq!(key.recipient().to_string(), known["recipient"]);
    let word = KeyTest::of(&key).unwrap().word;
    let wrong = json!({ "word": "a guess" });
    assert_eq!(office.owner.post("/backups/key/proof", &wrong).status, 400);
    let right = json!({ "word": word });
    assert_eq!(office.owner.post("/backups/key/proof", &right).status, 204);
    assert_eq!(office.owner.get("/backups/key").expect(200)["proven"], true);
    let told = office.owner.get("/journal").expect(200).to_string();
    assert!(told.contains("backup.key-shown") && !told.contains(&key.reveal()));
}

fn store(store: &Store, secret: &str) -> Json {
    json!({
        "label": "Attic",
        "endpoint": store.endpoint(),
        "region": "us-east-1",
        "bucket": BUCKET,
        "prefix": "crm",
        "key_id": KEY_ID,
        "secret": secret,
    })
}

#[test]
fn backups_go_to_a_store_and_are_fetched_back_from_there() {
    let office = Office::new();
    let mut attic = Store::start();
    let added = office
        .owner
        .post("/backups/stores", &store(&attic, SECRET))
        .expect(201);
    assert!(!added.to_string().contains(SECRET));
    let id = deal(&office.owner, "Anvils", "won");
    let place = format!("store-{}", added["id"]);
    let backup = office.back_up(&place);
    assert_eq!(backup["faults"], json!([]), "{backup}");
    let files = attic.files("crm/demo");
    assert_eq!(files.len(), 1);

    office.rename(id, "Feathers");
    let number = backup["id"].to_string();
    let (_, run) = office.restore(&[("backup", &*number), ("changed", "true")]);
    assert_eq!(run["outcome"], "done", "{run}");
    assert_eq!(office.deal(id)["values"]["name"], "Anvils");

    // A byte is flipped in the store.
    let mut bytes = std::fs::read(&files[0]).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&files[0], bytes).unwrap();
    let told = [("number", &*number)];
    office.act(&office.owner, "/backup", "verify", &told);
    let listed = office.list();
    let torn = listed.iter().find(|one| one["id"] == backup["id"]).unwrap();
    assert_ne!(torn["faults"], json!([]));

    attic.stop();
    let run = office.act(&office.owner, "", "back-up", &[("place", &*place)]);
    assert_eq!(run["outcome"], "failed", "{run}");
    assert_eq!(office.list().len(), listed.len());
}

#[test]
fn a_store_that_refuses_or_lies_inside_is_not_added() {
    let office = Office::new();
    let attic = Store::start();
    let wrong = store(&attic, "another secret");
    assert_eq!(office.owner.post("/backups/stores", &wrong).status, 400);
    for endpoint in [
        "http://10.0.0.1:9000",
        "https://169.254.169.254",
        "ftp://x",
        "attic",
    ] {
        let mut inside = store(&attic, SECRET);
        inside["endpoint"] = json!(endpoint);
        let refused = office.owner.post("/backups/stores", &inside);
        assert_eq!(refused.status, 400, "{endpoint}");
        assert!(!refused.text().contains(SECRET));
    }
    let stores = office.owner.get("/backups/stores").expect(200);
    assert_eq!(stores["stores"], json!([]));
}

#[test]
fn a_mailed_link_gives_the_file_to_whoever_has_it() {
    let office = Office::new();
    let backup = office.back_up("folder");
    let number = backup["id"].to_string();
    let run = office.act(&office.owner, "/backup", "mail", &[("number", &*number)]);
    assert_eq!(run["outcome"], "done", "{run}");
    let background = office.server.plugins().start().unwrap();
    let link = loop {
        let mails = office.server.mails().join("\n").replace("=\r\n", "");
        if let Some((_, after)) = mails.split_once("/backups/") {
            let end = after.find(char::is_whitespace).unwrap();
            break after[..end].to_owned();
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    };
    background.stop();
    let nobody = office.server.anonymous();
    let file = nobody.page(&format!("/backups/{link}"));
    assert_eq!(file.status, 200);
    assert!(file.body.starts_with(b"manifest.json\0"));
    let other = link.replace(|c: char| c.is_ascii_digit(), "x");
    assert_eq!(nobody.page(&format!("/backups/{other}")).status, 404);
    let told = office.owner.get("/journal?kind=backup.linked").expect(200);
    assert!(!told.to_string().contains(&link));
    assert_eq!(detail(&told["operations"][0], "backup"), number);
}

#[test]
fn a_moment_is_brought_back_by_the_journal_alone() {
    let office = Office::new();
    let id = deal(&office.owner, "Anvils", "won");
    let before = count(&office.owner, "deals");
    let to_come = [("asked", "1"), ("day", "2999-01-01"), ("changed", "true")];
    let run = office.act(&office.owner, "/restore", "plan", &to_come);
    assert_eq!(run["outcome"], "failed", "{run}");
    // The day before there was nothing of it.
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC);
    let day = today.date().yesterday().unwrap().to_string();
    let told = [("day", &*day), ("time", "00:00"), ("added", "true")];
    let (_, run) = office.restore(&told);
    assert_eq!(run["outcome"], "done", "{run}");
    assert_eq!(office.deal(id)["state"], "deleted");
    assert_eq!(before, 1);
    assert_eq!(count(&office.owner, "deals"), 0);
}
