//! A Bailey of one account, for one plugin that is being written.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context as _, Result};
use bailey_crm::directory::{self, Founding, Language, NewUser, Settings};
use bailey_crm::journal::{self, Operation};
use bailey_crm::records::{self, Selection, Update, What, values_from_json};
use bailey_crm::schema::add_field;
use bailey_crm::sessions::PasswordHash;
use bailey_crm::store::{NewAccount, Options};
use bailey_crm::{
    Access, Account, Actor, Context, Crm, OperationId, RecordRef, Surface, Timestamp, UserId,
};
use bailey_plugins::{CallNote, Catalogue, Condition, Conditions, Manifest, Offer, Plugins};
use bailey_sandbox::{ProcessLimits, Sandbox};
use indicatif::ProgressBar;

use crate::person::Person;

/// The most entries of the journal that are read at a time.
const PAGE: u32 = 200;

/// The real host with one account, which has an owner, a member and a company.
pub struct Bailey {
    plugins: Plugins,
    conditions: Arc<Conditions>,
    calls: Arc<Mutex<Vec<CallNote>>>,
    account: Arc<Account>,
    owner: UserId,
    member: UserId,
    /// Where compiled code is; it goes with the last of those that use it.
    ground: Arc<Ground>,
}

/// What several can share: compiling a component takes longer than all else.
struct Ground {
    sandbox: Arc<Sandbox>,
    _folder: Option<tempfile::TempDir>,
}

impl Bailey {
    /// One with an account in a temporary folder.
    ///
    /// # Errors
    /// There is no place for temporary files.
    pub fn new() -> Result<Self> {
        let folder = tempfile::tempdir().context("there is no place for temporary files")?;
        let sandbox = Sandbox::new(&folder.path().join("code"), ProcessLimits::small())?;
        let ground = Ground {
            sandbox: Arc::new(sandbox),
            _folder: Some(folder),
        };
        Self::on(Arc::new(ground))
    }

    /// Another one with an account of its own, that shares what was compiled.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn another(&self) -> Result<Self> {
        Self::on(Arc::clone(&self.ground))
    }

    fn on(ground: Arc<Ground>) -> Result<Self> {
        let crm = Arc::new(Crm::open_memory()?);
        // The sandbox tells accounts apart by their names, and others may share it.
        let number: u64 = rand::random();
        let (account, owner) = founded(&crm, &format!("test-{number:016x}"))?;
        let member = NewUser {
            name: "Member".to_owned(),
            email: "member@test.example".to_owned(),
            ..NewUser::default()
        };
        let member = directory::create_user(&account, &Context::operator(), member)?;
        let bailey = Self::of(crm, account, (owner, member), ground);
        bailey.record("companies", &serde_json::json!({ "name": "Company" }))?;
        Ok(bailey)
    }

    /// One with sample data in a folder, made at the first start and kept from then on.
    /// Everybody's password is `password`.
    ///
    /// # Errors
    /// The folder can't be written, or another process has it.
    pub fn with_sample_data(folder: &Path, password: &str, bar: &ProgressBar) -> Result<Self> {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
        let crm = Crm::open(&folder.join("data"), Options::default());
        let crm = Arc::new(crm.with_context(|| format!("cannot open {}", folder.display()))?);
        let source = bailey_sample::Source::read()?;
        let id = bailey_sample::ACCOUNT.parse()?;
        let account =
            bailey_sample::account(&crm, &id, &source, &PasswordHash::of(password)?, bar)?;
        let (_, agent) = bailey_sample::examples(&source)?;
        let operator = Context::operator();
        let users = account.read(|read| directory::users(read, &operator))?;
        let of = |email: &str| {
            let found = users.iter().find(|user| user.email == email);
            found
                .map(|user| user.id)
                .context("the sample data lacks somebody")
        };
        let people = (of(&bailey_sample::owner_email())?, of(&agent)?);
        let sandbox = Sandbox::new(&folder.join("code"), ProcessLimits::default())?;
        let ground = Ground {
            sandbox: Arc::new(sandbox),
            _folder: None,
        };
        Ok(Self::of(crm, account, people, Arc::new(ground)))
    }

    fn of(
        crm: Arc<Crm>,
        account: Arc<Account>,
        (owner, member): (UserId, UserId),
        ground: Arc<Ground>,
    ) -> Self {
        let (conditions, calls) = (
            Arc::<Conditions>::default(),
            Arc::<Mutex<Vec<_>>>::default(),
        );
        let kept = Arc::clone(&calls);
        conditions.listen(move |note: &CallNote| lock(&kept).push(note.clone()));
        let catalogue = Catalogue::new().in_development();
        let plugins = Plugins::new(crm, Arc::clone(&ground.sandbox), catalogue)
            .with_conditions(Arc::clone(&conditions));
        Self {
            plugins,
            conditions,
            calls,
            account,
            owner,
            member,
            ground,
        }
    }

    /// Installs a package with all that it asks for, or puts it in the place of the one
    /// before; answers the plugin's id.
    ///
    /// # Errors
    /// It is no package, or can't take over.
    pub fn install(&self, package: impl Into<Arc<[u8]>>) -> Result<String> {
        let offer = Offer::read(package)?;
        let id = offer.manifest().id.clone();
        self.plugins.develop(&self.account, &self.owning(), offer)?;
        Ok(id)
    }

    /// Switches a plugin off.
    ///
    /// # Errors
    /// It is not installed, or refuses or breaks.
    pub fn disable(&self, plugin: &str) -> bailey_plugins::Result<()> {
        self.plugins.disable(&self.account, &self.owning(), plugin)
    }

    /// Switches a plugin on again.
    ///
    /// # Errors
    /// It is not installed, or refuses or breaks.
    pub fn enable(&self, plugin: &str) -> bailey_plugins::Result<()> {
        self.plugins.enable(&self.account, &self.owning(), plugin)
    }

    /// Changes an installed plugin's setting.
    ///
    /// # Errors
    /// There is no such setting, or it can't hold the value.
    pub fn set_setting(&self, plugin: &str, key: &str, value: &serde_json::Value) -> Result<()> {
        let value = serde_json::from_value(value.clone());
        let value = value.with_context(|| format!("the setting `{key}`"))?;
        let change = std::collections::BTreeMap::from([(key.to_owned(), value)]).into();
        let context = self.owning();
        Ok(self
            .plugins
            .set_settings(&self.account, &context, plugin, &change)?)
    }

    /// Has the clock stand still at this moment, as RFC 3339 writes it.
    ///
    /// # Errors
    /// It is no moment.
    pub fn set_clock(&self, moment: &str) -> Result<()> {
        let at: jiff::Timestamp = moment
            .parse()
            .with_context(|| format!("`{moment}` is no moment, such as 2026-03-02T09:00:00Z"))?;
        self.conditions
            .set_clock(Some(Timestamp(at.as_millisecond())));
        Ok(())
    }

    /// Has random bytes follow from this seed.
    pub fn set_seed(&self, seed: u64) {
        self.conditions.set_seed(Some(seed));
    }

    /// Changes what a capability is like; at none it is as it was granted.
    pub fn set(&self, capability: &str, condition: Option<Condition>) {
        self.conditions.set(capability, condition);
    }

    /// Has this hear of every call in the place of [`calls`](Self::calls).
    pub fn listen(&self, listener: impl Fn(&CallNote) + Send + Sync + 'static) {
        self.conditions.listen(listener);
    }

    /// The account's owner, who may do all that there is.
    #[must_use]
    pub fn owner(&self) -> Person<'_> {
        Person::of(self, self.owner)
    }

    /// A member without rights but those that all have.
    #[must_use]
    pub fn member(&self) -> Person<'_> {
        Person::of(self, self.member)
    }

    /// Adds a field to a table, as the API takes it:
    /// `{"key": "score", "label": "Score", "kind": {"type": "integer"}}`.
    ///
    /// # Errors
    /// There is no such table, or the field can't be.
    pub fn field(&self, table: &str, field: &serde_json::Value) -> Result<()> {
        let field = serde_json::from_value(field.clone()).context("a new field")?;
        add_field(&self.account, &self.owning(), table, field)?;
        Ok(())
    }

    /// Makes a record, from values as the API takes them.
    ///
    /// # Errors
    /// There is no such table, or a value doesn't fit.
    pub fn record(&self, table: &str, values: &serde_json::Value) -> Result<RecordRef> {
        let schema = self.account.whole_schema()?;
        let values = values
            .as_object()
            .context("a record's values stand by their keys")?;
        let values = values_from_json(schema.table(table)?, values)?;
        let context = self.owning();
        Ok(records::create(&self.account, &context, table, values)?.record)
    }

    /// Changes a record's fields, as the owner.
    ///
    /// # Errors
    /// There is no such record, or a value doesn't fit.
    pub fn change(&self, record: &RecordRef, values: &serde_json::Value) -> Result<()> {
        let schema = self.account.whole_schema()?;
        let values = values
            .as_object()
            .context("a record's values stand by their keys")?;
        let values = values_from_json(schema.table(&record.table)?, values)?;
        let context = self.owning();
        let version = records::get(&self.account, &context, record)?.version;
        let update = Update {
            record: record.clone(),
            version: Some(version),
            values,
        };
        records::update(&self.account, &context, vec![update])?;
        Ok(())
    }

    /// Deletes a record as the owner; deletion policies are asked.
    ///
    /// # Errors
    /// There is no such record, or a policy broke.
    pub fn delete(&self, record: &RecordRef) -> Result<()> {
        let selection = Selection {
            table: record.table.clone(),
            what: What::Ids(vec![record.id]),
        };
        let context = self.owning();
        self.plugins.delete(&self.account, &context, selection)?;
        Ok(())
    }

    /// Hands listeners all that happened and they haven't heard of.
    ///
    /// # Errors
    /// The account can't be read. A listener that breaks is found in
    /// [`calls`](Self::calls).
    pub fn hand_over_events(&self) -> Result<()> {
        // One that breaks is tried again after a pause: not here.
        let mut broke = false;
        while !broke && self.plugins.hand_over_events(&self.account)? {
            broke = self
                .calls()
                .last()
                .is_some_and(|note| note.failure.is_some());
        }
        Ok(())
    }

    /// The journal, oldest entry first.
    ///
    /// # Errors
    /// The account can't be read.
    pub fn journal(&self) -> Result<Vec<Operation>> {
        let (mut all, context) = (Vec::new(), Context::operator());
        loop {
            let last = all
                .last()
                .map_or(OperationId(0), |last: &Operation| last.id);
            let next = journal::following(&self.account, &context, last, PAGE)?;
            if next.is_empty() {
                return Ok(all);
            }
            all.extend(next);
        }
    }

    /// The calls of plugins so far, in the order in which they ended.
    #[must_use]
    pub fn calls(&self) -> Vec<CallNote> {
        lock(&self.calls).clone()
    }

    /// Calls a plugin wherever it takes part.
    pub(crate) fn call_everywhere(&self, manifest: &Manifest) -> Result<()> {
        let context = self.owning();
        self.plugins
            .call_everywhere(&self.account, &context, manifest)?;
        // What policies say of a member, and what listeners hear of a new record.
        let _access = self.plugins.access_of(&self.account, self.member);
        self.record("companies", &serde_json::json!({ "name": "Another" }))?;
        self.hand_over_events()
    }

    /// The plugins, for what nothing else here does.
    #[must_use]
    pub fn plugins(&self) -> &Plugins {
        &self.plugins
    }

    /// The account, for what nothing else here does.
    #[must_use]
    pub fn account(&self) -> &Arc<Account> {
        &self.account
    }

    /// The owner's context: there is nothing that they may not do.
    fn owning(&self) -> Context {
        Context {
            actor: Actor::User { user: self.owner },
            access: Arc::new(Access::ALL),
            surface: Surface::Page,
            at: self.conditions.now(),
            request: Some("test".to_owned()),
            address: None,
            depth: 0,
        }
    }

    /// Somebody's context, with the rights that they have now.
    pub(crate) fn context(&self, user: UserId) -> bailey_plugins::Result<Context> {
        let owning = self.owning();
        if user == self.owner {
            return Ok(owning);
        }
        Ok(Context {
            actor: Actor::User { user },
            access: self.plugins.access_of(&self.account, user)?,
            ..owning
        })
    }
}

fn lock<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

fn founded(crm: &Crm, name: &str) -> Result<(Arc<Account>, UserId)> {
    let operator = Context::operator();
    let new = NewAccount {
        id: name.parse()?,
        name: "Test".to_owned(),
    };
    let account = crm.create_account(&operator, new)?;
    let settings = Settings {
        name: "Test".to_owned(),
        time_zone: "UTC".to_owned(),
        currency: "USD".to_owned(),
        language: Language::En,
    };
    let owner = NewUser {
        name: "Owner".to_owned(),
        email: "owner@test.example".to_owned(),
        ..NewUser::default()
    };
    let owner = directory::found(&account, &operator, Founding { settings, owner })?;
    Ok((account, owner))
}
