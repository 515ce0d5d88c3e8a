//! How each language sets thousands apart, after the Unicode CLDR (release 46).

use fluent_bundle::FluentValue;

/// One language's way of grouping digits by three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grouping {
    /// Between the groups.
    separator: &'static str,
    /// How many digits a number has at least before it is grouped.
    from: usize,
}

impl Grouping {
    /// "1,234".
    pub const ENGLISH: Self = Self {
        separator: ",",
        from: 4,
    };
    /// "1 234", which no line breaks apart.
    pub const RUSSIAN: Self = Self {
        separator: "\u{a0}",
        from: 4,
    };
    /// "1234" and "12 345".
    pub const POLISH: Self = Self {
        separator: "\u{a0}",
        from: 5,
    };
    /// "1,234".
    pub const CHINESE: Self = Self::ENGLISH;

    /// The digits of a number with its groups set apart.
    #[must_use]
    pub fn group(&self, digits: &str) -> String {
        let mut text = String::with_capacity(digits.len() + 8);
        for (i, digit) in digits.char_indices() {
            let left = digits.len() - i;
            if i > 0 && left.is_multiple_of(3) && digits.len() >= self.from {
                text.push_str(self.separator);
            }
            text.push(digit);
        }
        text
    }

    /// A whole number within a message, which has chosen its plural before; none
    /// for what is none, which is written as it is.
    #[must_use]
    pub fn written(self, value: &FluentValue<'_>) -> Option<String> {
        match value {
            FluentValue::Number(number) if number.value.fract() == 0.0 => {
                // U+2212, which is as wide as a digit where figures are tabular.
                let sign = if number.value < 0.0 { "\u{2212}" } else { "" };
                let digits = format!("{:.0}", number.value.abs());
                Some(format!("{sign}{}", self.group(&digits)))
            }
            _ => None,
        }
    }
}
