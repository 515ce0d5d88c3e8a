//! A value without the host's help: for logs, and for several in one text. What
//! a reader sees in their language is drawn by the host from the value itself.

use std::fmt;

use crate::types::{Decimal, Scalar};

/// With a point and as many digits after it as its scale.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let units = self.units.unsigned_abs();
        let scale = usize::from(self.scale);
        let digits = format!("{units:0>width$}", width = scale + 1);
        let (whole, part) = digits.split_at(digits.len() - scale);
        let point = if scale == 0 { "" } else { "." };
        write!(f, "{sign}{whole}{point}{part}")
    }
}

/// Amounts of money in the smallest unit, moments in milliseconds, records as
/// `table/number`.
impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Choice(text) => f.write_str(text),
            Self::Integer(number) | Self::Datetime(number) => write!(f, "{number}"),
            Self::Decimal(decimal) => write!(f, "{decimal}"),
            Self::Money(money) => write!(f, "{} {}", money.minor, money.currency),
            Self::Boolean(yes) => write!(f, "{yes}"),
            Self::Date(date) => write!(f, "{date}"),
            Self::Reference(record) => write!(f, "{}/{}", record.table, record.id),
            Self::File(file) => f.write_str(&file.name),
            Self::Other(other) => f.write_str(&other.text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_keeps_its_scale() {
        for (units, scale, text) in [
            (12345, 2, "123.45"),
            (-5, 2, "-0.05"),
            (7, 0, "7"),
            (0, 3, "0.000"),
            (i64::MIN, 0, "-9223372036854775808"),
        ] {
            assert_eq!(Decimal { units, scale }.to_string(), text);
        }
    }
}
