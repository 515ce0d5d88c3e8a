//! The manifest: what a plugin is called, what it asks for and why, which
//! settings and pages it has. TOML, `plugin.toml` beside the plugin's source.
//!
//! What people read stands in the locales; the manifest names their messages.

mod checks;
mod endpoint;
mod history;
mod parse;
mod settings;

use std::collections::BTreeMap;

use semver::Version;
use serde::{Deserialize, Serialize};

pub use endpoint::{EndpointEntry, Method};
pub use history::{Change, Need};
pub use parse::ManifestError;
pub use settings::{Setting, SettingKind, SettingValue};

/// A manifest whose parts agree with each other.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Manifest {
    /// Publisher and name: `bailey.recycle-bin`. Never changes.
    pub id: String,
    /// The plugin's version.
    pub version: Version,
    /// The version of the contract it was written against.
    pub contract: Version,
    /// Who stands behind it, as people read it.
    pub publisher: String,
    /// Its licence, as an SPDX expression: `MIT OR Apache-2.0`.
    #[serde(default)]
    pub license: Option<String>,
    /// Where the catalogue and the menu show it.
    pub category: Category,
    /// The message with its name.
    pub name: String,
    /// The message that says in a line what it does.
    pub summary: String,
    /// The message that says more of what it does, for the catalogue.
    #[serde(default)]
    pub description: Option<String>,
    /// What it can do, by the name of the interface it imports.
    #[serde(default)]
    pub capabilities: BTreeMap<String, Capability>,
    /// Where it takes part, by the name of the interface it exports.
    #[serde(default)]
    pub extension_points: BTreeMap<String, ExtensionPoint>,
    /// What an admin can set.
    #[serde(default)]
    pub settings: Vec<Setting>,
    /// Its pages.
    #[serde(default)]
    pub pages: Vec<PageEntry>,
    /// Its panels on the pages of records.
    #[serde(default)]
    pub panels: Vec<PanelEntry>,
    /// Its own routes of the HTTP API.
    #[serde(default)]
    pub endpoints: Vec<EndpointEntry>,
    /// The plugins that it can't work without.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// What its versions changed.
    #[serde(default)]
    pub changes: Vec<Change>,
}

impl Manifest {
    /// Who publishes it, as the operator knows them: what its id begins with. A
    /// publisher's key counts for plugins of that name alone.
    #[must_use]
    pub fn publisher_id(&self) -> &str {
        self.id.split('.').next().unwrap_or_default()
    }
}

/// What sort of plugin it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Keeps data or access safe.
    Safety,
    /// Everything else.
    Tools,
}

/// One capability that the plugin asks for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Capability {
    /// The message that says what it is for.
    pub reason: String,
    /// The plugin works without it, if less well; refused, its functions
    /// answer `denied`.
    #[serde(default)]
    pub optional: bool,
    /// The tables it is asked for; `*` means all of them. Just for interfaces
    /// that a grant narrows by table.
    #[serde(default)]
    pub tables: Vec<String>,
}

/// One extension point that the plugin takes part in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ExtensionPoint {
    /// The message that says what it does there.
    pub reason: String,
    /// The tables whose records it is handed; `*` means all of them. Just for
    /// interfaces that a grant narrows by table.
    #[serde(default)]
    pub tables: Vec<String>,
    /// The names of its jobs that are dangerous: the host asks whoever starts one who
    /// they are, unless they have proved it lately. Just for `job-runner`.
    #[serde(default)]
    pub step_up: Vec<String>,
}

/// One page in the menu.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PageEntry {
    /// The plugin's own path; empty for its front page.
    pub path: String,
    /// The message with its title.
    pub label: String,
    /// Who sees it.
    #[serde(default)]
    pub audience: Audience,
    /// Whether the menu shows it; pages with parameters are reached by links.
    #[serde(default = "shown")]
    pub menu: bool,
    /// The names of its actions and forms that are dangerous: the host asks who it is
    /// first, unless they have proved it lately.
    #[serde(default)]
    pub step_up: Vec<String>,
}

/// One panel on the pages of records.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PanelEntry {
    /// What the plugin knows it by.
    pub name: String,
    /// The message with its heading.
    pub label: String,
    /// The tables on whose records' pages it is, by key; `*` means all of them.
    pub tables: Vec<String>,
    /// Who sees it, if they see the record.
    #[serde(default)]
    pub audience: Audience,
}

impl PanelEntry {
    /// Whether it is on the pages of this table's records.
    #[must_use]
    pub fn is_on(&self, table: &str) -> bool {
        self.tables
            .iter()
            .any(|named| named == "*" || named == table)
    }
}

fn shown() -> bool {
    true
}

/// Who may open a page, or sees a panel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Every user of the account.
    #[default]
    Everyone,
    /// The owner and the admins.
    Admins,
}

impl Audience {
    /// Whether somebody is among them; `admin` says that they may change settings.
    #[must_use]
    pub fn admits(self, admin: bool) -> bool {
        self == Self::Everyone || admin
    }
}
