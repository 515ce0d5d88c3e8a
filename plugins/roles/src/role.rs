//! A role: what whoever has it may do.

use bailey_sdk::access_policy::{Action, FieldLevel};
use bailey_sdk::json::Json;
use bailey_sdk::prelude::*;
use bailey_sdk::sorted::Map;
use bailey_sdk::text::Message;

use crate::level::Level;
use crate::rights::Rights;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 100;

/// What whoever has it may do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Json)]
pub struct Role {
    /// The ready role that it is and whose name it has, until it gets its own.
    pub ready: Option<String>,
    /// The name that an admin gave it.
    pub name: Option<String>,
    /// Grows by one with each change.
    pub version: u64,
    /// Admins who have it may decide about roles.
    pub manages: bool,
    /// In every table that is not among `tables`.
    pub others: Rights,
    /// In these tables, by key.
    pub tables: Map<String, Rights>,
    /// In these tables it extends to records with certain choices alone.
    pub limits: Map<String, Limit>,
    /// Fields that are not editable, by table and field.
    pub fields: Map<String, Map<String, FieldLimit>>,
}

/// Records whose choice field holds one of these: deals in two stages.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Limit {
    /// The choice field's key.
    pub field: String,
    /// The keys of its choices.
    pub choices: Vec<String>,
}

/// What may be done with a field, less than to edit it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Json)]
pub enum FieldLimit {
    /// It isn't there.
    Hidden,
    /// It can be read.
    ReadOnly,
}

impl From<FieldLimit> for FieldLevel {
    fn from(level: FieldLimit) -> Self {
        match level {
            FieldLimit::Hidden => Self::Hidden,
            FieldLimit::ReadOnly => Self::ReadOnly,
        }
    }
}

impl Role {
    /// What it allows in a table.
    pub fn rights(&self, table: &str) -> &Rights {
        self.tables.get(table).unwrap_or(&self.others)
    }

    /// What it allows to do with a field.
    pub fn field(&self, table: &str, field: &str) -> FieldLevel {
        let level = self.fields.get(table).and_then(|fields| fields.get(field));
        level.map_or(FieldLevel::Editable, |level| (*level).into())
    }

    /// Whether whoever has it sees records of the table.
    pub fn sees(&self, table: &str) -> bool {
        self.rights(table).level(Action::View) > Level::Denied
    }

    /// A message about it, which says its name with `role-name`.
    pub fn named(&self, message: &str) -> Message {
        let ready = match (&self.name, &self.ready) {
            (None, Some(ready)) => ready.as_str(),
            _ => "none",
        };
        tr(message)
            .arg("ready", ready)
            .arg("name", self.name.as_deref().unwrap_or_default())
    }

    /// Its name.
    pub fn label(&self) -> Text {
        self.named("role-name").into()
    }

    /// Its name for the journal, which is read in any language.
    pub fn plain_name(&self) -> String {
        let name = self.name.clone().or_else(|| self.ready.clone());
        name.unwrap_or_default()
    }
}

/// A name as a role may have it.
pub fn checked_name(text: Option<&str>) -> Result<String, Error> {
    let name = text.unwrap_or_default();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control)
    {
        return Err(Error::field("name", tr("name-refused")));
    }
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_without_rights_of_its_own_has_those_of_others() {
        let role = Role {
            others: Rights::of(&[Action::View], Level::All),
            tables: [("deals".to_owned(), Rights::default())].into(),
            ..Role::default()
        };
        assert!(role.sees("contacts"));
        assert!(!role.sees("deals"));
    }

    #[test]
    fn a_name_has_letters_and_an_end() {
        assert_eq!(checked_name(Some("Lawyer")), Ok("Lawyer".to_owned()));
        let long = "a".repeat(LONGEST_NAME + 1);
        for name in [None, Some(""), Some("a\nb"), Some(&*long)] {
            assert!(checked_name(name).is_err(), "{name:?}");
        }
    }
}
