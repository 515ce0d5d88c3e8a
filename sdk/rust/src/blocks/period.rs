//! A period that a filter asks for: days as forms have them, moments as the host
//! is asked.

use super::{Form, FormField, Input};
use crate::extension_points::pages::Parameters;
use crate::types::{Date, Error, Text, Timestamp};

/// The form field, and the parameter, with the first day that counts.
pub const SINCE: &str = "since";
/// The form field, and the parameter, with the last day that counts.
pub const UNTIL: &str = "until";

/// Days from one to another, both of which count; open where there is none.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Period {
    /// The first day.
    pub since: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl Period {
    /// Reads it from a page's parameters.
    ///
    /// # Errors
    /// `refusal`, at the field that holds no day.
    pub fn read(parameters: &impl Parameters, refusal: impl Into<Text>) -> Result<Self, Error> {
        let refusal = refusal.into();
        Ok(Self {
            since: parameters.day(SINCE, refusal.clone())?,
            until: parameters.day(UNTIL, refusal)?,
        })
    }

    /// The moment at which it begins and the first after it, in the time zone of
    /// `start_of_day`.
    ///
    /// # Errors
    /// Those of `start_of_day`.
    pub fn moments(
        self,
        start_of_day: impl Fn(Date) -> Result<Timestamp, Error>,
    ) -> Result<(Option<Timestamp>, Option<Timestamp>), Error> {
        let since = self.since.map(&start_of_day).transpose()?;
        let until = self.until.map(|day| start_of_day(day.next())).transpose()?;
        Ok((since, until))
    }
}

impl Form {
    /// Adds the two fields of a period.
    #[must_use]
    pub fn period(self, period: Period, since: impl Into<Text>, until: impl Into<Text>) -> Self {
        self.field(FormField::new(SINCE, since, Input::Date).value(period.since))
            .field(FormField::new(UNTIL, until, Input::Date).value(period.until))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::literal;
    use crate::types::DAY;

    #[test]
    fn the_last_day_counts_to_its_end() {
        let pairs = [("since", "1970-01-02"), ("until", "1970-01-02")];
        let address: Vec<_> = pairs.map(|(name, day)| (name.into(), day.into())).into();
        let period = Period::read(&address, literal("?")).unwrap();
        // Days of January 1970, in UTC.
        let moments = period.moments(|day| Ok((i64::from(day.day) - 1) * DAY));
        assert_eq!(moments.unwrap(), (Some(DAY), Some(2 * DAY)));
    }
}
