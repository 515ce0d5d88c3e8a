//! How many records there are by what a field of theirs holds, and what a figure
//! of theirs comes to: the heads of a board's columns, the bars of a chart, the
//! rows of a report.

mod by;
mod period;
mod tally;

pub use period::Period;

use sea_query::{Alias, Expr, Query as Sql, SqliteQueryBuilder};
use sea_query_rusqlite::RusqliteBinder;

use self::by::Grouped;
use self::tally::Tallies;
use crate::access::Action;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::records::list::matching;
use crate::records::{Query, may_use};
use crate::schema::{Field, FieldKind, Table};
use crate::store::{Account, Read};
use crate::value::{Scalar, Value};

/// By what records are counted, and what of theirs is added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// By what; by nothing, all of them are one group.
    pub by: Option<By>,
    /// The key of a field with figures.
    pub sum: Option<String>,
}

/// By what records are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// The key of a field with one value, or `created_at`, `created_by` and the
    /// like.
    pub field: String,
    /// How much of the calendar is one group, for days and moments; a month if
    /// nothing is said.
    pub period: Option<Period>,
    /// Where the days of moments begin.
    pub zone: jiff::tz::TimeZone,
}

impl By {
    /// By a field; days begin at midnight UTC.
    pub fn field(key: impl Into<String>) -> Self {
        Self {
            field: key.into(),
            period: None,
            zone: jiff::tz::TimeZone::UTC,
        }
    }
}

/// The records with one value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// What the field holds; the first day of a period; nothing for those where
    /// the field is empty.
    pub value: Value,
    /// How many they are.
    pub count: u64,
    /// What their figures come to: one sum, or for money one a currency. A sum
    /// that is beyond what a field could hold is left out.
    pub sums: Vec<Scalar>,
    /// What their figures are on average, those that have one: one a currency.
    /// Of whole numbers with two digits after the point.
    pub averages: Vec<Scalar>,
}

/// Counts the records that the query matches, wherever its page is, by what a
/// field holds: choices in their order, periods in theirs, all others by how
/// many they are; those without any last.
///
/// # Errors
/// `NotFound` for an unknown table; `Invalid` for a filter that can't be, and
/// for fields of other kinds.
pub fn summary(
    account: &Account,
    context: &Context,
    query: &Query,
    wanted: &Summary,
) -> Result<Vec<Group>> {
    account.read(|read| summary_in(read, context, query, wanted))
}

/// As [`summary`], within a transaction that reads more.
///
/// # Errors
/// Those of [`summary`].
pub fn summary_in(
    read: &Read<'_>,
    context: &Context,
    query: &Query,
    wanted: &Summary,
) -> Result<Vec<Group>> {
    may_use(context)?;
    let schema = read.schema(context)?;
    let table = schema.table(&query.table)?;
    let by = Grouped::find(table, wanted.by.as_ref())?;
    let figure = wanted
        .sum
        .as_ref()
        .map(|key| figure(table, key))
        .transpose()?;

    let null = || Expr::cust("NULL");
    let currency = match figure {
        Some(field) if field.kind == FieldKind::Money => {
            Expr::col((Alias::new(&table.key), Alias::new(field.currency_column())))
        }
        _ => null(),
    };
    let of_figure = |sql: &dyn Fn(&str) -> String| match figure {
        Some(field) => Expr::cust(sql(&format!(r#""{}"."{}""#, table.key, field.key))),
        None => null(),
    };
    let mut select = Sql::select();
    select
        .from(Alias::new(&table.key))
        .expr(by.key(table))
        .expr(currency)
        .expr(by.shown(table))
        .expr(Expr::cust("count(*)"))
        .expr(of_figure(&|column| format!("count({column})")))
        .expr(of_figure(&tally::sum_of_wholes))
        .expr(of_figure(&tally::sum_of_rests))
        .add_group_by([Expr::cust("1"), Expr::cust("2")]);
    for part in matching(&schema, table, query, Action::View)? {
        select.and_where(part);
    }
    let (sql, values) = select.build_rusqlite(SqliteQueryBuilder);
    let mut statement = read.connection().prepare_cached(&sql)?;
    let mut rows = statement.query(&*values.as_params())?;
    let mut tallies = Tallies::default();
    while let Some(row) = rows.next()? {
        let value = by.read(row)?;
        tallies.add(value, row)?;
    }
    let mut groups = tallies.groups(figure);
    by.sort(&mut groups);
    Ok(groups)
}

/// The field with figures of this key.
///
/// # Errors
/// `Invalid`, if it holds none.
fn figure<'a>(table: &'a Table, key: &str) -> Result<&'a Field> {
    let field = table.field(key)?;
    let fits = matches!(
        field.kind,
        FieldKind::Money | FieldKind::Integer | FieldKind::Decimal { .. }
    );
    if fits && !field.multiple {
        return Ok(field);
    }
    let message = format!("`{key}` holds no figure that could be added up");
    Err(Error::invalid_field("sum", "not-a-figure", message))
}

/// Refuses what records can't be counted or added up by.
///
/// # Errors
/// `Invalid`, naming `by` or `sum`.
pub fn check_summary(table: &Table, wanted: &Summary) -> Result<()> {
    Grouped::find(table, wanted.by.as_ref())?;
    if let Some(key) = &wanted.sum {
        figure(table, key)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{By, Group, Period, Summary, summary};
    use crate::context::Context;
    use crate::error::Error;
    use crate::records::testing::{choice, made, text};
    use crate::records::{Decision, Keep, Query, Selection, What, delete};
    use crate::store::Account;
    use crate::value::{Money, Scalar, Value};

    fn money(minor: i64, currency: &str) -> Scalar {
        Scalar::Money(Money {
            minor,
            currency: currency.into(),
        })
    }

    fn deal(account: &Account, stage: &str, value: Option<Scalar>) -> crate::RecordRef {
        let value = value.map_or(Value::None, Value::One);
        let values = [
            ("name", text("deal")),
            ("stage", choice(stage)),
            ("value", value),
        ];
        made(account, "deals", values)
    }

    fn by_stage(account: &Account) -> Vec<Group> {
        let wanted = Summary {
            by: Some(By::field("stage")),
            sum: Some("value".into()),
        };
        summary(account, &Context::operator(), &Query::of("deals"), &wanted).unwrap()
    }

    #[test]
    fn stages_are_counted_in_their_order_and_each_currency_adds_up_by_itself() {
        let account = Account::in_memory().unwrap();
        deal(&account, "won", Some(money(500, "USD")));
        deal(&account, "won", Some(money(-200, "USD")));
        deal(&account, "won", Some(money(7, "EUR")));
        deal(&account, "won", None);
        deal(&account, "prospecting", None);
        let deleted = deal(&account, "lost", Some(money(1, "USD")));
        let selection = Selection {
            table: "deals".into(),
            what: What::Ids(vec![deleted.id]),
        };
        let decision = Decision {
            keep: Keep::Forever,
            along: Vec::new(),
        };
        delete(&account, &Context::operator(), selection, decision).unwrap();
        let groups = by_stage(&account);
        let shown: Vec<_> = groups
            .iter()
            .map(|group| (group.value.clone(), group.count, group.sums.clone()))
            .collect();
        let sums = vec![money(7, "EUR"), money(300, "USD")];
        assert_eq!(
            shown,
            [(choice("prospecting"), 1, vec![]), (choice("won"), 4, sums)]
        );
    }

    #[test]
    fn a_sum_that_no_field_could_hold_is_left_out() {
        let account = Account::in_memory().unwrap();
        for _ in 0..3 {
            deal(&account, "won", Some(money(i64::MAX, "USD")));
        }
        let groups = by_stage(&account);
        assert_eq!((groups[0].count, groups[0].sums.len()), (3, 0));
    }

    #[test]
    fn what_can_not_be_counted_or_added_up_is_refused() {
        let account = Account::in_memory().unwrap();
        for (by, sum) in [("value", None), ("stage", Some("name")), ("none", None)] {
            let wanted = Summary {
                by: Some(By::field(by)),
                sum: sum.map(str::to_owned),
            };
            let query = Query::of("deals");
            let refused = summary(&account, &Context::operator(), &query, &wanted);
            assert!(matches!(refused, Err(Error::Invalid(_))), "{by} {sum:?}");
        }
    }

    #[test]
    fn an_average_is_of_those_that_have_a_figure_each_currency_by_itself() {
        let account = Account::in_memory().unwrap();
        for value in [Some(money(100, "USD")), Some(money(201, "USD")), None] {
            deal(&account, "won", value);
        }
        deal(&account, "won", Some(money(-7, "EUR")));
        let groups = by_stage(&account);
        let averages = vec![money(-7, "EUR"), money(151, "USD")];
        assert_eq!((groups[0].count, &groups[0].averages), (4, &averages));
    }

    #[test]
    fn moments_are_counted_by_the_months_of_the_reader() {
        let account = Account::in_memory().unwrap();
        let first = deal(&account, "won", Some(money(5, "USD")));
        deal(&account, "won", None);
        // The first moment of 2026 in UTC is still 2025 in New York.
        let at = jiff::civil::date(2026, 1, 1).in_tz("UTC").unwrap();
        let at = at.timestamp().as_millisecond();
        account
            .write(move |write| {
                let moved = "UPDATE deals SET created_at = ?1 + (id - ?2) * 86400000";
                write.connection().execute(moved, [at, first.id.0])?;
                Ok(())
            })
            .unwrap();
        let months = |zone: &str| {
            let wanted = Summary {
                by: Some(By {
                    period: Some(Period::Month),
                    zone: jiff::tz::TimeZone::get(zone).unwrap(),
                    ..By::field("created_at")
                }),
                sum: Some("value".into()),
            };
            let query = Query::of("deals");
            let groups = summary(&account, &Context::operator(), &query, &wanted).unwrap();
            let shown = groups.into_iter().map(|group| {
                let Value::One(Scalar::Date(day)) = group.value else {
                    panic!("{group:?}");
                };
                (day.to_string(), group.count, group.sums)
            });
            shown.collect::<Vec<_>>()
        };
        let five = vec![money(5, "USD")];
        assert_eq!(months("UTC"), [("2026-01-01".into(), 2, five.clone())]);
        assert_eq!(
            months("America/New_York"),
            [
                ("2025-12-01".into(), 1, five),
                ("2026-01-01".into(), 1, vec![])
            ]
        );
    }

    #[test]
    fn text_is_one_group_whatever_its_case_and_the_largest_comes_first() {
        let account = Account::in_memory().unwrap();
        let named = |name: &str| made(&account, "companies", [("name", text(name))]);
        for name in ["beta", "Alpha", "ALPHA"] {
            named(name);
        }
        let wanted = Summary {
            by: Some(By::field("name")),
            sum: None,
        };
        let query = Query::of("companies");
        let groups = summary(&account, &Context::operator(), &query, &wanted).unwrap();
        let shown: Vec<_> = groups.iter().map(|g| (g.value.clone(), g.count)).collect();
        assert_eq!(shown, [(text("ALPHA"), 2), (text("beta"), 1)]);
        let all = summary(&account, &Context::operator(), &query, &Summary::default()).unwrap();
        assert_eq!((all.len(), all[0].count), (1, 3));
    }
}
