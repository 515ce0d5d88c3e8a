//! What is said of a plugin: to be shown as it stands.

use bailey_crm::Timestamp;
use bailey_crm::plugin_data::State;
use bailey_package::contract::{InterfaceKind, Risk};
use bailey_package::manifest::{Audience, Category, SettingKind, SettingValue};

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
    /// What it can do and where it takes part, the most harmful first.
    pub powers: Vec<Power>,
    /// Its pages.
    pub pages: Vec<PageInfo>,
    /// Its settings.
    pub settings: Vec<SettingInfo>,
    /// What went wrong last, while it isn't called because of it.
    pub trouble: Option<Trouble>,
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
