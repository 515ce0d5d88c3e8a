//! Two accounts under one roof, one of which lets a hostile guest in.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use bailey_crm::directory::{self, Founding, Language, NewUser, Settings};
use bailey_crm::plugin_data::RunId;
use bailey_crm::records::{self, Query};
use bailey_crm::store::{Crm, NewAccount};
use bailey_crm::{
    Access, Account, Actor, Context, RecordRef, Scalar, Surface, Timestamp, UserId, Value,
};
use bailey_plugins::page::Block;
use bailey_plugins::{
    Catalogue, Consent, Credential, Error, Failure, Offer, Passage, Plain, Plugins, SettingValue,
    SettingsChange, Visit,
};
use bailey_sandbox::{ProcessLimits, Sandbox};

/// The guest of `tests/hostile/src`, as the SDK builds it.
pub const HOSTILE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/hostile.wasm"));
/// The guest's id.
pub const PLUGIN: &str = "hostile.guest";

/// Says at its end that it is over.
struct Ending<'a>(&'a AtomicBool);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Two accounts under one roof; the first has the hostile plugin.
pub struct House {
    pub plugins: Plugins,
    pub ours: Arc<Account>,
    pub other: Arc<Account>,
    _code: tempfile::TempDir,
}

impl House {
    /// With the guest of `tests/hostile/src` enabled.
    pub fn new() -> Self {
        Self::consenting(&Consent::default())
    }

    /// The same where the admin agrees to this alone.
    pub fn consenting(consent: &Consent) -> Self {
        let house = Self::with(&[HOSTILE], ProcessLimits::small());
        let (plugins, ours) = (&house.plugins, &house.ours);
        plugins.install(ours, &admin(), PLUGIN, consent).unwrap();
        plugins.enable(ours, &admin(), PLUGIN).unwrap();
        house
    }

    /// With these packages in the catalogue, and none installed.
    pub fn with(packages: &[&[u8]], limits: ProcessLimits) -> Self {
        let crm = Arc::new(Crm::open_memory().unwrap());
        let (ours, other) = (made(&crm, "ours"), made(&crm, "other"));
        Self::around(crm, ours, other, packages, limits)
    }

    /// One more account, without the hostile plugin.
    pub fn neighbour(&self, name: &str) -> Arc<Account> {
        made(self.plugins.crm(), name)
    }

    /// Waits until a run of a job has ended.
    pub fn ended(&self, plugin: &str, run: RunId, patience: Duration) {
        let until = Instant::now() + patience;
        let reader = Plain::anybody(&self.ours);
        let under_way = || {
            let status = self
                .plugins
                .run_status(&self.ours, &admin(), &reader, plugin, run);
            status.is_ok_and(|status| status.progress.is_some())
        };
        while under_way() {
            assert!(Instant::now() < until, "the job does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Installs a plugin in the first account.
    pub fn install(&self, plugin: &str) -> Result<(), Error> {
        let consent = Consent::default();
        self.plugins
            .install(&self.ours, &admin(), plugin, &consent)
            .map(drop)
    }

    /// A handle that knows just what the accounts keep, as after a restart.
    pub fn restarted(&self) -> Self {
        let crm = Arc::clone(self.plugins.crm());
        let (ours, other) = (Arc::clone(&self.ours), Arc::clone(&self.other));
        Self::around(crm, ours, other, &[HOSTILE], ProcessLimits::small())
    }

    fn around(
        crm: Arc<Crm>,
        ours: Arc<Account>,
        other: Arc<Account>,
        packages: &[&[u8]],
        limits: ProcessLimits,
    ) -> Self {
        let code = tempfile::tempdir().unwrap();
        let sandbox = Sandbox::new(&code.path().join("code"), limits).unwrap();
        let mut catalogue = Catalogue::new();
        for package in packages {
            catalogue.add(Offer::read(package.to_vec()).unwrap());
        }
        let plugins = Plugins::new(crm, Arc::new(sandbox), catalogue);
        Self {
            plugins,
            ours,
            other,
            _code: code,
        }
    }

    /// How many plugins the first account has.
    pub fn installed(&self) -> usize {
        self.plugins
            .list(&self.ours, &Plain::anybody(&self.ours))
            .unwrap()
            .iter()
            .filter(|plugin| plugin.state.is_some())
            .count()
    }

    /// What the plugin says to the deed.
    pub fn deed(&self, deed: &str) -> Result<String, Error> {
        self.deed_for(&admin(), deed)
    }

    /// What it says to whoever is in the context.
    pub fn deed_for(&self, context: &Context, deed: &str) -> Result<String, Error> {
        let parameters = Vec::new();
        let outcome = self.plugins.act(
            &self.ours,
            context,
            &Plain::anybody(&self.ours),
            PLUGIN,
            "",
            deed,
            parameters,
        )?;
        Ok(outcome.message)
    }

    /// Lets a member in.
    pub fn member(&self) -> Context {
        let member = NewUser {
            name: "Member".to_owned(),
            email: "member@example.com".to_owned(),
            ..NewUser::default()
        };
        let user = directory::create_user(&self.ours, &admin(), member).unwrap();
        self.member_as(user)
    }

    /// Somebody as a member.
    pub fn member_as(&self, user: UserId) -> Context {
        Context {
            actor: Actor::User { user },
            access: Arc::new(Access::MEMBER),
            ..admin()
        }
    }

    /// Reads in the other account while `act` goes on in the first, and says how
    /// often that was answered.
    pub fn served_during(&self, act: impl FnOnce()) -> u64 {
        company(&self.other, "Betasoloin");
        let (done, served) = (AtomicBool::new(false), AtomicU64::new(0));
        std::thread::scope(|scope| {
            let reader = scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    let page =
                        records::list(&self.other, &admin(), &Query::of("companies")).unwrap();
                    assert_eq!(page.records.len(), 1);
                    served.fetch_add(1, Ordering::Relaxed);
                }
            });
            // Also when the act panics: a scope waits for its threads.
            let _end = Ending(&done);
            while served.load(Ordering::Relaxed) == 0 && !reader.is_finished() {
                std::thread::yield_now();
            }
            served.store(0, Ordering::Relaxed);
            act();
            // What ends at once leaves no time to be served in: then whoever asked
            // since it began is answered soon after it.
            let patience = Instant::now() + Duration::from_secs(60);
            while served.load(Ordering::Relaxed) == 0
                && !reader.is_finished()
                && Instant::now() < patience
            {
                std::thread::yield_now();
            }
        });
        served.load(Ordering::Relaxed)
    }

    /// What the guards say of somebody who comes with a session.
    pub fn passage(&self, context: &Context) -> Result<Passage, Error> {
        let id = context.actor.user().unwrap();
        let found = self
            .ours
            .read(|read| directory::user(read, &Context::operator(), id));
        let visit = Visit {
            user: id,
            address: None,
            credential: Credential::Session,
            surface: Surface::Api,
        };
        let at = Timestamp::now();
        self.plugins
            .passage(&self.ours, &found.unwrap(), &visit, at)
    }

    /// What its page says.
    pub fn page(&self) -> Result<String, Error> {
        let page = self.plugins.render(
            &self.ours,
            &admin(),
            &Plain::anybody(&self.ours),
            PLUGIN,
            "",
            Vec::new(),
        )?;
        match page.blocks.into_iter().next() {
            Some(Block::Text { text }) => Ok(text),
            other => panic!("not the page that was drawn: {other:?}"),
        }
    }

    /// The failure that the deed ends in.
    pub fn failure(&self, deed: &str) -> Failure {
        match self.deed(deed) {
            Err(Error::Failed { plugin, failure }) => {
                assert_eq!(plugin, PLUGIN);
                failure
            }
            other => panic!("{deed} did not fail: {other:?}"),
        }
    }

    pub fn trap_in(&self, hook: &str) {
        let settings = [("trap-in".to_owned(), SettingValue::Text(hook.to_owned()))];
        let change = SettingsChange {
            values: settings.into(),
            ..SettingsChange::default()
        };
        self.plugins
            .set_settings(&self.ours, &admin(), PLUGIN, &change)
            .unwrap();
    }
}

fn made(crm: &Crm, name: &str) -> Arc<Account> {
    let new = NewAccount {
        id: name.parse().unwrap(),
        name: name.to_owned(),
    };
    let account = crm.create_account(&Context::operator(), new).unwrap();
    directory::found(&account, &Context::operator(), founding()).unwrap();
    account
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
pub fn admin() -> Context {
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

pub fn company(account: &Account, name: &str) -> RecordRef {
    named(account, "companies", name)
}

/// A contact.
pub fn contact(account: &Account, name: &str) -> RecordRef {
    named(account, "contacts", name)
}

fn named(account: &Account, table: &str, name: &str) -> RecordRef {
    let values = [("name".to_owned(), Value::One(Scalar::Text(name.to_owned())))].into();
    let made = records::create(account, &admin(), table, values);
    made.unwrap().record
}
