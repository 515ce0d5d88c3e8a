//! The plugin's settings, as an admin set them.

use bailey_sdk::prelude::*;
use bailey_sdk::settings;
use bailey_sdk::types::DAY;

const SECOND: i64 = 1000;

/// Over how many days a rule is tested backwards.
pub fn test_days() -> Result<i64, Error> {
    number("test-days", 1, 90)
}

/// The same in milliseconds.
pub fn test_span() -> Result<i64, Error> {
    Ok(test_days()? * DAY)
}

/// How long a request of somebody waits who is slowed, in milliseconds.
pub fn pause() -> Result<u32, Error> {
    let millis = number("slow-seconds", 1, 3)? * SECOND;
    u32::try_from(millis).map_err(|error| Error::Unavailable(error.to_string()))
}

/// For how long somebody is slowed, in milliseconds.
pub fn slowed_for() -> Result<i64, Error> {
    Ok(number("slow-minutes", 5, 1440)? * 60 * SECOND)
}

/// A setting's number; one outside the bounds counts as the nearest.
fn number(key: &str, least: i64, most: i64) -> Result<i64, Error> {
    match settings::get(key)? {
        Scalar::Integer(number) => Ok(number.clamp(least, most)),
        _ => Err(Error::Unavailable(format!(
            "the setting {key} holds no number"
        ))),
    }
}
