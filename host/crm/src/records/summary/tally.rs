//! Adds up what SQL counted: several of its groups can be one of ours, and no sum
//! may overflow on the way.

use std::collections::{BTreeMap, HashMap};

use rusqlite::Row;

use super::Group;
use crate::error::Result;
use crate::schema::{Field, FieldKind};
use crate::value::{Decimal, Money, Scalar, Value};

/// Figures are added up in two halves, so that no sum of 64-bit numbers can
/// overflow on the way.
const HALF: i128 = 1_000_000_000;

/// How many digits the average of whole numbers has after the point.
const DIGITS: u8 = 2;

/// The sum of the larger halves.
pub(super) fn sum_of_wholes(column: &str) -> String {
    format!("sum({column} / {HALF})")
}

/// The sum of the smaller halves.
pub(super) fn sum_of_rests(column: &str) -> String {
    format!("sum({column} % {HALF})")
}

/// What some figures come to, and how many they are.
#[derive(Clone, Copy, Debug, Default)]
struct Total {
    units: i128,
    of: u64,
}

#[derive(Debug, Default)]
struct Tally {
    count: u64,
    /// By currency, where there is one.
    totals: BTreeMap<Option<String>, Total>,
}

/// The groups, as far as they were added up.
#[derive(Debug, Default)]
pub(super) struct Tallies {
    groups: Vec<(Value, Tally)>,
    places: HashMap<Value, usize>,
}

impl Tallies {
    /// Adds a row of SQL's to the group with this value.
    pub(super) fn add(&mut self, value: Value, row: &Row<'_>) -> Result<()> {
        let groups = &mut self.groups;
        let place = *self.places.entry(value).or_insert_with_key(|value| {
            groups.push((value.clone(), Tally::default()));
            groups.len() - 1
        });
        let tally = &mut groups[place].1;
        tally.count += row.get::<_, u64>(3)?;
        let (whole, rest): (Option<i64>, Option<i64>) = (row.get(5)?, row.get(6)?);
        if let (Some(whole), Some(rest)) = (whole, rest) {
            let total = tally.totals.entry(row.get(1)?).or_default();
            total.units += i128::from(whole) * HALF + i128::from(rest);
            total.of += row.get::<_, u64>(4)?;
        }
        Ok(())
    }

    /// The groups, in whatever order.
    pub(super) fn groups(self, figure: Option<&Field>) -> Vec<Group> {
        let groups = self.groups.into_iter();
        groups
            .map(|(value, tally)| {
                let totals = || {
                    let of_field = figure.map(|field| (field, &tally.totals));
                    of_field
                        .into_iter()
                        .flat_map(|(field, totals)| totals.iter().map(move |total| (field, total)))
                };
                let sums = totals().filter_map(|(field, (currency, total))| {
                    let units = i64::try_from(total.units).ok()?;
                    Some(scalar(field, units, currency.clone()))
                });
                let averages = totals()
                    .filter_map(|(field, (currency, total))| average(field, currency, *total));
                Group {
                    count: tally.count,
                    sums: sums.collect(),
                    averages: averages.collect(),
                    value,
                }
            })
            .collect()
    }
}

fn scalar(field: &Field, units: i64, currency: Option<String>) -> Scalar {
    match field.kind {
        FieldKind::Money => Scalar::Money(Money {
            minor: units,
            currency: currency.unwrap_or_default(),
        }),
        FieldKind::Decimal { scale } => Scalar::Decimal(Decimal { units, scale }),
        _ => Scalar::Integer(units),
    }
}

/// The average, rounded to what the field can hold; whole numbers get digits.
fn average(field: &Field, currency: &Option<String>, total: Total) -> Option<Scalar> {
    let is_whole = field.kind == FieldKind::Integer;
    let finer = if is_whole {
        10_i128.pow(u32::from(DIGITS))
    } else {
        1
    };
    let of = i128::from(total.of);
    if of == 0 {
        return None;
    }
    let units = total.units * finer;
    let half = if units < 0 { -of / 2 } else { of / 2 };
    let units = i64::try_from((units + half) / of).ok()?;
    Some(if is_whole {
        Scalar::Decimal(Decimal {
            units,
            scale: DIGITS,
        })
    } else {
        scalar(field, units, currency.clone())
    })
}
