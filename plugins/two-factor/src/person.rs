//! What is kept of a person: whether they have a second factor and since when, in the
//! plugin's storage; the seed and what is kept of the codes, sealed.

use std::collections::BTreeMap;

use bailey_sdk::prelude::*;
use bailey_sdk::{secrets, storage};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::recovery::Recovery;

const PEOPLE: &str = "people";
/// The most entries that the host hands over at once.
const SCAN: u32 = 500;

/// A person, as far as their second factor goes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
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
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Factor {
    /// What the codes are made from.
    pub seed: Vec<u8>,
    /// What is kept of the recovery codes that are left.
    pub codes: Vec<String>,
}

/// A factor that is being set up.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub seed: Vec<u8>,
    /// The recovery codes, once a code of the seed was right.
    pub codes: Vec<String>,
    /// The step of that code.
    pub last: Option<u64>,
}

impl Person {
    pub fn read(user: UserId) -> Result<Self, Error> {
        match storage::get(PEOPLE, &user.to_string())? {
            Some(bytes) => parsed(&bytes),
            None => Ok(Self::default()),
        }
    }

    pub fn put(&self, user: UserId) -> Result<(), Error> {
        storage::set(PEOPLE, &user.to_string(), &written(self)?)
    }

    /// Everybody of whom something is kept.
    pub fn all() -> Result<BTreeMap<UserId, Self>, Error> {
        let mut found = BTreeMap::new();
        let mut after: Option<String> = None;
        loop {
            let page = storage::scan(PEOPLE, "", after.as_deref(), SCAN)?;
            let last = page.len() < SCAN as usize;
            after = page.last().map(|entry| entry.key.clone());
            for entry in page {
                if let Ok(user) = entry.key.parse() {
                    found.insert(user, parsed(&entry.value)?);
                }
            }
            if last {
                return Ok(found);
            }
        }
    }
}

/// The factor that counts; none if there is none, or its secrets went with the plugin
/// for a while.
pub fn factor(user: UserId) -> Result<Option<Factor>, Error> {
    opened(&key("factor", user))
}

pub fn put_factor(user: UserId, factor: &Factor) -> Result<(), Error> {
    secrets::seal(&key("factor", user), &written(factor)?)
}

pub fn draft(user: UserId) -> Result<Option<Draft>, Error> {
    opened(&key("draft", user))
}

pub fn put_draft(user: UserId, draft: &Draft) -> Result<(), Error> {
    secrets::seal(&key("draft", user), &written(draft)?)
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

fn opened<T: DeserializeOwned>(key: &str) -> Result<Option<T>, Error> {
    secrets::open(key)?.map(|bytes| parsed(&bytes)).transpose()
}

pub fn parsed<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    // What exactly can't be read may be a secret.
    serde_json::from_slice(bytes)
        .map_err(|_| Error::Unavailable("what was kept can't be read".into()))
}

pub fn written<T: Serialize>(value: &T) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(value).map_err(|error| Error::Unavailable(error.to_string()))
}
