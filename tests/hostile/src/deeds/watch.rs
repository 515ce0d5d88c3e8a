//! Watches who deletes more than two records an hour, and says of whom it was told.

use bailey_sdk::activity::{self, Act, Period, Threshold};
use bailey_sdk::storage;

/// What the threshold is called.
const NAME: &str = "deletions";

pub fn run() -> String {
    let threshold = Threshold {
        name: NAME.to_owned(),
        counted: Act::RecordsDeleted,
        per: Period::Hour,
        limit: 2,
    };
    format!("{:?}", activity::watch(&[threshold]))
}

/// Of whom it was told last, and at what count.
pub fn told() -> String {
    match storage::get("alarms", NAME) {
        Ok(Some(told)) => String::from_utf8_lossy(&told).into_owned(),
        other => format!("{other:?}"),
    }
}
