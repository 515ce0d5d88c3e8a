//! One plugin as one account has it: its package, what it was granted, its
//! settings, and how it has been behaving.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use bailey_crm::plugin_data::{self, Installation, State};
use bailey_crm::{Actor, Read, Scalar, Timestamp, UserId};
use bailey_package::Manifest;
use bailey_package::manifest::{Setting, SettingValue};
use bailey_sandbox::{Breaker, Guest};

use crate::catalogue::{Offer, Standing};
use crate::grant::Grant;
use crate::recording::Recorder;

/// One plugin of one account, as it was when it was loaded. Whatever an admin
/// changes about it makes a new one.
pub struct Plugin {
    /// Its id.
    pub id: Arc<str>,
    /// How far it has come.
    pub state: State,
    /// What the admin consented to.
    pub grant: Grant,
    /// Its package and texts.
    pub offer: Arc<Offer>,
    /// What its package is worth, as it was when it was loaded.
    pub standing: Standing,
    /// Who it is to the sandbox.
    pub guest: Guest,
    /// What admins set.
    settings: BTreeMap<String, SettingValue>,
    /// Whether it may be called, and what led to it.
    pub breaker: Mutex<Breaker>,
    /// Whether its calls are put down.
    pub recorder: Recorder,
    /// When each kind of failure was journalled last.
    reported: Mutex<HashMap<&'static str, Timestamp>>,
}

/// How long a failure of the same kind is not journalled again: a hook that
/// fails at every save must not fill the journal.
const REPORT_PAUSE_MS: i64 = 10 * 60 * 1000;

impl Plugin {
    /// Reads what the account keeps of an installed plugin.
    pub fn load(
        read: &Read<'_>,
        account: &Arc<str>,
        installation: &Installation,
        offer: Arc<Offer>,
        standing: Standing,
    ) -> bailey_crm::Result<Self> {
        let id: Arc<str> = installation.plugin.as_str().into();
        let grant = serde_json::from_value(installation.grant.clone());
        let grant = grant
            .map_err(|error| bailey_crm::Error::damaged(format!("the grant of {id}: {error}")))?;
        let settings = plugin_data::setting::all(read, &id)?;
        let settings = settings
            .into_iter()
            .filter_map(|(key, value)| Some((key, setting(value)?)));
        // A state that a later version wrote lets the plugin be tried again.
        let breaker = plugin_data::breaker::get(read, &id)?;
        let breaker = breaker
            .and_then(|state| serde_json::from_value(state).ok())
            .unwrap_or_default();
        Ok(Self {
            guest: Guest {
                account: Arc::clone(account),
                plugin: Arc::clone(&id),
            },
            id,
            state: installation.state,
            grant,
            offer,
            standing,
            settings: settings.collect(),
            breaker: Mutex::new(breaker),
            recorder: Recorder::default(),
            reported: Mutex::default(),
        })
    }

    /// A plugin that is about to be installed.
    pub fn candidate(account: &Arc<str>, offer: Arc<Offer>, grant: Grant) -> Self {
        let id: Arc<str> = offer.manifest().id.as_str().into();
        Self {
            guest: Guest {
                account: Arc::clone(account),
                plugin: Arc::clone(&id),
            },
            id,
            state: State::Installed,
            grant,
            offer,
            standing: Standing::unknown(),
            settings: BTreeMap::new(),
            breaker: Mutex::default(),
            recorder: Recorder::default(),
            reported: Mutex::default(),
        }
    }

    /// What it is and asks for.
    pub fn manifest(&self) -> &Manifest {
        self.offer.manifest()
    }

    /// Whether it takes part.
    pub fn is_enabled(&self) -> bool {
        self.state == State::Enabled
    }

    /// A setting with the value that holds: an admin's, or the manifest's
    /// default if nobody set one or the one set no longer fits.
    pub fn setting(&self, key: &str) -> Option<(&Setting, &SettingValue)> {
        let setting = self
            .manifest()
            .settings
            .iter()
            .find(|setting| setting.key == key)?;
        let value = self
            .settings
            .get(key)
            .filter(|value| setting.check(value).is_ok());
        Some((setting, value.unwrap_or(&setting.default)))
    }

    /// The value that holds for a table: the table's own, or else the setting's.
    pub fn setting_for(&self, key: &str, table: &str) -> Option<(&Setting, &SettingValue)> {
        let (setting, value) = self.setting(key)?;
        Some((setting, self.own(setting, table).unwrap_or(value)))
    }

    /// The value that a table has of its own.
    pub fn own(&self, setting: &Setting, table: &str) -> Option<&SettingValue> {
        let own = self.settings.get(&table_key(&setting.key, table))?;
        (setting.per_table && setting.check(own).is_ok()).then_some(own)
    }

    /// The tables that have a value of their own, by key.
    pub fn owns(&self, setting: &Setting) -> Vec<(String, SettingValue)> {
        let before = table_key(&setting.key, "");
        let tables = self
            .settings
            .keys()
            .filter_map(|key| key.strip_prefix(&before));
        let own = |table: &str| Some((table.to_owned(), self.own(setting, table)?.clone()));
        tables.filter_map(own).collect()
    }

    /// It as an actor, through this capability.
    pub fn actor(&self, capability: &str, on_behalf_of: Option<UserId>) -> Actor {
        Actor::Plugin {
            plugin: self.id.to_string(),
            version: self.manifest().version.to_string(),
            digest: self.offer.package.digest().to_hex(),
            capability: capability.to_owned(),
            on_behalf_of,
        }
    }

    /// Whether a failure of this kind should be journalled now.
    pub fn reports(&self, kind: &'static str, now: Timestamp) -> bool {
        let mut reported = self.reported.lock().unwrap_or_else(PoisonError::into_inner);
        let due = reported
            .get(kind)
            .is_none_or(|last| now >= last.plus_millis(REPORT_PAUSE_MS));
        if due {
            reported.insert(kind, now);
        }
        due
    }
}

/// The key under which a table's own value is kept, and journalled. No setting's
/// key has a slash in it.
pub fn table_key(setting: &str, table: &str) -> String {
    format!("{setting}/{table}")
}

/// A setting's value as it is stored.
pub fn stored(setting: &Setting, value: &SettingValue) -> Scalar {
    match value {
        SettingValue::Boolean(yes) => Scalar::Boolean(*yes),
        SettingValue::Integer(number) => Scalar::Integer(*number),
        SettingValue::Text(key) if !setting.choices.is_empty() => Scalar::Choice(key.clone()),
        SettingValue::Text(text) => Scalar::Text(text.clone()),
    }
}

/// A stored value as a setting's; none for what no setting can hold.
fn setting(value: Scalar) -> Option<SettingValue> {
    match value {
        Scalar::Boolean(yes) => Some(SettingValue::Boolean(yes)),
        Scalar::Integer(number) => Some(SettingValue::Integer(number)),
        Scalar::Text(text) | Scalar::Choice(text) => Some(SettingValue::Text(text)),
        _ => None,
    }
}
