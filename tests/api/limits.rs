//! How much one account may keep on disk, and how much processor time its plugins may use.

use std::num::NonZeroU64;
use std::sync::Arc;
use std::time::Duration;

use bailey_crm::plugin_data::{listener, storage};
use bailey_crm::{Account, OperationId, Timestamp};
use bailey_plugins::Conditions;
use bailey_server::Settings;
use bailey_tests::{AccountLimits, Answer, Client, Server};
use serde_json::json;

use crate::operator::operator;
use crate::pages::word;
use crate::{GUEST, GUEST_ID, code, count, enable, guards, made};

/// What an account keeps at most, in bytes.
const ROOM: u64 = 8_000_000;
/// How much processor time its plugins have: some calls, in an hour.
const TIME: Duration = Duration::from_millis(20);
const HOUR_MS: i64 = 3_600_000;

fn with_room() -> Server {
    let limits = AccountLimits {
        storage: NonZeroU64::new(ROOM),
        ..AccountLimits::default()
    };
    Server::limited(&code(), Settings::default(), &[], limits)
}

/// Does something until it is refused, and answers how.
fn until_refused(act: impl FnMut(usize) -> Answer) -> Answer {
    let mut answers = (0..5_000).map(act);
    answers
        .find(|answer| answer.status >= 400)
        .expect("a refusal")
}

/// Has the account keep as much as it may: large files, small ones, and records.
fn fill(client: &Client) -> i64 {
    let company = made(client, "companies", json!({ "name": "Acme" }));
    let path = format!("/tables/companies/records/{company}/files");
    for size in [1_000_000, 100_000, 10_000] {
        let refused = until_refused(|nth| {
            let mut bytes = vec![0; size];
            bytes[..8].copy_from_slice(&nth.to_le_bytes());
            let path = format!("{path}?name={nth}.bin");
            client.upload(&path, "application/octet-stream", &bytes)
        });
        assert_eq!(refused.refusal(507), "storage-limit");
    }
    let refused = until_refused(|_| another(client));
    assert_eq!(refused.refusal(507), "storage-limit");
    company
}

/// Makes one more record.
fn another(client: &Client) -> Answer {
    let values = json!({ "values": { "name": "One more ".repeat(100) } });
    client.post("/tables/companies/records", &values)
}

#[test]
fn a_full_account_says_so_and_goes_on_once_it_has_room() {
    let server = with_room();
    let owner = server.owner();
    enable(&owner, "bailey.recycle-bin");
    let company = fill(&owner);

    let refused = another(&owner);
    let told = refused.json()["detail"].as_str().unwrap().to_owned();
    assert!(
        told.contains("of the 8.0 MB") && told.contains("recycle bin"),
        "{told}"
    );
    let russian = another(&owner.with("accept-language", "ru-RU, en;q=0.5"));
    assert_eq!(russian.refusal(507), "storage-limit");
    let told = russian.json()["detail"].as_str().unwrap().to_owned();
    assert!(
        told.contains("Аккаунт занимает") && told.contains("из разрешённых 8,0"),
        "{told}"
    );
    let import = owner.upload(
        "/tables/companies/imports",
        "text/csv",
        format!("name\n{}", "Imported\n".repeat(3_000)).as_bytes(),
    );
    assert_eq!(import.refusal(507), "storage-limit");

    // Whoever comes is let in, reads, and takes away.
    let member = server.member();
    let before = count(&member, "companies");
    let exported = member.post("/tables/companies/exports", &json!({}));
    assert_eq!(exported.status, 200, "{}", exported.text());
    let chosen = json!({ "ids": [company] });
    let deleted = member.post("/tables/companies/records/bulk-delete", &chosen);
    let operation = deleted.expect(200)["operation"].clone();
    assert_eq!(count(&member, "companies"), before - 1);
    assert_eq!(another(&owner).refusal(507), "storage-limit");
    let purge = json!({ "deletions": [operation], "expected": 1 });
    assert_eq!(owner.post("/bin/purge", &purge).expect(200)["count"], 1);
    assert_eq!(another(&owner).status, 201);
}

#[test]
fn a_person_is_told_on_a_page_of_their_language_and_so_is_the_operator() {
    let server = with_room();
    let owner = server.owner();
    let company = fill(&owner);
    let anyhow = owner.with("if-match", "*");
    let polish = anyhow.patch("/users/1", &json!({ "language": "pl" }));
    assert_eq!(polish.status, 200, "{}", polish.text());
    let path = format!("/tables/companies/{company}");
    let csrf = word(&owner);
    let refused = until_refused(|nth| {
        let name = format!("{nth}+{}", "Larger+".repeat(120));
        let version = nth + 1;
        let form = format!("csrf={csrf}&fields=name&version={version}&v.name={name}");
        owner.submit(&path, &form)
    });
    assert_eq!(refused.status, 507, "{}", refused.text());
    let told = refused.text();
    assert!(
        told.contains("nie ma już miejsca") && told.contains("z dozwolonych 8,0"),
        "{told}"
    );
    let settings = owner.page("/settings/account").text();
    assert!(settings.contains("z 8,0"), "{settings}");
    let shown = operator(&server).page("/accounts/demo").text();
    assert!(
        shown.contains("Kept on disk") && shown.contains("of 8.0"),
        "{shown}"
    );
}

#[test]
fn what_plugins_keep_needs_room_and_a_listener_without_is_not_given_up() {
    let limits = AccountLimits {
        storage: NonZeroU64::new(ROOM),
        ..AccountLimits::default()
    };
    let server = Server::limited(&code(), Settings::default(), &[GUEST], limits);
    let owner = server.owner();
    enable(&owner, GUEST_ID);
    guards::set(&owner, "listener-keeps");
    fill(&owner);
    let body = json!({ "action": "storage-fill", "parameters": [] });
    let filled = owner.post(&format!("/plugins/{GUEST_ID}/pages"), &body);
    // As the plugin tells it, or as it could not be kept.
    let told = filled.text();
    assert!(told.contains("recycle bin"), "{told}");

    let account = account(&server);
    let before = stands(&account);
    for _ in 0..3 {
        assert!(server.plugins().hand_over_events(&account).unwrap());
        assert_eq!(stands(&account), before);
    }
    let failures = owner.get("/journal?kind=plugins.parked").expect(200);
    assert_eq!(failures["operations"], json!([]));
}

/// A server whose accounts' plugins have little time, with the guest switched on, and
/// the clock that they go by.
fn with_time() -> (Server, Arc<Conditions>) {
    let clock = Arc::new(Conditions::default());
    clock.set_clock(Some(Timestamp::now()));
    let limits = AccountLimits {
        plugin_time: Some(TIME),
        clock: Some(Arc::clone(&clock)),
        ..AccountLimits::default()
    };
    let server = Server::limited(&code(), Settings::default(), &[GUEST], limits);
    enable(&server.owner(), GUEST_ID);
    (server, clock)
}

/// What a record's page shows of the guest's panel, or why it shows nothing.
fn panel(client: &Client, record: i64) -> String {
    let path = format!("/tables/companies/records/{record}/panels");
    let panels = client.get(&path).expect(200);
    let panel = &panels[0];
    match panel["failure"].as_str() {
        Some(failure) => failure.to_owned(),
        None => panel["blocks"].to_string(),
    }
}

/// Has the guest draw its panel until there is no time for it.
fn use_up(client: &Client, record: i64) -> String {
    let mut shown = (0..20_000).map(|_| panel(client, record));
    let told = shown.find(|shown| !shown.contains("Behaves."));
    told.expect("the time is used up")
}

fn account(server: &Server) -> Arc<Account> {
    server.crm().account(&"demo".parse().unwrap()).unwrap()
}

/// Where the guest stands in the journal; it was never given up.
fn stands(account: &Account) -> OperationId {
    let found = account.read(|read| listener::get(read, GUEST_ID));
    let found = found.unwrap().unwrap();
    assert_eq!((found.failures, &found.parked), (0, &None));
    found.position
}

#[test]
fn pages_and_listeners_wait_and_who_guards_still_decides() {
    let (server, clock) = with_time();
    let (owner, member) = (server.owner(), server.member());
    let account = account(&server);
    let company = made(&owner, "companies", json!({ "name": "Acme" }));
    let began = clock.now();
    guards::set(&owner, "listener-notes");
    let told = use_up(&owner, company);
    assert!(
        told.contains("used up its plugin time") && told.contains("it goes on at"),
        "{told}"
    );

    // It is told clearly wherever the plugin would have shown something.
    let pages = format!("/plugins/{GUEST_ID}/pages");
    let refused = owner.get(&pages);
    assert_eq!(refused.refusal(429), "plugin-time-limit");
    let seconds: i64 = refused.header("retry-after").parse().unwrap();
    assert!((3_400..=3_600).contains(&seconds), "{seconds}");
    let chinese = owner.with("accept-language", "zh").get(&pages);
    assert!(chinese.text().contains("插件时间"), "{}", chinese.text());
    let page = owner.page(&format!("/plugins/{GUEST_ID}"));
    let text = page.text();
    assert!(text.contains("used up its plugin time"), "{text}");
    let record = owner.page(&format!("/tables/companies/{company}")).text();
    assert!(
        record.contains("<h1>Acme</h1>") && record.contains("used up its plugin time"),
        "{record}"
    );
    let shown = operator(&server).page("/accounts/demo").text();
    assert!(shown.contains("they go on at"), "{shown}");

    // Nobody takes it for broken, and what happens is not lost for whoever listens.
    let failures = owner.get("/journal?kind=plugins.failed").expect(200);
    assert_eq!(failures["operations"], json!([]));
    let before = stands(&account);
    for nth in 0..60 {
        made(
            &member,
            "companies",
            json!({ "name": format!("Later {nth}") }),
        );
    }
    for _ in 0..3 {
        assert!(server.plugins().hand_over_events(&account).unwrap());
        assert_eq!(stands(&account), before);
    }

    clock.set_clock(Some(began.plus_millis(2 * HOUR_MS)));
    assert!(panel(&owner, company).contains("Behaves."));
    let mut hours = 3..100;
    while server.plugins().hand_over_events(&account).unwrap() {
        let hour = hours.next().expect("it comes to its end");
        clock.set_clock(Some(began.plus_millis(hour * HOUR_MS)));
    }
    let heard = account.read(|read| storage::get(read, GUEST_ID, "heard", "all"));
    let heard = String::from_utf8(heard.unwrap().unwrap()).unwrap();
    let heard: Vec<i64> = heard
        .split_whitespace()
        .map(|number| number.parse().unwrap())
        .collect();
    assert!(heard.len() >= 60 && heard.is_sorted_by(|one, next| one < next));
    let head = bailey_crm::journal::head(&account).unwrap().unwrap();
    assert_eq!(stands(&account), head.operation);

    // Who guards the account is asked also when nothing is left, and what it uses counts.
    use_up(&owner, company);
    let used = || server.plugins().plugin_time(account.id()).unwrap().used;
    let before = used();
    guards::set(&owner, "guard-deny");
    assert_eq!(member.get("/me").refusal(403), "barred");
    assert!(used() > before);
}

#[test]
fn a_job_that_is_due_waits_and_one_that_is_asked_for_says_so() {
    let (server, clock) = with_time();
    let owner = server.owner();
    let company = made(&owner, "companies", json!({ "name": "Acme" }));
    let job = format!("/plugins/{GUEST_ID}/jobs/work");
    use_up(&owner, company);
    let refused = owner.post(&job, &json!({}));
    assert_eq!(refused.refusal(429), "plugin-time-limit");

    // The one of the schedule is put off until there is time, and runs then.
    let (crm, plugins) = (server.crm(), server.plugins());
    let name = format!("{GUEST_ID}/keep-out");
    let account = account(&server);
    let due = clock.now();
    crm.set_due(account.id(), &name, Some(due)).unwrap();
    plugins.run_what_is_due().unwrap();
    let waiting = crm.due(due.plus_millis(2 * HOUR_MS), 10).unwrap();
    let waiting = waiting.iter().find(|one| one.job == name).unwrap();
    assert!(waiting.at > due);
    let runs = || {
        let found = owner.get(&format!("/plugins/{GUEST_ID}/jobs")).expect(200);
        let mut jobs = found.as_array().unwrap().iter();
        let job = jobs.find(|job| job["name"] == "keep-out").unwrap();
        job["last"].clone()
    };
    assert!(runs().is_null(), "{}", runs());
    clock.set_clock(Some(waiting.at));
    plugins.run_what_is_due().unwrap();
    assert!(!runs().is_null());
}
