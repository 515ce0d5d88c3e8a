//! Decimals as people and programs write them.

use std::fmt;
use std::str::FromStr;

use crate::schema::minor_digits;
use crate::value::{Decimal, Money};

/// The most digits that stand after the point.
const MOST_DIGITS: usize = 18;

/// The text is no decimal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal number such as 12.50, or one with too many digits")]
pub struct NotADecimal;

impl Decimal {
    /// The same number with so many digits after the point; none if it has more
    /// digits than that, or than fit.
    #[must_use]
    pub fn rescaled(self, scale: u8) -> Option<Self> {
        let units = if self.scale <= scale {
            let factor = 10_i64.checked_pow(u32::from(scale - self.scale))?;
            self.units.checked_mul(factor)?
        } else {
            let factor = 10_i64.checked_pow(u32::from(self.scale - scale))?;
            if self.units % factor != 0 {
                return None;
            }
            self.units / factor
        };
        Some(Self { units, scale })
    }
}

impl Money {
    /// The amount in whole units of its currency.
    #[must_use]
    pub fn amount(&self) -> Decimal {
        Decimal {
            units: self.minor,
            scale: minor_digits(&self.currency).unwrap_or(2),
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = usize::from(self.scale);
        let digits = format!("{:0>width$}", self.units.unsigned_abs(), width = scale + 1);
        let (whole, part) = digits.split_at(digits.len() - scale);
        let sign = if self.units < 0 { "-" } else { "" };
        if part.is_empty() {
            write!(f, "{sign}{whole}")
        } else {
            write!(f, "{sign}{whole}.{part}")
        }
    }
}

impl FromStr for Decimal {
    type Err = NotADecimal;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(part) || part.len() > MOST_DIGITS {
            return Err(NotADecimal);
        }
        let part = if unsigned.contains('.') { part } else { "" };
        let sign = if text.len() == unsigned.len() {
            ""
        } else {
            "-"
        };
        let units = format!("{sign}{whole}{part}")
            .parse()
            .map_err(|_| NotADecimal)?;
        let scale = u8::try_from(part.len()).map_err(|_| NotADecimal)?;
        Ok(Self { units, scale })
    }
}

#[cfg(test)]
mod tests {
    use crate::value::Decimal;
    use proptest::prelude::*;

    fn decimal(units: i64, scale: u8) -> Decimal {
        Decimal { units, scale }
    }

    #[test]
    fn decimals_are_written_with_their_digits() {
        assert_eq!(decimal(-5, 2).to_string(), "-0.05");
        assert_eq!(decimal(1250, 2).to_string(), "12.50");
        assert_eq!(decimal(7, 0).to_string(), "7");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "-",
            ".",
            "1.",
            ".5",
            "1,5",
            "1e3",
            "+1",
            "--1",
            "1.2.3",
            "99999999999999999999",
        ] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }

    #[test]
    fn rescaling_loses_nothing() {
        assert_eq!(decimal(125, 1).rescaled(2), Some(decimal(1250, 2)));
        assert_eq!(decimal(1250, 2).rescaled(1), Some(decimal(125, 1)));
        assert_eq!(decimal(1255, 2).rescaled(1), None);
        assert_eq!(decimal(i64::MAX, 0).rescaled(1), None);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_the_same(units: i64, scale in 0_u8..=18) {
            let number = decimal(units, scale);
            prop_assert_eq!(number.to_string().parse::<Decimal>(), Ok(number));
        }
    }
}
