//! What every page about rights begins with: what is kept, who there is, and what
//! the reader may do.

use bailey_sdk::access::{self, TableInfo};
use bailey_sdk::directory::{self, User};
use bailey_sdk::prelude::*;

use crate::draft;
use crate::role::Role;
use crate::store::Kept;

pub struct Desk {
    pub kept: Kept,
    pub users: Vec<User>,
    /// Who reads.
    pub me: UserId,
    /// They may decide about roles.
    pub manages: bool,
}

impl Desk {
    pub fn open(viewer: UserId) -> Result<Self, Error> {
        let kept = Kept::read()?;
        let users = directory::users()?;
        let me = users.iter().find(|user| user.id == viewer);
        let manages = me.is_some_and(|me| draft::manages(&kept, me));
        Ok(Self {
            manages,
            kept,
            users,
            me: viewer,
        })
    }

    /// Refuses who may not decide about roles.
    pub fn may_change(&self) -> Result<(), Error> {
        if self.manages {
            Ok(())
        } else {
            Err(Error::Denied(
                "only the owner and admins with a role that manages roles may do this".into(),
            ))
        }
    }

    pub fn role(&self, key: &str) -> Result<&Role, Error> {
        let found = self.kept.roles.get(key);
        found.ok_or_else(|| Error::NotFound(format!("role {key}")))
    }

    pub fn user(&self, id: UserId) -> Result<&User, Error> {
        let found = self.users.iter().find(|user| user.id == id);
        found.ok_or_else(|| Error::NotFound(format!("user {id}")))
    }

    /// The names of the roles that hold for somebody.
    pub fn names(&self, user: &User) -> Vec<Text> {
        let person = self.kept.person(user.id);
        let roles = self.kept.roles_of(&person, user.admin);
        roles.iter().map(Role::label).collect()
    }
}

/// The tables that rules can name.
pub fn tables() -> Result<Vec<TableInfo>, Error> {
    access::tables()
}

/// The table with this key.
pub fn table<'a>(tables: &'a [TableInfo], key: &str) -> Result<&'a TableInfo, Error> {
    let found = tables.iter().find(|table| table.key == key);
    found.ok_or_else(|| Error::field("table", tr("unknown-table").arg("table", key)))
}
