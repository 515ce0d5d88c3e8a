//! How long deleted records are kept, as the account's admin set it: for all
//! tables, and for some of them otherwise.

use bailey_sdk::prelude::*;
use bailey_sdk::settings;

/// The bounds of the setting, as `plugin.toml` has them.
const LEAST: i64 = 1;
const MOST: i64 = 365;

/// For how many days what is deleted from a table.
pub fn days(table: &str) -> Result<u16, Error> {
    from_setting(&settings::get_for("keep-days", table)?)
        .ok_or_else(|| Error::Unavailable("the setting keep-days holds no number of days".into()))
}

/// The days that a setting's value says; one outside the bounds counts as the
/// nearest.
fn from_setting(value: &Scalar) -> Option<u16> {
    match value {
        Scalar::Integer(days) => u16::try_from((*days).clamp(LEAST, MOST)).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_admin_set_is_what_holds() {
        assert_eq!(from_setting(&Scalar::Integer(30)), Some(30));
    }

    #[test]
    fn a_number_out_of_bounds_counts_as_the_nearest() {
        assert_eq!(from_setting(&Scalar::Integer(0)), Some(1));
        assert_eq!(from_setting(&Scalar::Integer(i64::MIN)), Some(1));
        assert_eq!(from_setting(&Scalar::Integer(100_000)), Some(365));
    }

    #[test]
    fn what_is_no_number_says_nothing() {
        assert_eq!(from_setting(&Scalar::Text("30".into())), None);
    }
}
