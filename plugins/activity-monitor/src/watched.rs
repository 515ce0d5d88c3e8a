//! Has the host watch the rules that are on, each under its number.

use bailey_sdk::activity;
use bailey_sdk::prelude::*;

use crate::store;

/// Watches what the rules say by now.
pub fn renew() -> Result<(), Error> {
    let rules = store::rules()?;
    let on = rules.iter().filter(|(_, rule)| rule.on);
    let thresholds: Vec<_> = on
        .map(|(number, rule)| rule.threshold(&number.to_string()))
        .collect();
    activity::watch(&thresholds)
}
