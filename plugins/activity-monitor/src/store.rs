//! What the plugin keeps, as JSON: rules by number, and whom something was done
//! about. The policy rests on the second bucket alone.

use bailey_sdk::prelude::*;
use bailey_sdk::sorted::Map;
use bailey_sdk::{storage, stored};

use crate::rule::Rule;
use crate::stopped::Stopped;

const RULES: &str = "rules";
const STOPPED: &str = "stopped";
/// The most rules, which the host watches at a time.
const MOST_RULES: usize = 100;

/// All rules by number, the oldest first.
pub fn rules() -> Result<Map<u64, Rule>, Error> {
    stored::numbered(RULES)
}

/// The rule of this key.
pub fn rule(key: &str) -> Result<Option<Rule>, Error> {
    stored::get(RULES, key)
}

pub fn put_rule(key: &str, rule: &Rule) -> Result<(), Error> {
    stored::put(RULES, key, rule)
}

/// Keeps a new rule; answers its key.
pub fn add_rule(rule: &Rule) -> Result<String, Error> {
    let rules = rules()?;
    if rules.len() >= MOST_RULES {
        return Err(Error::invalid(tr("too-many-rules").arg("most", MOST_RULES)));
    }
    let last = rules.keys().next_back().copied().unwrap_or_default();
    let key = (last + 1).to_string();
    put_rule(&key, rule)?;
    Ok(key)
}

pub fn remove_rule(key: &str) -> Result<(), Error> {
    storage::delete(RULES, key)
}

/// All about whom something was done.
pub fn all_stopped() -> Result<Map<u64, Stopped>, Error> {
    stored::numbered(STOPPED)
}

/// What was done about somebody.
pub fn stopped(user: UserId) -> Result<Option<Stopped>, Error> {
    stored::get(STOPPED, &user.to_string())
}

pub fn put_stopped(user: UserId, stopped: &Stopped) -> Result<(), Error> {
    stored::put(STOPPED, &user.to_string(), stopped)
}

pub fn lift(user: UserId) -> Result<(), Error> {
    storage::delete(STOPPED, &user.to_string())
}
