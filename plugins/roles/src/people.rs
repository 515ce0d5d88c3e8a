//! Which roles a person has, and what is different for them alone.

use bailey_sdk::json::Json;
use bailey_sdk::sorted::Map;

use crate::level::Level;
use crate::rights::Rights;

/// A person's roles, and what is added or taken away for them alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Json)]
pub struct Person {
    /// The keys of their roles; none means the role of those without one.
    pub roles: Vec<String>,
    /// Exactly this level instead of what the roles say, by table and the action's
    /// word.
    pub exceptions: Map<String, Map<String, Level>>,
    /// Grows by one with each change.
    pub version: u64,
}

impl Person {
    /// The level that holds for them alone, if one does.
    pub fn exception(
        &self,
        table: &str,
        action: bailey_sdk::access_policy::Action,
    ) -> Option<Level> {
        let table = self.exceptions.get(table)?;
        table.get(crate::rights::word(action)).copied()
    }

    /// How many exceptions there are.
    pub fn exception_count(&self) -> usize {
        self.exceptions.values().map(Map::len).sum()
    }

    /// A table's rights with the exceptions in it.
    pub fn applied(&self, table: &str, rights: &Rights) -> Rights {
        let mut rights = rights.clone();
        for action in bailey_sdk::access_policy::Action::ALL {
            if let Some(level) = self.exception(table, action) {
                rights.set(action, level);
            }
        }
        rights
    }
}

/// The roles of those who have none of their own.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Defaults {
    /// Of members.
    pub members: String,
    /// Of admins.
    pub admins: String,
    /// Grows by one with each change.
    pub version: u64,
}
