//! `directory`: the account's people.

use bailey_crm::{UserId, directory};

use super::HostCall;
use crate::call::Need;
use crate::contract::bailey::crm::directory::{Department, Group, Host, User};
use crate::contract::bailey::crm::types::Error;
use crate::convert::refused;
use crate::groups;

/// The interface's name.
pub const NAME: &str = "directory";

impl Host for HostCall<'_> {
    fn me(&mut self) -> Result<Option<User>, Error> {
        match self.call.context.actor.user() {
            Some(user) => self.find(user.0).map(Some),
            None => self.gate(NAME, Need::Own).map(|_| None),
        }
    }

    fn find(&mut self, id: i64) -> Result<User, Error> {
        self.gate(NAME, Need::Own)?;
        let context = self.call.acting(NAME);
        let user = self
            .call
            .account
            .read(|read| directory::user(read, &context, UserId(id)))?;
        self.charge(1, 0)?;
        Ok(user.into())
    }

    fn users(&mut self) -> Result<Vec<User>, Error> {
        self.gate(NAME, Need::Own)?;
        let context = self.call.acting(NAME);
        let users = self
            .call
            .account
            .read(|read| directory::users(read, &context))?;
        self.charge(users.len(), 0)?;
        Ok(users.into_iter().map(Into::into).collect())
    }

    fn admins(&mut self) -> Result<Vec<User>, Error> {
        self.gate(NAME, Need::Own)?;
        let context = self.call.acting(NAME);
        let mut users = self
            .call
            .account
            .read(|read| directory::users(read, &context))?;
        users.retain(|user| user.active && user.admin);
        self.charge(users.len(), 0)?;
        Ok(users.into_iter().map(Into::into).collect())
    }

    fn departments(&mut self) -> Result<Vec<Department>, Error> {
        self.gate(NAME, Need::Own)?;
        let context = self.call.acting(NAME);
        let departments = self
            .call
            .account
            .read(|read| directory::departments(read, &context))?;
        self.charge(departments.len(), 0)?;
        Ok(departments.into_iter().map(Into::into).collect())
    }

    fn groups(&mut self) -> Result<Vec<Group>, Error> {
        self.gate(NAME, Need::Own)?;
        let context = self.call.acting(NAME);
        let groups = self
            .call
            .plugins
            .groups(&self.call.account, &context)
            .map_err(refused)?;
        let people: usize = groups.iter().map(|group| group.members.len()).sum();
        // Numbers alone: not a row each.
        self.charge(groups.len(), (people * size_of::<i64>()) as u64)?;
        Ok(groups.into_iter().map(Into::into).collect())
    }
}

impl From<groups::Group> for Group {
    fn from(group: groups::Group) -> Self {
        Self {
            plugin: group.plugin,
            key: group.key,
            name: group.name,
            members: group.members.into_iter().map(|user| user.0).collect(),
        }
    }
}

impl From<directory::User> for User {
    fn from(user: directory::User) -> Self {
        Self {
            id: user.id.0,
            name: user.name,
            email: user.email,
            admin: user.admin,
            owner: user.owner,
            active: user.active,
            department: user.department.map(|department| department.0),
        }
    }
}

impl From<directory::Department> for Department {
    fn from(department: directory::Department) -> Self {
        Self {
            id: department.id.0,
            name: department.name,
            parent: department.parent.map(|parent| parent.0),
            head: department.head.map(|head| head.0),
        }
    }
}
