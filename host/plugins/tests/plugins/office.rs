//! An account with people, a few records and the plugins of a test.

use std::sync::Arc;

use bailey_crm::directory::{Founding, Language, NewUser, Settings, found};
use bailey_crm::records::{self, Record, Selection, What};
use bailey_crm::store::NewAccount;
use bailey_crm::{
    Access, Account, Actor, Context, Crm, RecordRef, Scalar, Surface, Timestamp, UserId, Value,
};
use bailey_plugins::{Catalogue, Consent, Offer, Plugins, Reader};
use bailey_sandbox::{ProcessLimits, Sandbox};

/// The plugins of a process that has this catalogue, on the same accounts.
pub fn process(crm: &Arc<Crm>, catalogue: Catalogue) -> (Plugins, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let sandbox = Sandbox::new(&folder.path().join("code"), ProcessLimits::small());
    let sandbox = Arc::new(sandbox.expect("a sandbox"));
    (Plugins::new(Arc::clone(crm), sandbox, catalogue), folder)
}

pub struct Office {
    pub plugins: Plugins,
    pub account: Arc<Account>,
    pub owner: UserId,
    _folder: tempfile::TempDir,
}

impl Office {
    /// An account whose catalogue has the first-party plugins and these.
    pub fn with(packages: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let mut catalogue = Catalogue::new()
            .with_packages(bailey_first_party::packages().iter().copied())
            .expect("packages");
        for package in packages {
            catalogue.add(Offer::read(package).expect("a package"));
        }
        let crm = Arc::new(Crm::open_memory().expect("accounts"));
        let (plugins, folder) = process(&crm, catalogue);
        let (account, owner) = account(&crm, "office");
        Self {
            plugins,
            account,
            owner,
            _folder: folder,
        }
    }

    pub fn new() -> Self {
        Self::with([])
    }

    /// A context of the owner.
    pub fn owner(&self) -> Context {
        person(self.owner, Access::ALL)
    }

    /// Installs a plugin with all that it asks for, and enables it.
    pub fn enable(&self, plugin: &str) {
        self.plugins
            .install(&self.account, &self.owner(), plugin, &Consent::default())
            .expect("installed");
        self.plugins
            .enable(&self.account, &self.owner(), plugin)
            .expect("enabled");
    }

    pub fn company(&self, name: &str) -> RecordRef {
        create(
            &self.account,
            &self.owner(),
            "companies",
            [("name", text(name))],
        )
    }

    pub fn deal(&self, name: &str, company: &RecordRef) -> RecordRef {
        let company = Value::One(Scalar::Reference(company.clone()));
        let stage = Value::One(Scalar::Choice("won".into()));
        create(
            &self.account,
            &self.owner(),
            "deals",
            [("name", text(name)), ("company", company), ("stage", stage)],
        )
    }

    pub fn get(&self, record: &RecordRef) -> bailey_crm::Result<Record> {
        records::get(&self.account, &self.owner(), record)
    }

    /// The kinds of the journal's entries, oldest first.
    pub fn journal(&self) -> Vec<String> {
        let all = bailey_crm::journal::following(
            &self.account,
            &self.owner(),
            bailey_crm::OperationId(0),
            200,
        );
        all.expect("a journal")
            .into_iter()
            .map(|operation| operation.kind)
            .collect()
    }
}

/// A new account with an owner.
pub fn account(crm: &Crm, name: &str) -> (Arc<Account>, UserId) {
    let operator = Context::operator();
    let new = NewAccount {
        id: name.parse().expect("a name"),
        name: name.into(),
    };
    let account = crm.create_account(&operator, new).expect("an account");
    let settings = Settings {
        name: name.into(),
        time_zone: "Europe/Warsaw".into(),
        currency: "PLN".into(),
        language: Language::En,
    };
    let owner = NewUser {
        password_change: false,
        name: "Owner".into(),
        email: format!("owner@{name}.example"),
        admin: true,
        department: None,
        language: Some(Language::En),
        ..NewUser::default()
    };
    let owner = found(&account, &operator, Founding { settings, owner }).expect("an owner");
    (account, owner)
}

pub fn person(user: UserId, access: Access) -> Context {
    Context {
        actor: Actor::User { user },
        access: Arc::new(access),
        surface: Surface::Page,
        at: Timestamp::now(),
        request: Some("request".into()),
        address: None,
        depth: 0,
    }
}

pub fn create<const N: usize>(
    account: &Account,
    context: &Context,
    table: &str,
    values: [(&str, Value); N],
) -> RecordRef {
    let values = values
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
    records::create(account, context, table, values)
        .expect("a record")
        .record
}

pub fn text(text: &str) -> Value {
    Value::One(Scalar::Text(text.into()))
}

pub fn only(record: &RecordRef) -> Selection {
    Selection {
        table: record.table.clone(),
        what: What::Ids(vec![record.id]),
    }
}

/// Somebody who reads in this language and sees keys and numbers.
pub struct Plain(pub &'static str);

impl Reader for Plain {
    fn language(&self) -> &str {
        self.0
    }
    fn table(&self, table: &str) -> String {
        table.to_owned()
    }
    fn field(&self, table: &str, field: &str) -> String {
        format!("{table}.{field}")
    }
    fn choice(&self, table: &str, field: &str, choice: &str) -> String {
        format!("{table}.{field}.{choice}")
    }
    fn user(&self, user: UserId) -> String {
        format!("user {user}")
    }
    fn record(&self, record: &RecordRef) -> String {
        format!("{} {}", record.table, record.id)
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
