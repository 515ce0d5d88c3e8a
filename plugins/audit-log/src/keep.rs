//! How long the journal keeps everything, as the account's admin set it.

use bailey_sdk::prelude::*;
use bailey_sdk::settings;
use bailey_sdk::types::DAY;

/// The bounds of the setting, as `plugin.toml` has them.
const LEAST: i64 = 30;
const MOST: i64 = 3650;

/// The moment before which entries may be pruned.
pub fn until(now: Timestamp) -> Result<Timestamp, Error> {
    let days = from_setting(&settings::get("keep-days")?).ok_or_else(|| {
        Error::Unavailable("the setting keep-days holds no number of days".into())
    })?;
    Ok(now - days * DAY)
}

/// The days that a setting's value says; one outside the bounds counts as the
/// nearest.
fn from_setting(value: &Scalar) -> Option<i64> {
    match value {
        Scalar::Integer(days) => Some((*days).clamp(LEAST, MOST)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_admin_set_is_what_holds_within_the_bounds() {
        assert_eq!(from_setting(&Scalar::Integer(365)), Some(365));
        assert_eq!(from_setting(&Scalar::Integer(0)), Some(30));
        assert_eq!(from_setting(&Scalar::Integer(i64::MAX)), Some(3650));
        assert_eq!(from_setting(&Scalar::Text("365".into())), None);
    }
}
