//! How many records there are by what a field of theirs holds, and what a figure
//! of theirs comes to: the heads of a board's columns, the bars of a chart.

use sea_query::{Alias, Expr, Query as Sql, SqliteQueryBuilder};
use sea_query_rusqlite::RusqliteBinder;

use crate::access::Action;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::records::list::matching;
use crate::records::{Query, columns, may_use};
use crate::schema::{Field, FieldKind, Table};
use crate::store::{Account, Read};
use crate::value::{Decimal, Money, Scalar, Value};

/// Figures are added up in two halves, so that no sum of 64-bit numbers can
/// overflow on the way.
const HALF: i128 = 1_000_000_000;

/// By what records are counted, and what of theirs is added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The key of a field with choices, or with yes and no.
    pub by: String,
    /// The key of a field with figures.
    pub sum: Option<String>,
}

/// The records with one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What the field holds; nothing for those where it is empty.
    pub value: Value,
    /// How many they are.
    pub count: u64,
    /// What their figures come to: one sum, or for money one a currency. A sum
    /// that is beyond what a field could hold is left out.
    pub sums: Vec<Scalar>,
}

/// Counts the records that the query matches, wherever its page is, by what a
/// field holds: the choices in their order, those without any last.
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

fn summary_in(
    read: &Read<'_>,
    context: &Context,
    query: &Query,
    wanted: &Summary,
) -> Result<Vec<Group>> {
    may_use(context)?;
    let schema = read.schema(context)?;
    let table = schema.table(&query.table)?;
    let by = grouped(table, &wanted.by)?;
    let sum = wanted
        .sum
        .as_ref()
        .map(|key| figure(table, key))
        .transpose()?;

    let column = |name: String| Expr::col((Alias::new(&table.key), Alias::new(name)));
    let null = || Expr::cust("NULL");
    let currency = match sum {
        Some(field) if field.kind == FieldKind::Money => column(field.currency_column()),
        _ => null(),
    };
    let half = |sign: &str| match sum {
        Some(field) => Expr::cust(format!(
            r#"sum("{}"."{}" {sign} {HALF})"#,
            table.key, field.key
        )),
        None => null(),
    };
    let mut select = Sql::select();
    select
        .from(Alias::new(&table.key))
        .expr(column(by.key.clone()))
        .expr(currency)
        .expr(Expr::cust("count(*)"))
        .expr(half("/"))
        .expr(half("%"))
        .add_group_by([Expr::cust("1"), Expr::cust("2")]);
    for part in matching(&schema, table, query, Action::View)? {
        select.and_where(part);
    }
    let (sql, values) = select.build_rusqlite(SqliteQueryBuilder);
    let mut statement = read.connection().prepare_cached(&sql)?;
    let mut rows = statement.query(&*values.as_params())?;
    let mut groups: Vec<Group> = Vec::new();
    while let Some(row) = rows.next()? {
        let (value, _) = columns::decode(by, row, 0)?;
        let (whole, rest): (Option<i64>, Option<i64>) = (row.get(3)?, row.get(4)?);
        let total = whole
            .zip(rest)
            .and_then(|(whole, rest)| {
                i64::try_from(i128::from(whole) * HALF + i128::from(rest)).ok()
            })
            .zip(sum);
        let total = match total {
            Some((total, field)) => Some(scalar(field, total, row.get(1)?)),
            None => None,
        };
        let place = match groups.iter().position(|group| group.value == value) {
            Some(place) => place,
            None => {
                groups.push(Group {
                    value,
                    count: 0,
                    sums: Vec::new(),
                });
                groups.len() - 1
            }
        };
        groups[place].count += row.get::<_, u64>(2)?;
        groups[place].sums.extend(total);
    }
    groups.sort_by_key(|group| place(by, &group.value));
    Ok(groups)
}

/// Where a value stands among those that the field can hold.
fn place(by: &Field, value: &Value) -> usize {
    match value {
        Value::One(Scalar::Choice(key)) => {
            let mut options = by.kind.options().iter();
            options
                .position(|option| option.key == *key)
                .unwrap_or(usize::MAX - 1)
        }
        Value::One(Scalar::Boolean(yes)) => usize::from(!yes),
        _ => usize::MAX,
    }
}

fn scalar(field: &Field, total: i64, currency: Option<String>) -> Scalar {
    match field.kind {
        FieldKind::Money => Scalar::Money(Money {
            minor: total,
            currency: currency.unwrap_or_default(),
        }),
        FieldKind::Decimal { scale } => Scalar::Decimal(Decimal {
            units: total,
            scale,
        }),
        _ => Scalar::Integer(total),
    }
}

fn grouped<'a>(table: &'a Table, key: &str) -> Result<&'a Field> {
    let field = table.field(key)?;
    let fits = matches!(field.kind, FieldKind::Choice { .. } | FieldKind::Boolean);
    if fits && !field.multiple {
        return Ok(field);
    }
    let message = format!("`{key}` is no field with one choice, or with yes and no");
    Err(Error::invalid_field("by", "not-countable", message))
}

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

#[cfg(test)]
mod tests {
    use super::{Group, Summary, summary};
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
            by: "stage".into(),
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
        for (by, sum) in [("name", None), ("stage", Some("name")), ("none", None)] {
            let wanted = Summary {
                by: by.into(),
                sum: sum.map(str::to_owned),
            };
            let query = Query::of("deals");
            let refused = summary(&account, &Context::operator(), &query, &wanted);
            assert!(matches!(refused, Err(Error::Invalid(_))), "{by} {sum:?}");
        }
    }
}
