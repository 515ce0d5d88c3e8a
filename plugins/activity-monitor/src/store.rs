//! What the plugin keeps, as JSON: rules by number, and whom something was done
//! about. The policy rests on the second bucket alone.

use std::collections::BTreeMap;

use bailey_sdk::prelude::*;
use bailey_sdk::storage;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::rule::Rule;
use crate::stopped::Stopped;

const RULES: &str = "rules";
const STOPPED: &str = "stopped";
/// The most entries that the host hands over at once.
const SCAN: u32 = 500;
/// The most rules, which the host watches at a time.
const MOST_RULES: usize = 100;

/// All rules by number, the oldest first.
pub fn rules() -> Result<BTreeMap<u64, Rule>, Error> {
    numbered(RULES)
}

/// The rule of this key.
pub fn rule(key: &str) -> Result<Option<Rule>, Error> {
    get(RULES, key)
}

pub fn put_rule(key: &str, rule: &Rule) -> Result<(), Error> {
    put(RULES, key, rule)
}

/// Keeps a new rule; answers its key.
pub fn add_rule(rule: &Rule) -> Result<String, Error> {
    let rules = rules()?;
    if rules.len() >= MOST_RULES {
        return Err(Error::invalid(tr("too-many-rules").arg("most", MOST_RULES)));
    }
    let last = rules.last_key_value().map_or(0, |(number, _)| *number);
    let key = (last + 1).to_string();
    put_rule(&key, rule)?;
    Ok(key)
}

pub fn remove_rule(key: &str) -> Result<(), Error> {
    storage::delete(RULES, key)
}

/// All about whom something was done.
pub fn all_stopped() -> Result<BTreeMap<u64, Stopped>, Error> {
    numbered(STOPPED)
}

/// What was done about somebody.
pub fn stopped(user: UserId) -> Result<Option<Stopped>, Error> {
    get(STOPPED, &user.to_string())
}

pub fn put_stopped(user: UserId, stopped: &Stopped) -> Result<(), Error> {
    put(STOPPED, &user.to_string(), stopped)
}

pub fn lift(user: UserId) -> Result<(), Error> {
    storage::delete(STOPPED, &user.to_string())
}

/// All that a bucket has under numbers.
fn numbered<T: DeserializeOwned>(bucket: &str) -> Result<BTreeMap<u64, T>, Error> {
    let mut found = BTreeMap::new();
    let mut after: Option<String> = None;
    loop {
        let page = storage::scan(bucket, "", after.as_deref(), SCAN)?;
        let last = page.len() < SCAN as usize;
        after = page.last().map(|entry| entry.key.clone());
        for entry in page {
            if let Ok(number) = entry.key.parse() {
                found.insert(number, parsed(&entry.value)?);
            }
        }
        if last {
            return Ok(found);
        }
    }
}

fn get<T: DeserializeOwned>(bucket: &str, key: &str) -> Result<Option<T>, Error> {
    storage::get(bucket, key)?
        .map(|bytes| parsed(&bytes))
        .transpose()
}

fn put<T: Serialize>(bucket: &str, key: &str, value: &T) -> Result<(), Error> {
    let bytes = serde_json::to_vec(value).map_err(|error| Error::Unavailable(error.to_string()))?;
    storage::set(bucket, key, &bytes)
}

fn parsed<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(bytes)
        .map_err(|error| Error::Unavailable(format!("what was stored can't be read: {error}")))
}
