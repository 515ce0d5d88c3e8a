//! Who worked when, and who came in: counts over the journal's last days, for
//! pictures that people look at rather than read.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::params;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{Timestamp, UserId};
use crate::journal::log::SPAN;
use crate::journal::query::may_read;
use crate::store::{Account, Read};

/// The most days that are looked at.
pub const MOST_DAYS: u16 = 90;

/// As many of the latest entries are counted: a picture needs no more.
const MOST_ENTRIES: u64 = 100_000;

/// What one person did, by the hours of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonActivity {
    /// Who; none for what nobody stands behind, as jobs and the operator.
    pub user: Option<UserId>,
    /// How many acts, by the hour in which they were done.
    pub hours: [u64; 24],
}

impl PersonActivity {
    /// How many acts in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.hours.iter().sum()
    }
}

/// What happened on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayActivity {
    /// Which.
    pub day: Date,
    /// How many acts.
    pub acts: u64,
    /// How often somebody signed in.
    pub sign_ins: u64,
    /// How often somebody was refused.
    pub refused: u64,
}

/// Who worked when, and who came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// Those who did something, the busiest first.
    pub people: Vec<PersonActivity>,
    /// Each day, the last one being today.
    pub days: Vec<DayActivity>,
    /// The earliest entries are not counted, since there are too many.
    pub cut: bool,
}

/// Counts what was done within so many days, today among them: by everybody to
/// admins, to others what they did themselves.
///
/// # Errors
/// `Denied`; `Invalid` for a number of days out of range.
pub fn activity(
    account: &Account,
    context: &Context,
    days: u16,
    zone: &TimeZone,
) -> Result<Activity> {
    may_read(context)?;
    if !(1..=MOST_DAYS).contains(&days) {
        let message = format!("ask for 1 to {MOST_DAYS} days");
        return Err(Error::invalid_field("days", "out-of-range", message));
    }
    let today = local(context.at, zone)?.date();
    let first = today
        .checked_sub(jiff::Span::new().days(i64::from(days) - 1))
        .map_err(Error::damaged)?;
    let midnight = first.to_zoned(zone.clone()).map_err(Error::damaged)?;
    let since = Timestamp(midnight.timestamp().as_millisecond());
    account.read(|read| counted(read, context, (first, today, since), zone))
}

fn counted(
    read: &Read<'_>,
    context: &Context,
    (first, today, since): (Date, Date, Timestamp),
    zone: &TimeZone,
) -> Result<Activity> {
    let connection = read.connection();
    let mut by_day: BTreeMap<Date, DayActivity> = first
        .series(jiff::Span::new().days(1))
        .take_while(|day| *day <= today)
        .map(|day| {
            let nothing = DayActivity {
                day,
                acts: 0,
                sign_ins: 0,
                refused: 0,
            };
            (day, nothing)
        })
        .collect();
    let mut people: BTreeMap<Option<UserId>, [u64; 24]> = BTreeMap::new();
    let (from, cut) = beginning(connection, since)?;
    let me = (!context.access.admin).then(|| context.actor.user());
    let mut statement = connection.prepare_cached(
        "SELECT at, kind, actor_user FROM bailey_operation WHERE id >= ?1 AND at >= ?2",
    )?;
    let mut rows = statement.query(params![from, since])?;
    while let Some(row) = rows.next()? {
        let user: Option<UserId> = row.get(2)?;
        if me.is_some_and(|me| me != user) {
            continue;
        }
        let at = local(row.get(0)?, zone)?;
        let Some(day) = by_day.get_mut(&at.date()) else {
            continue;
        };
        match row.get_ref(1)?.as_str()? {
            "session.signed-in" => day.sign_ins += 1,
            "session.refused" => day.refused += 1,
            _ => {}
        }
        day.acts += 1;
        let hour = usize::from(at.hour().unsigned_abs());
        if let Some(count) = people.entry(user).or_default().get_mut(hour) {
            *count += 1;
        }
    }
    let people = people.into_iter();
    let mut people: Vec<_> = people
        .map(|(user, hours)| PersonActivity { user, hours })
        .collect();
    people.sort_by_key(|person| std::cmp::Reverse(person.total()));
    Ok(Activity {
        people,
        days: by_day.into_values().collect(),
        cut,
    })
}

/// The first entry that is to be looked at, by the spans of the log; and whether
/// there were earlier ones of the period.
fn beginning(connection: &rusqlite::Connection, since: Timestamp) -> Result<(i64, bool)> {
    let by_span = first_since(connection, since)?;
    let last: Option<i64> = connection
        .prepare_cached("SELECT max(id) FROM bailey_operation")?
        .query_row([], |row| row.get(0))?;
    let most = i64::try_from(MOST_ENTRIES).unwrap_or(i64::MAX);
    let by_count = last.unwrap_or(0) - most + 1;
    Ok((by_span.max(by_count), by_count > by_span))
}

/// The number of an entry before which all are older than this moment, by the spans
/// of the log.
pub(crate) fn first_since(connection: &rusqlite::Connection, since: Timestamp) -> Result<i64> {
    let span: Option<i64> = connection
        .prepare_cached("SELECT max(span) + 1 FROM bailey_span WHERE until < ?1")?
        .query_row([since], |row| row.get(0))?;
    Ok(span.unwrap_or(0) * SPAN + 1)
}

fn local(at: Timestamp, zone: &TimeZone) -> Result<jiff::Zoned> {
    let moment = jiff::Timestamp::from_millisecond(at.0).map_err(Error::damaged)?;
    Ok(moment.to_zoned(zone.clone()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::tz::{TimeZone, offset};

    use super::activity;
    use crate::context::{Access, Actor, Context};
    use crate::error::Error;
    use crate::ids::{Timestamp, UserId};
    use crate::records;
    use crate::store::Account;
    use crate::value::Scalar;

    /// Noon of 2026-01-10 in UTC.
    const NOON: i64 = 1_768_046_400_000;
    const HOUR: i64 = 3_600_000;

    fn user(id: i64, at: i64, access: Access) -> Context {
        Context {
            actor: Actor::User { user: UserId(id) },
            access: Arc::new(access),
            at: Timestamp(at),
            ..Context::operator()
        }
    }

    fn company(account: &Account, by: &Context) {
        let name = Scalar::Text("Acme".into()).into();
        let values = [("name".to_owned(), name)].into();
        records::create(account, by, "companies", values).unwrap();
    }

    #[test]
    fn acts_are_counted_by_the_hours_and_days_of_the_reader() {
        let account = Account::in_memory().unwrap();
        for (who, at) in [
            (1, NOON - 9 * 24 * HOUR),
            (1, NOON - 24 * HOUR),
            (2, NOON - HOUR),
            (2, NOON),
        ] {
            company(&account, &user(who, at, Access::MEMBER));
        }
        let admin = user(1, NOON, Access::ALL);
        let found = activity(&account, &admin, 7, &TimeZone::UTC).unwrap();
        let totals = found.people.iter().map(|one| (one.user, one.total()));
        let totals: Vec<_> = totals.collect();
        assert_eq!(totals, [(Some(UserId(2)), 2), (Some(UserId(1)), 1)]);
        let busy = &found.people[0].hours;
        assert_eq!((busy[11], busy[12]), (1, 1));
        assert_eq!((found.days.len(), found.days[5].acts), (7, 1));
        assert_eq!((found.days[6].acts, found.cut), (2, false));
        // In a zone 13 hours ahead noon is past midnight.
        let zone = TimeZone::fixed(offset(13));
        let found = activity(&account, &admin, 1, &zone).unwrap();
        assert_eq!((found.days[0].acts, found.people[0].hours[1]), (2, 1));
    }

    #[test]
    fn members_see_what_they_did_themselves() {
        let account = Account::in_memory().unwrap();
        for who in [1, 2, 2] {
            company(&account, &user(who, NOON, Access::MEMBER));
        }
        let member = user(2, NOON, Access::MEMBER);
        let found = activity(&account, &member, 7, &TimeZone::UTC).unwrap();
        assert_eq!(found.people.len(), 1);
        assert_eq!(found.people[0].total(), 2);
        for days in [0, 91] {
            let refused = activity(&account, &member, days, &TimeZone::UTC);
            assert!(matches!(refused, Err(Error::Invalid(_))), "{days}");
        }
    }
}
