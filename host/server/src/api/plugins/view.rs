//! Plugins as the API writes them, in the reader's language.

use std::collections::BTreeMap;

use bailey_plugins::{
    Category, Description, InterfaceKind, PageInfo, Power, Risk, SettingInfo, SettingKind,
    SettingValue, State, Tables, Trouble,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::life::{EndpointView, LeavingView, NeedView, VersionChangeView, audience};
use crate::api::moment::Moment;

/// A plugin that the account has or can have.
#[derive(Serialize, ToSchema)]
pub(super) struct PluginView {
    id: String,
    /// The version that is installed, or offered if none is.
    version: String,
    /// SHA-256 of its package, in lower-case hex.
    digest: String,
    publisher: String,
    /// `safety` or `tools`.
    category: &'static str,
    name: String,
    summary: String,
    /// It decides about data or access.
    safety: bool,
    /// `available`, `installed`, `enabled` or `disabled`.
    state: &'static str,
    /// The version that it can be upgraded to.
    newer: Option<String>,
    /// Why it can't run, if it can't.
    missing: Option<String>,
    /// What its package is worth: `first-party`, `verified`, `private`, `unsigned`,
    /// `modified` or `revoked`.
    trust: &'static str,
    /// The same in a sentence.
    vouched: String,
    /// The operator keeps it from this account.
    withheld: bool,
    /// What it can do and where it takes part, the most harmful first.
    powers: Vec<PowerView>,
    pages: Vec<PluginPageView>,
    settings: Vec<SettingView>,
    /// What went wrong last, while it isn't called because of it.
    trouble: Option<TroubleView>,
    /// What it does, at more length.
    about: Option<String>,
    /// What its versions changed, the newest first.
    changes: Vec<VersionChangeView>,
    /// Its own routes, below `endpoint/`.
    endpoints: Vec<EndpointView>,
    /// The plugins that it can't work without.
    needs: Vec<NeedView>,
    /// The ids of the enabled plugins that can't work without it.
    needed_by: Vec<String>,
    /// The version that it can be rolled back to.
    before: Option<String>,
    /// When it is to be switched off or taken out, if that waits.
    leaving: Option<LeavingView>,
}

impl From<Description> for PluginView {
    fn from(plugin: Description) -> Self {
        Self {
            id: plugin.id,
            version: plugin.version,
            digest: plugin.digest,
            publisher: plugin.publisher,
            category: match plugin.category {
                Category::Safety => "safety",
                Category::Tools => "tools",
            },
            name: plugin.name,
            summary: plugin.summary,
            safety: plugin.safety,
            state: match plugin.state {
                None => "available",
                Some(State::Installed) => "installed",
                Some(State::Enabled) => "enabled",
                Some(State::Disabled) => "disabled",
            },
            newer: plugin.newer,
            missing: plugin.missing,
            trust: plugin.trust.code(),
            vouched: plugin.vouched,
            withheld: plugin.withheld,
            powers: plugin.powers.into_iter().map(PowerView::from).collect(),
            pages: plugin.pages.into_iter().map(PluginPageView::from).collect(),
            settings: plugin.settings.into_iter().map(SettingView::from).collect(),
            trouble: plugin.trouble.map(TroubleView::from),
            about: plugin.about,
            changes: plugin
                .changes
                .into_iter()
                .map(VersionChangeView::from)
                .collect(),
            endpoints: plugin
                .endpoints
                .into_iter()
                .map(EndpointView::from)
                .collect(),
            needs: plugin.needs.into_iter().map(NeedView::from).collect(),
            needed_by: plugin.needed_by.into_iter().map(|(id, _)| id).collect(),
            before: plugin.before,
            leaving: plugin.leaving.map(LeavingView::from),
        }
    }
}

/// One capability or extension point.
#[derive(Serialize, ToSchema)]
pub(super) struct PowerView {
    /// The interface's name.
    interface: String,
    /// `capability` or `extension-point`.
    kind: &'static str,
    /// `low`, `medium` or `high`.
    risk: &'static str,
    /// What it means.
    sentence: String,
    /// What it is for, in the plugin's words.
    reason: String,
    /// It can be refused.
    optional: bool,
    /// The keys of the tables to which it extends; null means all.
    tables: Option<Vec<String>>,
    /// Whether it was granted; null if the plugin isn't installed.
    granted: Option<bool>,
}

impl From<Power> for PowerView {
    fn from(power: Power) -> Self {
        Self {
            interface: power.interface,
            kind: match power.kind {
                InterfaceKind::ExtensionPoint => "extension-point",
                InterfaceKind::Capability | InterfaceKind::Types => "capability",
            },
            risk: match power.risk {
                Risk::Low => "low",
                Risk::Medium => "medium",
                Risk::High => "high",
            },
            sentence: power.sentence,
            reason: power.reason,
            optional: power.optional,
            tables: match power.tables {
                Tables::All => None,
                Tables::Only(keys) => Some(keys.into_iter().collect()),
            },
            granted: power.granted,
        }
    }
}

/// A page of a plugin.
#[derive(Serialize, ToSchema)]
struct PluginPageView {
    /// Its path within the plugin; empty for the front page.
    path: String,
    label: String,
    /// `everyone` or `admins`.
    audience: &'static str,
    /// Whether the menu shows it.
    menu: bool,
}

impl From<PageInfo> for PluginPageView {
    fn from(page: PageInfo) -> Self {
        Self {
            path: page.path,
            label: page.label,
            audience: audience(page.audience),
            menu: page.menu,
        }
    }
}

/// A setting with its value.
#[derive(Serialize, ToSchema)]
pub(super) struct SettingView {
    key: String,
    label: String,
    hint: Option<String>,
    /// `text`, `integer`, `boolean` or `choice`.
    #[schema(value_type = String)]
    kind: SettingKind,
    /// The value that holds now.
    #[schema(value_type = Value)]
    value: SettingValue,
    /// The value that holds if nobody sets one.
    #[schema(value_type = Value)]
    default: SettingValue,
    /// The least integer.
    min: Option<i64>,
    /// The greatest integer, or the most characters of a text.
    max: Option<i64>,
    /// The tables that have a value of their own, by key; null if no table can.
    #[schema(value_type = Option<Object>)]
    tables: Option<BTreeMap<String, SettingValue>>,
    /// What a choice can hold.
    choices: Vec<ChoiceView>,
}

/// One of the choices of a setting.
#[derive(Serialize, ToSchema)]
struct ChoiceView {
    key: String,
    label: String,
}

impl From<SettingInfo> for SettingView {
    fn from(setting: SettingInfo) -> Self {
        let choices = setting.choices.into_iter();
        Self {
            key: setting.key,
            label: setting.label,
            hint: setting.hint,
            kind: setting.kind,
            value: setting.value,
            default: setting.default,
            min: setting.min,
            max: setting.max,
            tables: setting.tables.map(|tables| tables.into_iter().collect()),
            choices: choices
                .map(|(key, label)| ChoiceView { key, label })
                .collect(),
        }
    }
}

/// Why a plugin isn't called for a while.
#[derive(Serialize, ToSchema)]
struct TroubleView {
    /// The failure's stable name.
    code: String,
    message: String,
    at: Moment,
}

impl From<Trouble> for TroubleView {
    fn from(trouble: Trouble) -> Self {
        Self {
            code: trouble.code,
            message: trouble.message,
            at: trouble.at.into(),
        }
    }
}
