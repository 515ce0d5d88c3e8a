//! What the plugin keeps, as JSON: roles, people, defaults, drafts, reviews.
//!
//! The policy rests on the first three buckets alone, so that a draft or a review
//! that goes on makes nobody's rights be asked for anew.

use bailey_sdk::access_policy::Subject;
use bailey_sdk::prelude::*;
use bailey_sdk::sorted::Map;
use bailey_sdk::{storage, stored};

use crate::people::{Defaults, Person};
use crate::ready;
use crate::role::Role;

const ROLES: &str = "roles";
const PEOPLE: &str = "people";
const DEFAULTS: &str = "defaults";
const ONLY: &str = "only";

/// All roles by key.
pub fn roles() -> Result<Map<String, Role>, Error> {
    stored::all(ROLES)
}

pub fn put_role(key: &str, role: &Role) -> Result<(), Error> {
    stored::put(ROLES, key, role)
}

pub fn remove_role(key: &str) -> Result<(), Error> {
    storage::delete(ROLES, key)
}

/// All who have roles or exceptions of their own.
pub fn people() -> Result<Map<UserId, Person>, Error> {
    stored::numbered(PEOPLE)
}

/// A person's roles and exceptions.
pub fn person(user: UserId) -> Result<Person, Error> {
    Ok(stored::get(PEOPLE, &user.to_string())?.unwrap_or_default())
}

pub fn put_person(user: UserId, person: &Person) -> Result<(), Error> {
    stored::put(PEOPLE, &user.to_string(), person)
}

/// The roles of those who have none of their own.
pub fn defaults() -> Result<Defaults, Error> {
    Ok(stored::get(DEFAULTS, ONLY)?.unwrap_or_else(|| Defaults {
        members: ready::EVERYTHING.to_owned(),
        admins: ready::ADMINISTRATOR.to_owned(),
        version: 1,
    }))
}

pub fn put_defaults(defaults: &Defaults) -> Result<(), Error> {
    stored::put(DEFAULTS, ONLY, defaults)
}

/// All that a page about rights needs at once.
#[derive(Debug, Clone)]
pub struct Kept {
    pub roles: Map<String, Role>,
    pub people: Map<UserId, Person>,
    pub defaults: Defaults,
}

impl Kept {
    pub fn read() -> Result<Self, Error> {
        Ok(Self {
            roles: roles()?,
            people: people()?,
            defaults: defaults()?,
        })
    }

    /// A person's roles and exceptions.
    pub fn person(&self, user: UserId) -> Person {
        self.people.get(&user).cloned().unwrap_or_default()
    }

    /// The keys of the roles that hold for somebody.
    pub fn keys<'a>(&'a self, person: &'a Person, admin: bool) -> Vec<&'a str> {
        effective(&person.roles, &self.defaults, admin)
    }

    /// The roles that hold for somebody.
    pub fn roles_of(&self, person: &Person, admin: bool) -> Vec<Role> {
        let keys = self.keys(person, admin).into_iter();
        keys.filter_map(|key| self.roles.get(key).cloned())
            .collect()
    }

    /// How many people have the role; `users` are all of them.
    pub fn count(&self, key: &str, users: &[bailey_sdk::directory::User]) -> usize {
        let has = |user: &&bailey_sdk::directory::User| {
            let person = self.person(user.id);
            user.active && !user.owner && self.keys(&person, user.admin).contains(&key)
        };
        users.iter().filter(has).count()
    }
}

/// The roles that hold for a subject, with the person whose they are: what the
/// policy is made from, and no more.
pub fn of_subject(subject: &Subject) -> Result<(Person, Vec<Role>), Error> {
    let person = person(subject.user)?;
    let defaults = defaults()?;
    let mut roles = Vec::new();
    for key in effective(&person.roles, &defaults, subject.admin) {
        // A role that is gone allows nothing.
        roles.extend(stored::get(ROLES, key)?);
    }
    Ok((person, roles))
}

fn effective<'a>(own: &'a [String], defaults: &'a Defaults, admin: bool) -> Vec<&'a str> {
    if !own.is_empty() {
        return own.iter().map(String::as_str).collect();
    }
    vec![if admin {
        &defaults.admins
    } else {
        &defaults.members
    }]
}
