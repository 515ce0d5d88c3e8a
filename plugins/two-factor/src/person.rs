//! What is kept of a person: whether they have a second factor and since when, in the
//! plugin's storage; the seed and what is kept of the codes, sealed.

use bailey_sdk::json::{self, Json};
use bailey_sdk::prelude::*;
use bailey_sdk::sorted::Map;
use bailey_sdk::{secrets, stored};

use crate::recovery::Recovery;

const PEOPLE: &str = "people";

/// A person, as far as their second factor goes.
#[derive(Debug, Clone, Default, PartialEq, Json)]
#[json(default)]
pub struct Person {
    /// Since when they have one that counts.
    pub since: Option<Timestamp>,
    /// The step of the last code that was accepted.
    pub last: Option<u64>,
    /// When a rule first asked it of them.
    pub asked_since: Option<Timestamp>,
    /// They lost it, and asked to be let in without.
    pub recovery: Option<Recovery>,
    /// How many recovery codes are left.
    pub codes: usize,
}

/// What a person proves themselves with.
#[derive(Clone, PartialEq, Json)]
pub struct Factor {
    /// What the codes are made from.
    pub seed: Vec<u8>,
    /// What is kept of the recovery codes that are left.
    pub codes: Vec<String>,
}

/// A factor that is being set up.
#[derive(Clone, PartialEq, Json)]
pub struct Draft {
    pub seed: Vec<u8>,
    /// The recovery codes, once a code of the seed was right.
    pub codes: Vec<String>,
    /// The step of that code.
    pub last: Option<u64>,
}

impl Person {
    pub fn read(user: UserId) -> Result<Self, Error> {
        Ok(stored::get(PEOPLE, &user.to_string())?.unwrap_or_default())
    }

    pub fn put(&self, user: UserId) -> Result<(), Error> {
        stored::put(PEOPLE, &user.to_string(), self)
    }

    /// Everybody of whom something is kept.
    pub fn all() -> Result<Map<UserId, Self>, Error> {
        stored::numbered(PEOPLE)
    }
}

/// The factor that counts; none if there is none, or its secrets went with the plugin
/// for a while.
pub fn factor(user: UserId) -> Result<Option<Factor>, Error> {
    opened(&key("factor", user))
}

pub fn put_factor(user: UserId, factor: &Factor) -> Result<(), Error> {
    sealed(&key("factor", user), factor)
}

pub fn draft(user: UserId) -> Result<Option<Draft>, Error> {
    opened(&key("draft", user))
}

pub fn put_draft(user: UserId, draft: &Draft) -> Result<(), Error> {
    sealed(&key("draft", user), draft)
}

pub fn drop_draft(user: UserId) -> Result<(), Error> {
    secrets::forget(&key("draft", user))
}

/// Takes a person's factor away, with all that belongs to it.
pub fn take_away(user: UserId) -> Result<(), Error> {
    secrets::forget(&key("factor", user))?;
    drop_draft(user)?;
    let before = Person::read(user)?;
    Person {
        since: None,
        last: None,
        recovery: None,
        codes: 0,
        ..before
    }
    .put(user)
}

fn key(what: &str, user: UserId) -> String {
    format!("{what}/{user}")
}

fn opened<T: Json>(key: &str) -> Result<Option<T>, Error> {
    // What exactly can't be read may be a secret.
    let unreadable = |_| Error::Unavailable("what was kept can't be read".into());
    let Some(bytes) = secrets::open(key)? else {
        return Ok(None);
    };
    let read = json::from_str(&String::from_utf8_lossy(&bytes));
    read.map(Some).map_err(unreadable)
}

fn sealed(key: &str, value: &impl Json) -> Result<(), Error> {
    secrets::seal(key, json::to_string(value).as_bytes())
}
