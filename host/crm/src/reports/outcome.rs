//! What a report comes to now, for whoever looks.

use std::collections::VecDeque;

use crate::context::Context;
use crate::error::Result;
use crate::filter::Looker;
use crate::records::{Group, Period, Summary, summary_in};
use crate::reports::{Aggregate, Shape};
use crate::store::Account;
use crate::value::{Scalar, Value};

/// How many groups are told; the total is of all.
pub const MOST_GROUPS: usize = 200;

/// What a report comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The groups in their order. Periods without records are among them, those
    /// before the first and after the last aren't.
    pub groups: Vec<Group>,
    /// How many groups more there are: the smallest, or the earliest periods.
    pub left_out: usize,
    /// All records together.
    pub total: Group,
}

/// Counts what the report counts, as whoever asks may read records.
///
/// # Errors
/// `NotFound` for an unknown table; `Invalid` for a field that was deleted.
pub fn outcome(
    account: &Account,
    context: &Context,
    shape: &Shape,
    looker: &Looker,
) -> Result<Outcome> {
    account.read(|read| {
        let schema = read.schema(context)?;
        let query = shape.query(schema.table(&shape.table)?, looker)?;
        let wanted = shape.summary(looker);
        let mut groups = summary_in(read, context, &query, &wanted)?;
        if let Some(figure) = &shape.figure {
            largest_first(&mut groups, figure.aggregate);
        }
        let all = Summary { by: None, ..wanted };
        let total = summary_in(read, context, &query, &all)?.into_iter().next();
        let is_calendar = groups
            .iter()
            .any(|group| matches!(group.value, Value::One(Scalar::Date(_))));
        let period = shape.period.unwrap_or_default();
        let (groups, left_out) = if is_calendar {
            calendar(groups, period)
        } else {
            let left_out = groups.len().saturating_sub(MOST_GROUPS);
            (groups.into_iter().take(MOST_GROUPS).collect(), left_out)
        };
        Ok(Outcome {
            groups,
            left_out,
            total: total.unwrap_or_default(),
        })
    })
}

/// Puts groups that are in no order of their own into that of the figure.
fn largest_first(groups: &mut [Group], aggregate: Aggregate) {
    let is_named = |group: &Group| {
        matches!(
            group.value,
            Value::One(Scalar::Reference(_) | Scalar::Text(_))
        )
    };
    if !groups.iter().any(is_named) {
        return;
    }
    groups.sort_by_key(|group| {
        let figures = match aggregate {
            Aggregate::Sum => &group.sums,
            Aggregate::Average => &group.averages,
        };
        let units = figures.first().map(|figure| match figure {
            Scalar::Money(money) => money.minor,
            Scalar::Decimal(decimal) => decimal.units,
            Scalar::Integer(number) => *number,
            _ => 0,
        });
        (group.value.is_none(), std::cmp::Reverse(units))
    });
}

/// The latest periods, with the empty ones between them.
fn calendar(groups: Vec<Group>, period: Period) -> (Vec<Group>, usize) {
    let day = |group: &Group| match group.value {
        Value::One(Scalar::Date(day)) => Some(day),
        _ => None,
    };
    let mut filled = Vec::new();
    let mut left_out = 0;
    // From the last to the first, so that what is too much is the earliest.
    for group in groups.into_iter().rev() {
        let next = filled.last().and_then(day);
        let mut between = VecDeque::new();
        if let (Some(from), Some(next)) = (day(&group), next) {
            let mut at = period.next(from);
            while let Some(empty) = at.filter(|at| *at < next) {
                // No more of a gap than could ever be told.
                if between.len() > MOST_GROUPS {
                    between.pop_front();
                }
                between.push_back(Group {
                    value: Scalar::Date(empty).into(),
                    ..Group::default()
                });
                at = period.next(empty);
            }
        }
        filled.extend(between.into_iter().rev());
        if filled.len() < MOST_GROUPS {
            filled.push(group);
        } else {
            left_out += 1;
        }
    }
    filled.truncate(MOST_GROUPS);
    filled.reverse();
    (filled, left_out)
}
