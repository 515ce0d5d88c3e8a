//! Whose acts are rewound, and from when to when: the form in which a person
//! chooses it, and the span that it comes to.

use bailey_sdk::blocks::{Input, Period};
use bailey_sdk::journal_undo::{RewindActor, RewindSpan};
use bailey_sdk::prelude::*;
use bailey_sdk::types::DAY;

pub const BY: &str = "by";
pub const PLUGIN: &str = "plugin";
pub const TABLE: &str = "table";
/// The first and the last day, as [`Period`] reads them.
const DAYS: [&str; 2] = ["since", "until"];
pub const FROM: &str = "from";
pub const TO: &str = "to";

const MINUTE: Timestamp = 60 * 1000;

/// What a person chose: whose acts, from when to when, in which table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chosen {
    by: Option<UserId>,
    plugin: Option<String>,
    table: Option<String>,
    period: Period,
    /// Milliseconds into the first day.
    from: Option<Timestamp>,
    /// Milliseconds into the last day.
    to: Option<Timestamp>,
}

impl Chosen {
    /// Reads a page's address, or what a job was told.
    pub fn read(parameters: &impl Parameters) -> Result<Self, Error> {
        Ok(Self {
            by: parameters.id(BY)?,
            plugin: parameters.text(PLUGIN),
            table: parameters.text(TABLE),
            period: Period::read(parameters, tr("not-a-date"))?,
            from: time(parameters, FROM)?,
            to: time(parameters, TO)?,
        })
    }

    /// The form, filled with what is chosen.
    pub fn form(&self) -> Form {
        let field = |name: &str, input| FormField::new(name, tr(format!("filter-{name}")), input);
        let hour = |time: Option<Timestamp>| time.map(written);
        let [since, until] = DAYS;
        Form::filter(tr("rewind-look"))
            .field(field(BY, Input::User).value(self.by))
            .field(field(PLUGIN, Input::Plugin).value(self.plugin.as_ref()))
            .field(FormField::new(since, tr("filter-since"), Input::Date).value(self.period.since))
            .field(
                field(FROM, Input::Line)
                    .value(hour(self.from))
                    .hint(tr("time-hint")),
            )
            .field(FormField::new(until, tr("filter-until"), Input::Date).value(self.period.until))
            .field(
                field(TO, Input::Line)
                    .value(hour(self.to))
                    .hint(tr("time-hint")),
            )
            .field(field(TABLE, Input::Table).value(self.table.as_ref()))
    }

    /// The span, once enough is chosen for one.
    pub fn span(
        &self,
        start_of_day: impl Fn(Date) -> Result<Timestamp, Error>,
    ) -> Result<Option<RewindSpan>, Error> {
        let actor = match (self.by, &self.plugin) {
            (Some(user), None) => RewindActor::User(user),
            (None, Some(plugin)) => RewindActor::Plugin(plugin.clone()),
            (None, None) => return Ok(None),
            (Some(_), Some(_)) => return Err(Error::field(PLUGIN, tr("rewind-one-actor"))),
        };
        let (Some(first), Some(last)) = (self.period.since, self.period.until) else {
            return Ok(None);
        };
        let until = match self.to {
            Some(time) => start_of_day(last)? + time,
            None => start_of_day(last.next())?,
        };
        Ok(Some(RewindSpan {
            actor,
            since: start_of_day(first)? + self.from.unwrap_or(0),
            until,
            table: self.table.clone(),
        }))
    }
}

/// A time of day, such as 14:30, in milliseconds.
fn time(parameters: &impl Parameters, name: &str) -> Result<Option<Timestamp>, Error> {
    let Some(text) = parameters.text(name) else {
        return Ok(None);
    };
    let parsed = text.trim().split_once(':').and_then(|(hours, minutes)| {
        let (hours, minutes) = (hours.parse::<i64>().ok()?, minutes.parse::<i64>().ok()?);
        let at = (hours * 60 + minutes) * MINUTE;
        ((0..60).contains(&minutes) && (0..=DAY).contains(&at)).then_some(at)
    });
    parsed
        .map(Some)
        .ok_or_else(|| Error::field(name, tr("not-a-time")))
}

fn written(time: Timestamp) -> String {
    let minutes = time / MINUTE;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(name, value): &(&str, &str)| ((*name).into(), (*value).into());
        pairs.iter().map(owned).collect()
    }

    /// Days of January 1970, in UTC.
    fn start_of_day(day: Date) -> Result<Timestamp, Error> {
        Ok((i64::from(day.day) - 1) * DAY)
    }

    fn span(pairs: &[(&str, &str)]) -> Result<Option<RewindSpan>, Error> {
        Chosen::read(&address(pairs))?.span(start_of_day)
    }

    #[test]
    fn a_span_is_from_the_first_days_time_to_the_last_ones() {
        let days = [
            ("plugin", "a.b"),
            ("since", "1970-01-02"),
            ("until", "1970-01-03"),
        ];
        let whole = span(&days).unwrap().unwrap();
        assert_eq!((whole.since, whole.until), (DAY, 3 * DAY));
        let times = [&days[..], &[("from", "9:30"), ("to", "18:00")]].concat();
        let some = span(&times).unwrap().unwrap();
        let hour = 60 * MINUTE;
        assert_eq!(
            (some.since, some.until),
            (DAY + 9 * hour + 30 * MINUTE, 2 * DAY + 18 * hour)
        );
    }

    #[test]
    fn until_enough_is_chosen_nothing_is_planned() {
        assert_eq!(span(&[("by", "3")]).unwrap(), None);
        assert_eq!(span(&[("since", "1970-01-02")]).unwrap(), None);
    }

    #[test]
    fn two_actors_and_what_is_no_time_are_refused_at_the_field() {
        let both = span(&[("by", "3"), ("plugin", "a.b")]).unwrap_err();
        assert_eq!(both, Error::field("plugin", tr("rewind-one-actor")));
        let time = span(&[("by", "3"), ("from", "25:00")]).unwrap_err();
        assert_eq!(time, Error::field("from", tr("not-a-time")));
    }
}
