//! What somebody wants back: read from the form's fields, and written into them.

use bailey_sdk::backups::{Request, Scope, Span, Then};
use bailey_sdk::prelude::*;

/// The fields' names.
pub const BACKUP: &str = "backup";
pub const DAY: &str = "day";
pub const TIME: &str = "time";
pub const TABLE: &str = "table";
pub const RECORDS: &str = "records";
pub const OWNER: &str = "owner";
pub const SINCE: &str = "since";
pub const UNTIL: &str = "until";
pub const ADDED: &str = "added";
pub const CHANGED: &str = "changed";
pub const GONE: &str = "gone";
/// What this begins names a plugin whose data goes back.
pub const PLUGIN: &str = "plugin:";
/// That the form was sent: boxes that are not ticked are not sent.
pub const ASKED: &str = "asked";

const MINUTE_MS: i64 = 60 * 1000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// The first moment of a day, as the clock has it.
pub type StartOfDay = fn(Date) -> Result<Timestamp, Error>;

/// What the fields say; none while the form wasn't sent.
pub fn read(from: &impl Parameters, start_of_day: StartOfDay) -> Result<Option<Request>, Error> {
    if from.parameter(ASKED).is_none() {
        return Ok(None);
    }
    let then = match (from.id(BACKUP)?, from.day(DAY, tr("no-day"))?) {
        (Some(number), _) => Then::Backup(number),
        (None, Some(day)) => Then::Moment(start_of_day(day)? + time(from)?),
        (None, None) => return Err(Error::field(DAY, tr("no-moment"))),
    };
    let tables = from.text(TABLE).map(|table| vec![table]);
    let records = records(from)?;
    if records.is_some() && tables.is_none() {
        return Err(Error::field(TABLE, tr("no-table")));
    }
    let since = from
        .day(SINCE, tr("no-day"))?
        .map(start_of_day)
        .transpose()?;
    let until = from
        .day(UNTIL, tr("no-day"))?
        .map(start_of_day)
        .transpose()?;
    let changed_in = (since.is_some() || until.is_some()).then(|| Span {
        since: since.unwrap_or_default(),
        until: until.map_or(i64::MAX, |day| day + DAY_MS),
    });
    Ok(Some(Request {
        then,
        scope: Scope {
            tables,
            records,
            owner: from.id(OWNER)?,
            changed_in,
            added: from.parameter(ADDED).is_some(),
            changed: from.parameter(CHANGED).is_some(),
            gone: from.parameter(GONE).is_some(),
            plugins: plugins(from),
        },
    }))
}

/// The plugins that are ticked.
fn plugins(from: &impl Parameters) -> Vec<String> {
    let ticked = from.all().iter().filter(|(_, value)| !value.is_empty());
    let named = ticked.filter_map(|(name, _)| name.strip_prefix(PLUGIN));
    named.map(ToOwned::to_owned).collect()
}

/// A time of day, as `14:30`; midnight if it is blank. In milliseconds.
fn time(from: &impl Parameters) -> Result<i64, Error> {
    let Some(text) = from.parameter(TIME) else {
        return Ok(0);
    };
    let parts = text.split_once(':');
    let parts = parts.and_then(|(hour, minute)| {
        let (hour, minute) = (hour.parse::<u8>().ok()?, minute.parse::<u8>().ok()?);
        (hour < 24 && minute < 60).then_some((hour, minute))
    });
    let (hour, minute) = parts.ok_or_else(|| Error::field(TIME, tr("no-time")))?;
    Ok((i64::from(hour) * 60 + i64::from(minute)) * MINUTE_MS)
}

/// Numbers of records, with commas or spaces between.
fn records(from: &impl Parameters) -> Result<Option<Vec<RecordId>>, Error> {
    let Some(text) = from.parameter(RECORDS) else {
        return Ok(None);
    };
    let words = text.split([',', ' ', ';', '\n']).map(str::trim);
    let numbers = words.filter(|word| !word.is_empty()).map(str::parse);
    let numbers: Result<Vec<RecordId>, _> = numbers.collect();
    numbers
        .map(Some)
        .map_err(|_| Error::field(RECORDS, tr("no-records")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(fields: &[(&str, &str)]) -> Result<Option<Request>, Error> {
        let mut all = vec![(ASKED.to_owned(), "1".to_owned())];
        all.extend(
            fields
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned())),
        );
        read(&all, |day| Ok(i64::from(day.day) * DAY_MS))
    }

    #[test]
    fn nothing_is_wanted_before_the_form_is_sent() {
        let none: Vec<(String, String)> = Vec::new();
        assert_eq!(read(&none, |_| Ok(0)), Ok(None));
    }

    #[test]
    fn a_backup_with_what_is_ticked() {
        let wanted = sent(&[(BACKUP, "7"), (CHANGED, "on")]).unwrap().unwrap();
        assert_eq!(wanted.then, Then::Backup(7));
        let scope = wanted.scope;
        assert!(scope.changed && !scope.gone && !scope.added && scope.tables.is_none());
    }

    #[test]
    fn plugins_that_are_ticked() {
        let one = format!("{PLUGIN}acme.one");
        let other = format!("{PLUGIN}acme.other");
        let wanted = sent(&[(BACKUP, "7"), (&one, "true"), (&other, "")]);
        assert_eq!(wanted.unwrap().unwrap().scope.plugins, ["acme.one"]);
    }

    #[test]
    fn a_moment_of_a_day() {
        let wanted = sent(&[(DAY, "2026-01-02"), (TIME, "14:30")])
            .unwrap()
            .unwrap();
        assert_eq!(wanted.then, Then::Moment(2 * DAY_MS + 870 * MINUTE_MS));
    }

    #[test]
    fn some_records_of_a_table_changed_in_a_time() {
        let wanted = sent(&[
            (BACKUP, "7"),
            (TABLE, "deals"),
            (RECORDS, "1, 2 3"),
            (SINCE, "2026-01-02"),
            (UNTIL, "2026-01-03"),
        ]);
        let scope = wanted.unwrap().unwrap().scope;
        assert_eq!(scope.records, Some(vec![1, 2, 3]));
        let span = scope.changed_in.unwrap();
        assert_eq!((span.since, span.until), (2 * DAY_MS, 4 * DAY_MS));
    }

    #[test]
    fn what_can_not_be_names_its_field() {
        for (fields, field) in [
            (&[][..], DAY),
            (&[(DAY, "2026-02-30")], DAY),
            (&[(DAY, "2026-02-03"), (TIME, "25:00")], TIME),
            (&[(BACKUP, "7"), (RECORDS, "1")], TABLE),
            (&[(BACKUP, "7"), (TABLE, "deals"), (RECORDS, "x")], RECORDS),
        ] {
            let Err(Error::Invalid(problems)) = sent(fields) else {
                panic!("{fields:?}");
            };
            assert_eq!(problems[0].field.as_deref(), Some(field));
        }
    }
}
