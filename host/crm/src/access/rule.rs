//! What a policy says: who may do what to which records, and what becomes of
//! single fields.

use serde::{Deserialize, Serialize};

use crate::filter::Filter;

/// Something that can be done with records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Making them.
    Create,
    /// Seeing them, wherever they are shown: all but making them needs it as well.
    View,
    /// Changing them, putting them away and taking them out again.
    Edit,
    /// Putting them into the bin, and taking them back from there.
    Delete,
    /// Deleting them for good.
    Purge,
    /// Taking them out as a file.
    Export,
    /// Bringing them in from a file: needs [`Create`](Self::Create) as well.
    Import,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Create,
        Self::View,
        Self::Edit,
        Self::Delete,
        Self::Purge,
        Self::Export,
        Self::Import,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::View => "view",
            Self::Edit => "edit",
            Self::Delete => "delete",
            Self::Purge => "purge",
            Self::Export => "export",
            Self::Import => "import",
        }
    }

    /// The action of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }

    /// Whether it is a user's, as long as no policy speaks of it: admins may do
    /// everything, members all but delete for good.
    #[must_use]
    pub fn is_free(self, admin: bool) -> bool {
        admin || self != Self::Purge
    }

    /// What else is needed for it.
    pub(crate) fn needs(self) -> Option<Self> {
        match self {
            Self::Create | Self::View => None,
            Self::Import => Some(Self::Create),
            _ => Some(Self::View),
        }
    }
}

/// Whose records a rule is about. A record is its owner's, by the table's field
/// `owner`; where a table has none, whose it is that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The user's own.
    Own,
    /// Also those of everybody in the departments that the user is in or heads.
    Department,
    /// Also those of everybody in the departments below these.
    DepartmentAndBelow,
    /// Everybody's, and those that are nobody's.
    All,
}

/// Why a rule is there, as its plugin says it: a text of the contract, which this
/// crate keeps and hands on without reading it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reason(pub serde_json::Value);

/// Lets a user do something to records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// The table's key; none for every table.
    pub table: Option<String>,
    /// What it lets the user do.
    pub actions: Vec<Action>,
    /// To whose records.
    pub scope: Scope,
    /// What must hold for them as well: a stage, say.
    pub filter: Option<Filter>,
    /// Why.
    pub reason: Reason,
}

/// What becomes of a field, from the least on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldLevel {
    /// It is as if it weren't there.
    Hidden,
    /// It is shown, and nobody changes it.
    ReadOnly,
    /// It is shown, and changed by whoever may edit the record.
    Editable,
}

/// Narrows what a user may do with a field. One without a rule is editable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldRule {
    /// The table's key.
    pub table: String,
    /// The field's.
    pub field: String,
    /// What becomes of it.
    pub level: FieldLevel,
    /// Why.
    pub reason: Reason,
}

/// Of what a policy says nothing, so that others decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Abstention {
    /// The table's key; none for every table.
    pub table: Option<String>,
    /// From deciding on what it abstains.
    pub actions: Vec<Action>,
}

/// What one plugin answers for one user.
///
/// A user may do something to a record if any rule lets them; without one they
/// may not. Of several policies, each that doesn't abstain has to let them, and each
/// field is what the strictest makes of it. Where all abstain, it is as without
/// policies: see [`Action::is_free`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Policy {
    /// The plugin's id.
    pub plugin: String,
    /// What the user may do.
    pub rules: Vec<Rule>,
    /// Of what it says nothing.
    pub abstentions: Vec<Abstention>,
    /// What becomes of single fields.
    pub fields: Vec<FieldRule>,
}

impl Policy {
    /// Whether it leaves it to others who does something in a table.
    pub(crate) fn abstains(&self, table: &str, action: Action) -> bool {
        self.abstentions.iter().any(|one| {
            let about = one.table.as_ref().is_none_or(|key| key == table);
            about && one.actions.contains(&action)
        })
    }

    /// Whether it takes nothing away, of whatever there is.
    pub(super) fn is_silent(&self) -> bool {
        let whole = || self.abstentions.iter().filter(|one| one.table.is_none());
        let silent = |action| whole().any(|one| one.actions.contains(&action));
        self.fields.is_empty() && Action::ALL.into_iter().all(silent)
    }
}
