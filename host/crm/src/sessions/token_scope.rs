//! What a program's token extends to, of what its user may: a program that reads
//! a list needs no right to delete it.

use std::collections::BTreeSet;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use serde::{Deserialize, Serialize};

use crate::access::{Access, Action, Policy, Reason, Rule, Scope};
use crate::error::{Error, Result};
use crate::ids::UserId;
use crate::schema::Schema;

/// Something that a token lets a program do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// Seeing records, and what was done to them.
    Read,
    /// Making and changing records. Changing needs [`Read`](Self::Read) as well, as
    /// deleting and exporting do.
    Write,
    /// Putting records into the bin and taking them back; and deleting them for
    /// good, if the user may.
    Delete,
    /// Taking records out as a file.
    Export,
    /// What the user may set: their own profile, sessions and tokens; and, of an
    /// admin, all that admins may.
    Settings,
}

impl Right {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Read,
        Self::Write,
        Self::Delete,
        Self::Export,
        Self::Settings,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Delete => "delete",
            Self::Export => "export",
            Self::Settings => "settings",
        }
    }

    /// The right of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|right| right.name() == name)
    }

    /// What it lets somebody do to records.
    fn actions(self) -> &'static [Action] {
        match self {
            Self::Read => &[Action::View],
            Self::Write => &[Action::Create, Action::Edit, Action::Import],
            Self::Delete => &[Action::Delete, Action::Purge],
            Self::Export => &[Action::Export],
            Self::Settings => &[],
        }
    }
}

/// What a token extends to, at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenScope {
    /// What a program may do with it.
    pub rights: BTreeSet<Right>,
    /// To the records of which tables, by key; none for all tables.
    pub tables: Option<BTreeSet<String>>,
}

impl TokenScope {
    /// All that the user may.
    #[must_use]
    pub fn full() -> Self {
        Self {
            rights: Right::ALL.into(),
            tables: None,
        }
    }

    /// Whether it leaves the user's rights as they are.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.tables.is_none() && self.rights.len() == Right::ALL.len()
    }

    /// Whether a program may do with it what people are asked first for who they are:
    /// delete for good, export, set. Nobody is there to be asked once it has the token.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        [Right::Delete, Right::Export, Right::Settings]
            .iter()
            .any(|right| self.rights.contains(right))
    }

    /// Whether it extends to a table's records.
    #[must_use]
    pub fn covers(&self, table: &str) -> bool {
        self.tables
            .as_ref()
            .is_none_or(|tables| tables.contains(table))
    }

    /// What a program may that holds such a token of a user who may this much. No
    /// account is asked, so it costs no query.
    ///
    /// # Errors
    /// [`Error::Damaged`] for rules that can't be written down.
    pub fn narrow(&self, access: &Access, user: UserId) -> Result<Access> {
        let actions: Vec<Action> = self
            .rights
            .iter()
            .flat_map(|right| right.actions())
            .copied()
            .collect();
        let rule = |table: Option<String>| Rule {
            table,
            actions: actions.clone(),
            scope: Scope::All,
            filter: None,
            reason: Reason::default(),
        };
        let rules = match &self.tables {
            _ if actions.is_empty() => Vec::new(),
            None => vec![rule(None)],
            Some(tables) => tables.iter().cloned().map(Some).map(rule).collect(),
        };
        let policy = Policy {
            plugin: "token".to_owned(),
            rules,
            abstentions: Vec::new(),
            fields: Vec::new(),
        };
        let mut narrowed = access.and(user, policy)?;
        narrowed.admin &= self.rights.contains(&Right::Settings);
        Ok(narrowed)
    }

    /// Refuses what makes no sense.
    pub(super) fn check(&self, schema: &Schema) -> Result<()> {
        if self.rights.is_empty() {
            let message = "A token that may nothing is of no use: choose what it extends to.";
            return Err(Error::invalid_field("scopes", "required", message));
        }
        let Some(tables) = &self.tables else {
            return Ok(());
        };
        if tables.is_empty() {
            let message = "Name a table at least, or let it extend to all of them.";
            return Err(Error::invalid_field("tables", "required", message));
        }
        match tables.iter().find(|key| schema.find(key).is_none()) {
            None => Ok(()),
            Some(key) => Err(Error::invalid_field(
                "tables",
                "unknown-table",
                format!("There is no table `{key}`."),
            )),
        }
    }

    /// Its rights as they are kept and journalled.
    pub(super) fn rights_text(&self) -> String {
        let names: Vec<_> = self.rights.iter().map(|right| right.name()).collect();
        names.join(" ")
    }

    /// Its tables as they are kept and journalled; none for all.
    pub(super) fn tables_text(&self) -> Option<String> {
        let tables = self.tables.as_ref()?;
        Some(tables.iter().cloned().collect::<Vec<_>>().join(" "))
    }

    pub(super) fn of_row(rights: Rights, tables: Option<String>) -> Self {
        Self {
            rights: rights.0,
            tables: tables.map(|tables| tables.split(' ').map(str::to_owned).collect()),
        }
    }
}

/// Rights as a column holds them.
pub(super) struct Rights(BTreeSet<Right>);

impl FromSql for Rights {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let rights = value.as_str()?.split(' ').map(Right::parse);
        let rights: Option<BTreeSet<_>> = rights.collect();
        rights.map(Self).ok_or(FromSqlError::InvalidType)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Extent;
    use crate::store::Account;

    fn scope(rights: &[Right], tables: Option<&[&str]>) -> TokenScope {
        TokenScope {
            rights: rights.iter().copied().collect(),
            tables: tables.map(|tables| tables.iter().map(|key| (*key).to_owned()).collect()),
        }
    }

    fn narrowed(access: &Access, rights: &[Right], tables: Option<&[&str]>) -> Access {
        scope(rights, tables).narrow(access, UserId(1)).unwrap()
    }

    #[test]
    fn it_takes_from_an_owner_what_it_does_not_name() {
        let account = Account::in_memory().unwrap();
        let whole = account.whole_schema().unwrap();
        let reading = narrowed(&Access::ALL, &[Right::Read], Some(&["deals"]));
        assert!(!reading.admin && reading.records && !reading.may_purge());
        let seen = reading.schema(std::sync::Arc::clone(&whole));
        let keys: Vec<_> = seen.tables().iter().map(|table| &table.key).collect();
        assert_eq!(keys, ["deals"]);
        let deals = seen.table("deals").unwrap();
        assert_eq!(deals.extent(Action::View), Extent::All);
        for action in [Action::Create, Action::Edit, Action::Delete, Action::Export] {
            assert_eq!(deals.extent(action), Extent::None, "{action:?}");
        }
    }

    #[test]
    fn it_gives_nobody_what_they_have_not() {
        let all = narrowed(&Access::MEMBER, &Right::ALL, None);
        assert!(!all.admin && !all.may_purge());
        let nothing = narrowed(&Access::NONE, &Right::ALL, None);
        assert!(!nothing.admin && !nothing.records);
        let own = narrowed(&Access::ALL, &Right::ALL, None);
        assert!(own.admin && own.may_purge());
    }

    #[test]
    fn who_may_just_set_things_sees_no_record() {
        let settings = narrowed(&Access::ALL, &[Right::Settings], None);
        assert!(settings.admin && !settings.records);
    }

    #[test]
    fn what_makes_no_sense_is_refused_by_field() {
        let account = Account::in_memory().unwrap();
        let schema = account.whole_schema().unwrap();
        for (wrong, field) in [
            (scope(&[], None), "scopes"),
            (scope(&[Right::Read], Some(&[])), "tables"),
            (scope(&[Right::Read], Some(&["nothing"])), "tables"),
        ] {
            let Err(Error::Invalid(problems)) = wrong.check(&schema) else {
                panic!("{wrong:?} was taken");
            };
            assert_eq!(problems[0].field.as_deref(), Some(field));
        }
        scope(&[Right::Read], Some(&["deals"]))
            .check(&schema)
            .unwrap();
    }
}
