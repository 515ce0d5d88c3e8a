//! A guest that does all it can against its host: each deed ends in the right
//! failure, in its own account, and nobody else notices.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't set up its house ends here"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use bailey_crm::directory::{self, Founding, Language, NewUser, Settings};
use bailey_crm::journal::{self, JournalQuery};
use bailey_crm::plugin_data::breaker;
use bailey_crm::records::{self, Keep, Query, Selection, What};
use bailey_crm::store::{Crm, NewAccount};
use bailey_crm::{
    Access, Account, Actor, Context, RecordRef, Scalar, Surface, Timestamp, UserId, Value,
};
use bailey_plugins::page::Block;
use bailey_plugins::{Catalogue, Consent, Error, Failure, Plugins, Reader, SettingValue};
use bailey_sandbox::{ProcessLimits, Sandbox};

const HOSTILE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/hostile.wasm"));
const PLUGIN: &str = "hostile.guest";

/// Two accounts under one roof; the first has the hostile plugin.
struct House {
    plugins: Plugins,
    ours: Arc<Account>,
    other: Arc<Account>,
    _code: tempfile::TempDir,
}

impl House {
    fn new() -> Self {
        let crm = Arc::new(Crm::open_memory().unwrap());
        let make = |name: &str| {
            let new = NewAccount {
                id: name.parse().unwrap(),
                name: name.to_owned(),
            };
            let account = crm.create_account(&Context::operator(), new).unwrap();
            directory::found(&account, &Context::operator(), founding()).unwrap();
            account
        };
        let (ours, other) = (make("ours"), make("other"));
        let house = Self::around(crm, ours, other);
        house
            .plugins
            .install(&house.ours, &admin(), PLUGIN, &Consent::default())
            .unwrap();
        house.plugins.enable(&house.ours, &admin(), PLUGIN).unwrap();
        house
    }

    /// A handle that knows just what the accounts keep, as after a restart.
    fn restarted(&self) -> Self {
        let crm = Arc::clone(self.plugins.crm());
        Self::around(crm, Arc::clone(&self.ours), Arc::clone(&self.other))
    }

    fn around(crm: Arc<Crm>, ours: Arc<Account>, other: Arc<Account>) -> Self {
        let code = tempfile::tempdir().unwrap();
        let sandbox = Sandbox::new(&code.path().join("code"), ProcessLimits::small()).unwrap();
        let catalogue = Catalogue::new().with_packages([HOSTILE]).unwrap();
        let plugins = Plugins::new(crm, Arc::new(sandbox), catalogue);
        Self {
            plugins,
            ours,
            other,
            _code: code,
        }
    }

    /// What the plugin says to the deed.
    fn deed(&self, deed: &str) -> Result<String, Error> {
        let parameters = Vec::new();
        let outcome =
            self.plugins
                .act(&self.ours, &admin(), &Plain, PLUGIN, "", deed, parameters)?;
        Ok(outcome.message)
    }

    /// What its page says.
    fn page(&self) -> Result<String, Error> {
        let page = self
            .plugins
            .render(&self.ours, &admin(), &Plain, PLUGIN, "", Vec::new())?;
        match page.blocks.into_iter().next() {
            Some(Block::Text { text }) => Ok(text),
            other => panic!("not the page that was drawn: {other:?}"),
        }
    }

    /// The failure that the deed ends in.
    fn failure(&self, deed: &str) -> Failure {
        match self.deed(deed) {
            Err(Error::Failed { plugin, failure }) => {
                assert_eq!(plugin, PLUGIN);
                failure
            }
            other => panic!("{deed} did not fail: {other:?}"),
        }
    }

    fn trap_in(&self, hook: &str) {
        let settings = [("trap-in".to_owned(), SettingValue::Text(hook.to_owned()))].into();
        self.plugins
            .set_settings(&self.ours, &admin(), PLUGIN, &settings)
            .unwrap();
    }
}

fn founding() -> Founding {
    let settings = Settings {
        name: "House".to_owned(),
        time_zone: "UTC".to_owned(),
        currency: "USD".to_owned(),
        language: Language::En,
    };
    let owner = NewUser {
        name: "Owner".to_owned(),
        email: "owner@example.com".to_owned(),
        ..NewUser::default()
    };
    Founding { settings, owner }
}

/// The owner, who is the first user of an account.
fn admin() -> Context {
    Context {
        actor: Actor::User { user: UserId(1) },
        access: Arc::new(Access::ALL),
        surface: Surface::Api,
        at: Timestamp::now(),
        request: None,
        address: None,
        depth: 0,
    }
}

/// Reads everything as it is written.
struct Plain;

impl Reader for Plain {
    fn language(&self) -> &str {
        "en"
    }
    fn table(&self, table: &str) -> String {
        table.to_owned()
    }
    fn field(&self, _table: &str, field: &str) -> String {
        field.to_owned()
    }
    fn user(&self, user: UserId) -> String {
        user.to_string()
    }
    fn record(&self, record: &RecordRef) -> String {
        format!("{}/{}", record.table, record.id)
    }
    fn moment(&self, at: Timestamp) -> String {
        at.to_string()
    }
    fn date(&self, date: jiff::civil::Date) -> String {
        date.to_string()
    }
    fn value(&self, value: &Value) -> String {
        format!("{value:?}")
    }
}

fn company(account: &Account, name: &str) -> RecordRef {
    let values = [("name".to_owned(), Value::One(Scalar::Text(name.to_owned())))].into();
    records::create(account, &admin(), "companies", values)
        .unwrap()
        .record
}

#[test]
fn each_deed_ends_in_its_own_failure() {
    let cases = [
        ("endless-loop", "cpu-limit"),
        ("endless-recursion", "stack-limit"),
        ("memory", "memory-limit"),
        ("host-call-flood", "host-call-limit"),
        ("huge-return", "bytes-limit"),
        ("huge-argument", "bytes-limit"),
        ("trap", "trap"),
    ];
    for (deed, code) in cases {
        let house = House::new();
        assert_eq!(house.failure(deed).code(), code, "{deed}");
        assert_eq!(house.page().unwrap(), "Behaves.", "after {deed}");
    }
}

#[test]
fn a_flood_of_log_lines_is_cut_and_a_full_storage_is_refused() {
    let house = House::new();
    assert_eq!(house.deed("log-flood").unwrap(), "Logged.");
    let answer = house.deed("storage-fill").unwrap();
    assert!(answer.contains("Limit"), "{answer}");
}

#[test]
fn another_account_is_served_while_one_loops() {
    let house = House::new();
    company(&house.other, "Betasoloin");
    let (done, served) = (AtomicBool::new(false), AtomicU64::new(0));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                let page = records::list(&house.other, &admin(), &Query::of("companies")).unwrap();
                assert_eq!(page.records.len(), 1);
                served.fetch_add(1, Ordering::Relaxed);
            }
        });
        assert_eq!(house.failure("endless-loop").code(), "cpu-limit");
        done.store(true, Ordering::Relaxed);
    });
    assert!(
        served.load(Ordering::Relaxed) > 10,
        "{served:?} answers while the guest looped"
    );
}

#[test]
fn another_accounts_names_and_numbers_reach_nothing() {
    let house = House::new();
    company(&house.other, "Betasoloin");
    let answers = house.deed("another-account").unwrap();
    assert!(answers.lines().count() > 40, "{answers}");
    for answer in answers.lines() {
        let (call, kind) = answer.split_once(": ").unwrap();
        let nothing = ["denied", "not-found", "invalid"].contains(&kind)
            || kind.starts_with("ok") && kind.contains("[]") && kind.contains("total: 0")
            || kind.starts_with("ok") && (kind.ends_with("[]") || kind.contains("count: 0"));
        assert!(nothing, "{call} answered {kind}");
    }
    assert!(!answers.contains("Betasoloin"), "{answers}");
    let page = records::list(&house.other, &admin(), &Query::of("companies")).unwrap();
    assert_eq!(page.records.len(), 1);
}

#[test]
fn a_trapping_deletion_policy_keeps_what_is_deleted() {
    let house = House::new();
    let record = company(&house.ours, "Acme Corporation");
    let selection = Selection {
        table: "companies".to_owned(),
        what: What::Ids(vec![record.id]),
    };
    house.trap_in("deletion-policy");
    let deleted = house
        .plugins
        .delete(&house.ours, &admin(), selection)
        .unwrap();
    assert_eq!(deleted.keep, Keep::Forever);
    let kept = records::get(&house.ours, &admin(), &record).unwrap();
    assert_eq!(kept.label, "Acme Corporation");
}

#[test]
fn a_trapping_job_is_told_to_whoever_ran_it() {
    let house = House::new();
    house.trap_in("job-runner");
    let run = house
        .plugins
        .run_job(&house.ours, &admin(), PLUGIN, "work", Vec::new());
    let code = match run {
        Err(Error::Failed { failure, .. }) => failure.code(),
        other => panic!("the job did not fail: {other:?}"),
    };
    assert_eq!(code, "trap");
}

#[test]
fn a_trap_on_being_disabled_keeps_nobody_from_disabling() {
    let house = House::new();
    house.trap_in("disabled");
    house
        .plugins
        .disable(&house.ours, &admin(), PLUGIN)
        .unwrap();
    assert!(matches!(house.page(), Err(Error::NotFound(_))));
}

#[test]
fn a_trapping_listener_is_in_the_journal_and_in_nobodys_way() {
    let house = House::new();
    house.trap_in("event-listener");
    let background = house.plugins.start().unwrap();
    let record = company(&house.ours, "Acme Corporation");
    assert!(records::get(&house.ours, &admin(), &record).is_ok());
    let failed = || {
        let wanted = JournalQuery {
            kinds: vec!["plugins.failed".to_owned()],
            limit: 1,
            ..JournalQuery::default()
        };
        !journal::query(&house.ours, &admin(), &wanted)
            .unwrap()
            .operations
            .is_empty()
    };
    let deadline = Instant::now() + Duration::from_secs(30);
    while !failed() {
        assert!(
            Instant::now() < deadline,
            "the listener's trap never came to the journal"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
    background.stop();
}

#[test]
fn the_breaker_opens_survives_a_restart_and_closes_again() {
    let house = House::new();
    let codes: Vec<_> = (0..8).map(|_| house.failure("trap").code()).collect();
    assert_eq!(codes[..5], ["trap"; 5]);
    assert_eq!(codes[5..], ["breaker-open"; 3]);
    assert_eq!(house.restarted().failure("trap").code(), "breaker-open");

    // Its pause is over: one probe goes through, and all is well again.
    let over = serde_json::json!({ "state": "open", "until_ms": 1, "strikes": 1 });
    house
        .ours
        .write(move |write| breaker::put(write, PLUGIN, Some(&over)))
        .unwrap();
    assert_eq!(house.restarted().page().unwrap(), "Behaves.");
    assert!(
        house
            .ours
            .read(|read| breaker::get(read, PLUGIN))
            .unwrap()
            .is_none()
    );
}
