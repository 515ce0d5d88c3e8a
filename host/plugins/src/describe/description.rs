//! What is said of a plugin: to be shown as it stands.

use bailey_crm::Timestamp;
use bailey_crm::plugin_data::{Leaving, State};
use bailey_package::contract::{InterfaceKind, Risk};
use bailey_package::manifest::{Audience, Category, Method, SettingKind, SettingValue};

use crate::catalogue::Trust;
use crate::grant::Tables;

/// A plugin as an admin sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Description {
    /// Its id.
    pub id: String,
    /// The version that is installed, or offered if none is.
    pub version: String,
    /// SHA-256 of its package, in lower-case hex.
    pub digest: String,
    /// Who stands behind it.
    pub publisher: String,
    /// What sort of plugin it is.
    pub category: Category,
    /// Its name.
    pub name: String,
    /// What it does, in a line.
    pub summary: String,
    /// It decides about data or access, so switching it off has consequences.
    pub safety: bool,
    /// How far it has come; none if it can be installed.
    pub state: Option<State>,
    /// The version that it can be upgraded to.
    pub newer: Option<String>,
    /// Why it can't run, if it can't.
    pub missing: Option<String>,
    /// What its package is worth: by whose word it is here.
    pub trust: Trust,
    /// The same in a sentence.
    pub vouched: String,
    /// The operator keeps it from this account.
    pub withheld: bool,
    /// What it can do and where it takes part, the most harmful first.
    pub powers: Vec<Power>,
    /// Its pages.
    pub pages: Vec<PageInfo>,
    /// Its settings.
    pub settings: Vec<SettingInfo>,
    /// What went wrong last, while it isn't called because of it.
    pub trouble: Option<Trouble>,
    /// What it does, at more length.
    pub about: Option<String>,
    /// What its versions changed, the newest first.
    pub changes: Vec<VersionChange>,
    /// Its own routes of the HTTP API.
    pub endpoints: Vec<EndpointInfo>,
    /// The plugins that it can't work without.
    pub needs: Vec<NeedInfo>,
    /// The enabled plugins that can't work without it, by id and name.
    pub needed_by: Vec<(String, String)>,
    /// The version that it can be rolled back to.
    pub before: Option<String>,
    /// When it is to be switched off or taken out, if that waits.
    pub leaving: Option<Leaving>,
}

/// What one version changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionChange {
    /// Since which version.
    pub version: String,
    /// What.
    pub text: String,
}

/// One of a plugin's own routes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointInfo {
    /// The method.
    pub method: Method,
    /// The path below the plugin's prefix.
    pub path: String,
    /// What it is for.
    pub summary: String,
    /// Who may call it.
    pub audience: Audience,
}

/// A plugin that another can't work without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedInfo {
    /// Its id.
    pub plugin: String,
    /// Its name, if the account or the catalogue has it.
    pub name: Option<String>,
    /// Which of its versions will do.
    pub version: String,
    /// What for, in the plugin's words.
    pub reason: String,
    /// Whether it is there and enabled.
    pub met: bool,
}

/// One capability or extension point of a plugin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Power {
    /// The interface's name.
    pub interface: String,
    /// Whether it can do something or takes part somewhere.
    pub kind: InterfaceKind,
    /// What it could do at worst.
    pub risk: Risk,
    /// What it means, in the host's words.
    pub sentence: String,
    /// What it is for, in the plugin's words.
    pub reason: String,
    /// It can be refused.
    pub optional: bool,
    /// To which tables it extends.
    pub tables: Tables,
    /// Whether it was granted; none if the plugin isn't installed.
    pub granted: Option<bool>,
}

/// A page of a plugin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageInfo {
    /// Its path within the plugin.
    pub path: String,
    /// Its title.
    pub label: String,
    /// Who sees it.
    pub audience: Audience,
    /// Whether the menu shows it.
    pub menu: bool,
}

/// A setting with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingInfo {
    /// What the plugin asks for it by.
    pub key: String,
    /// What people read.
    pub label: String,
    /// More about it.
    pub hint: Option<String>,
    /// What it holds.
    pub kind: SettingKind,
    /// The value that holds now.
    pub value: SettingValue,
    /// The value that holds if nobody sets one.
    pub default: SettingValue,
    /// The least integer.
    pub min: Option<i64>,
    /// The greatest integer, or the most characters of a text.
    pub max: Option<i64>,
    /// The tables that have a value of their own, by key; none if no table can.
    pub tables: Option<Vec<(String, SettingValue)>>,
    /// What a choice can hold: key and label.
    pub choices: Vec<(String, String)>,
}

/// Why a plugin isn't called for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The failure's stable name.
    pub code: String,
    /// The failure in English.
    pub message: String,
    /// When.
    pub at: Timestamp,
}
