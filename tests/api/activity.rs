//! The activity monitor: rules tested on the journal, who goes beyond a limit, what
//! is done about it, and lifting it.

use std::time::{Duration, Instant};

use bailey_crm::activity::{self, Act};
use bailey_crm::{Context, Timestamp, UserId};
use bailey_plugins::Background;
use bailey_tests::{Client, MEMBER, OWNER, PASSWORD, Server};
use serde_json::{Value as Json, json};

use crate::roles::{Company, ROLES};
use crate::{deal, enable, server};

const MONITOR: &str = "bailey.activity-monitor";
/// The member's number.
const USER: &str = "2";

/// The first rule after the ready ones.
const OURS: &str = "6";

struct Office {
    server: Server,
    owner: Client,
    member: Client,
    _background: Background,
}

impl Office {
    fn new() -> Self {
        let server = server();
        let owner = server.owner();
        enable(&owner, MONITOR);
        let background = server.plugins().start().unwrap();
        Self {
            member: server.member(),
            owner,
            server,
            _background: background,
        }
    }

    fn act(&self, page: &str, action: &str, parameters: Json) -> Json {
        let body = json!({ "action": action, "parameters": parameters });
        let path = format!("/plugins/{MONITOR}/pages{page}");
        self.owner.post(&path, &body).expect(200)
    }

    /// Makes a rule and switches it on.
    fn rule(&self, act: &str, limit: u32, answer: &str) {
        self.act("", "create", rule(act, limit, "everybody", answer));
        self.act("/rule", "switch-on", json!([["rule", OURS]]));
    }

    fn page(&self, path: &str) -> String {
        let path = format!("/plugins/{MONITOR}/pages{path}");
        self.owner.get(&path).expect(200).to_string()
    }

    /// Waits until the front page says this of somebody.
    fn said(&self, text: &str) {
        eventually(text, || self.page("").contains(text));
    }

    /// Makes deals as the member, and answers their numbers.
    fn deals(&self, count: usize) -> Vec<i64> {
        let made = (0..count).map(|number| deal(&self.member, &format!("Deal {number}"), "won"));
        made.collect()
    }

    fn delete(&self, ids: &[i64]) -> Json {
        let chosen = json!({ "ids": ids });
        let path = "/tables/deals/records/bulk-delete";
        self.member.post(path, &chosen).expect(200)
    }

    fn lift(&self) {
        self.act("", "lift", json!([["user", USER]]));
    }

    fn journal(&self, kind: &str) -> Vec<Json> {
        let found = self.owner.get(&format!("/journal?kind={kind}")).expect(200);
        found["operations"].as_array().unwrap().clone()
    }
}

fn rule(act: &str, limit: u32, whom: &str, answer: &str) -> Json {
    json!([
        ["act", act],
        ["per", "hour"],
        ["limit", limit.to_string()],
        ["whom", whom],
        ["answer", answer],
    ])
}

/// Waits until it is so, for as long as a busy machine may need.
fn eventually(what: &str, mut so: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !so() {
        assert!(Instant::now() < deadline, "never: {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn who_goes_beyond_a_limit_is_suspended_and_what_they_did_is_whole() {
    let office = Office::new();
    office.rule("records-deleted", 2, "suspend");
    let deals = office.deals(5);
    let deleted = office.delete(&deals);
    eventually("suspended", || office.member.get("/me").status == 401);

    let deletions = office.journal("records.delete");
    assert_eq!(deletions.len(), 1);
    assert_eq!(deletions[0]["id"], deleted["operation"]);
    assert_eq!(deletions[0]["changes"], 5, "all of it or nothing");
    let suspended = &office.journal("users.suspended")[0];
    assert!(suspended["id"].as_i64() > deletions[0]["id"].as_i64());
    assert_eq!(
        (&suspended["by"]["plugin"], &suspended["by"]["on_behalf_of"]),
        (&json!(MONITOR), &Json::Null)
    );
    assert!(suspended.to_string().contains("records-deleted: 5 > 2"));
    eventually("a mail", || office.server.mails().len() == 1);
    let mail = office.server.mails()[0].replace("=\r\n", "");
    assert!(mail.contains(&format!("To: {OWNER}")), "{mail}");
    assert!(mail.contains("Member went beyond a limit"), "{mail}");
    assert!(mail.contains("5 records deleted within an hour"), "{mail}");
    office.said("Suspended");
    let home = office.owner.page("/").text();
    assert!(
        home.contains("Member was suspended by Activity monitor"),
        "{home}"
    );
    let history = office.page("/history");
    assert!(history.contains("Beyond a limit"), "{history}");
}

#[test]
fn who_is_let_in_again_begins_at_zero() {
    let office = Office::new();
    office.rule("records-deleted", 2, "suspend");
    let deals = office.deals(6);
    office.delete(&deals[..3]);
    eventually("suspended", || office.member.get("/me").status == 401);
    office.said("Suspended");
    office.lift();
    assert!(!office.page("").contains("Suspended"));
    let member = office.server.anonymous().sign_in(MEMBER, PASSWORD);
    let chosen = json!({ "ids": deals[3..5] });
    let path = "/tables/deals/records/bulk-delete";
    let _within = member.post(path, &chosen).expect(200);
    assert_eq!(office.owner.get("/users/2").expect(200)["active"], true);
    let chosen = json!({ "ids": deals[5..] });
    let _beyond = member.post(path, &chosen).expect(200);
    eventually("suspended again", || member.get("/me").status == 401);
}

#[test]
fn the_owner_is_told_of_and_left_alone() {
    let office = Office::new();
    office.rule("records-deleted", 1, "suspend");
    let deals = office.deals(2);
    let chosen = json!({ "ids": deals });
    let path = "/tables/deals/records/bulk-delete";
    let _deleted = office.owner.post(path, &chosen).expect(200);
    eventually("a mail", || office.server.mails().len() == 1);
    let mail = office.server.mails()[0].clone();
    assert!(mail.contains("Owner went beyond a limit"), "{mail}");
    office.said("Told");
    assert!(office.journal("users.suspended").is_empty());
    let _still = office.owner.get("/tables").expect(200);
}

#[test]
fn exports_are_stopped_and_nothing_else() {
    let office = Office::new();
    office.rule("rows-exported", 2, "stop-exports");
    office.deals(3);
    let export = || {
        office
            .member
            .post("/tables/deals/exports", &json!({}))
            .status
    };
    assert_eq!(export(), 200);
    eventually("stopped", || export() == 403);
    let listed = office.member.get("/tables/deals/records").expect(200);
    assert_eq!(listed["total"], 3);
    office.said("Exports stopped");
    office.lift();
    assert_eq!(export(), 200);
}

#[test]
fn somebody_is_asked_who_they_are_and_goes_on_once_they_proved_it() {
    let office = Office::new();
    office.rule("cards-opened", 1, "ask");
    for id in office.deals(2) {
        let path = format!("/tables/deals/records/{id}");
        let _opened = office.member.get(&path).expect(200);
    }
    let asked = || office.member.get("/tables").status == 403;
    eventually("asked", asked);
    let refused = office.member.get("/tables");
    assert_eq!(refused.refusal(403), "confirmation-required");
    office.said("Asked who they are");
    let proof = json!({ "password": PASSWORD });
    let shown = office.member.post("/sessions/current/confirmation", &proof);
    let token = shown.expect(200)["token"].as_str().unwrap().to_owned();
    let _tables = office.member.bearing(&token).get("/tables").expect(200);
    assert_eq!(office.journal("session.confirmation-required").len(), 1);
}

#[test]
fn what_the_monitor_says_nothing_of_stays_as_roles_have_it() {
    let company = Company::new();
    let owner = &company.owner;
    enable(owner, MONITOR);
    // Without it nothing is kept that could be deleted for good.
    enable(owner, "bailey.recycle-bin");
    let purged = |deleter: &Client, who: &Client| {
        let id = deal(deleter, "To purge", "won");
        let chosen = json!({ "ids": [id] });
        let path = "/tables/deals/records/bulk-delete";
        let _gone = deleter.post(path, &chosen).expect(200);
        let records = json!([{ "table": "deals", "id": id }]);
        let body = json!({ "records": records, "expected": 1 });
        who.post("/bin/purge", &body).status
    };
    let (head, agent) = (&company.head, &company.agent);
    company.assign(company.ids.head, &["administrator"]);
    company.assign(company.ids.agent, &["auditor"]);
    assert_eq!(purged(head, head), 200);
    assert_eq!(purged(owner, agent), 403);
    let why = format!(
        "/plugins/{ROLES}/pages/why?user={}&action=purge&table=deals",
        company.ids.head
    );
    let said = owner.get(&why).expect(200).to_string();
    assert!(said.contains(ROLES) && !said.contains(MONITOR), "{said}");

    let off = owner.post(&format!("/plugins/{ROLES}/disable"), &json!({}));
    assert_eq!(off.status, 200, "{}", off.text());
    // Nobody decides on it any more.
    assert_eq!(purged(head, head), 403);
    assert_eq!(purged(owner, owner), 200);
}

#[test]
fn somebody_is_slowed_for_a_while_and_until_it_is_lifted() {
    let office = Office::new();
    office.rule("rows-listed", 4, "slow");
    office.deals(3);
    let account = office.server.crm().account(&"demo".parse().unwrap());
    let account = account.unwrap();
    let pause = || account.pause(UserId(2), Timestamp::now());
    for _ in 0..2 {
        let _listed = office.member.get("/tables/deals/records").expect(200);
    }
    eventually("slowed", || pause().is_some());
    assert_eq!(office.journal("users.slowed").len(), 1);
    let _answered = office.member.get("/tables").expect(200);
    assert_eq!(account.pause(UserId(1), Timestamp::now()), None);
    office.said("Slowed");
    office.lift();
    assert_eq!(pause(), None);
}

#[test]
fn a_page_counts_the_rows_that_it_shows_and_no_more() {
    let office = Office::new();
    office.rule("rows-listed", 1000, "tell");
    let deals = office.deals(4);
    let chosen = json!({ "ids": [deals[0]] });
    let path = "/tables/deals/records/archive";
    let _away = office.member.post(path, &chosen).expect(200);
    assert_eq!(office.member.page("/tables/deals").status, 200);
    let account = office.server.crm().account(&"demo".parse().unwrap());
    let operator = Context::operator();
    let figures = activity::figures(&account.unwrap(), &operator, UserId(2)).unwrap();
    let listed = figures.iter().find(|figure| figure.act == Act::RowsListed);
    assert_eq!(listed.unwrap().count, 3, "one was put away");
}

#[test]
fn what_a_token_opens_counts_to_whose_it_is() {
    let office = Office::new();
    office.rule("cards-opened", 2, "tell");
    let deals = office.deals(3);
    let made = office.member.post("/tokens", &json!({ "name": "sync" }));
    let made = made.expect(201);
    let program = office.server.anonymous();
    let program = program.bearing(made["secret"].as_str().unwrap());
    for id in &deals[..2] {
        let _opened = program
            .get(&format!("/tables/deals/records/{id}"))
            .expect(200);
    }
    assert!(office.server.mails().is_empty());
    let last = format!("/tables/deals/records/{}", deals[2]);
    let _opened = office.member.get(&last).expect(200);
    office.said("Told");
    office.said("3 records opened within an hour");
}

#[test]
fn a_rule_says_whom_it_would_have_stopped_before_it_is_switched_on() {
    let office = Office::new();
    let deals = office.deals(5);
    office.delete(&deals);
    let create =
        |limit, whom| office.act("", "create", rule("records-deleted", limit, whom, "tell"));
    create(4, "everybody");
    create(5, "everybody");
    create(4, "user 1");
    let page = |key: &str| office.page(&format!("/rule?rule={key}"));
    let stopped = page("6");
    assert!(
        stopped.contains("this rule would have stopped one person"),
        "{stopped}"
    );
    assert!(
        stopped.contains("5 records deleted within an hour"),
        "{stopped}"
    );
    for other in ["7", "8"] {
        let nobody = page(other);
        assert!(nobody.contains("would have stopped nobody"), "{nobody}");
    }
    // Switched on, it tells of what comes and not of what was.
    office.act("/rule", "switch-on", json!([["rule", OURS]]));
    assert!(office.page("").contains("One rule is watched; nobody"));
    let looked = office.page("/rule?rule=1");
    assert!(looked.contains("The log tells of this from"), "{looked}");
}

#[test]
fn a_rule_that_was_changed_is_off_until_it_is_switched_on_again() {
    let office = Office::new();
    office.rule("records-deleted", 2, "suspend");
    let mut changed = rule("records-deleted", 3, "everybody", "suspend");
    let fields = changed.as_array_mut().unwrap();
    fields.push(json!(["rule", OURS]));
    let said = office.act("/rule", "change", changed);
    assert_eq!(said["message"], "Changed, and switched off.");
    assert!(office.page("").contains("No rule is watched"));
    office.act("/rule", "switch-on", json!([["rule", OURS]]));
    office.act("/rule", "delete", json!([["rule", OURS]]));
    assert!(office.page("").contains("No rule is watched"));
    let history = office.page("/history");
    for event in [
        "Rule made",
        "Rule changed",
        "Rule switched on",
        "Rule deleted",
    ] {
        assert!(history.contains(event), "{event}");
    }
}

#[test]
fn what_is_wrong_with_a_rule_is_named_and_members_make_none() {
    let office = Office::new();
    let path = format!("/plugins/{MONITOR}/pages");
    for (parameters, field) in [
        (rule("sneezes", 2, "everybody", "tell"), "act"),
        (rule("cards-opened", 0, "everybody", "tell"), "limit"),
        (rule("cards-opened", 2, "strangers", "tell"), "whom"),
        (rule("cards-opened", 2, "everybody", "shout"), "answer"),
    ] {
        let body = json!({ "action": "create", "parameters": parameters });
        let refused = office.owner.post(&path, &body);
        assert_eq!(refused.refusal(400), "invalid", "{field}");
        assert_eq!(refused.json()["problems"][0]["field"], field);
    }
    let body = json!({ "action": "lift", "parameters": [["user", "2"]] });
    assert_eq!(office.owner.post(&path, &body).refusal(404), "not-found");
    assert_eq!(office.member.get(&path).refusal(403), "denied");
    let body = json!({
        "action": "create",
        "parameters": rule("cards-opened", 2, "everybody", "tell"),
    });
    assert_eq!(office.member.post(&path, &body).refusal(403), "denied");
}
