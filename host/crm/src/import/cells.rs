//! What the cells of one column mean for the field that it fills.

use std::collections::{BTreeMap, HashMap};

use jiff::tz::TimeZone;
use rusqlite::Connection;

use crate::error::{Problem, Result};
use crate::import::dates::DateOrder;
use crate::import::numbers::Point;
use crate::import::read::Sheet;
use crate::import::resolve::{Meaning, Names};
use crate::import::run::Options;
use crate::import::trouble;
use crate::records::check_field;
use crate::schema::{Field, FieldKind, Schema, Table, minor_digits};
use crate::value::{Money, Scalar, Value};

/// What stands between the values of one cell, for fields that hold a list.
const BETWEEN_VALUES: char = ';';

/// What a cell means.
pub(super) enum Cell {
    /// This.
    Value(Value),
    /// A reference to the record that another row of the sheet becomes.
    Row(usize),
    /// A name that means nothing that is known; with what is wrong.
    Unmatched(String, Problem),
    /// Nothing that the field can take; with what is wrong.
    Wrong(Problem),
}

/// How the cells of one column are read.
pub(super) struct Column<'a> {
    /// The column's place in the sheet.
    pub(super) place: usize,
    /// The field's place in the table.
    pub(super) field_place: usize,
    pub(super) field: &'a Field,
    pub(super) names: Names,
    kind: Reading,
    /// What somebody said that spellings mean.
    said: BTreeMap<String, String>,
}

enum Reading {
    Text,
    Integer(Point),
    Decimal(Point),
    Money(Point, String),
    Boolean,
    Date(DateOrder),
    Datetime(DateOrder, TimeZone),
    Named,
}

/// What the account says where the file doesn't.
pub(super) struct Defaults {
    pub(super) currency: String,
    pub(super) zone: TimeZone,
}

impl<'a> Column<'a> {
    /// Looks at the whole column and at what it can refer to.
    pub(super) fn new(
        connection: &Connection,
        schema: &Schema,
        table: &'a Table,
        sheet: &Sheet,
        (place, field_place): (usize, usize),
        options: &Options,
        defaults: &Defaults,
    ) -> Result<Self> {
        let field = &table.fields[field_place];
        let name = &sheet.columns[place];
        let point = || {
            most(sheet, place, [Point::Point, Point::Comma], |p, c| {
                p.amount(c).is_some()
            })
        };
        let order = || match options.dates.get(name) {
            Some(order) => *order,
            None => DateOrder::of_most(|| sheet.filled(place)),
        };
        let mut names = Names::default();
        let kind = match &field.kind {
            FieldKind::Text | FieldKind::LongText | FieldKind::File => Reading::Text,
            FieldKind::Integer => Reading::Integer(point()),
            FieldKind::Decimal { .. } => Reading::Decimal(point()),
            FieldKind::Money => Reading::Money(point(), defaults.currency.clone()),
            FieldKind::Boolean => Reading::Boolean,
            FieldKind::Date => Reading::Date(order()),
            FieldKind::Datetime => Reading::Datetime(order(), defaults.zone.clone()),
            FieldKind::Choice { .. } => {
                names = Names::of_choices(&field.kind);
                Reading::Named
            }
            FieldKind::Reference { table } => {
                names = Names::of_records(connection, schema, table)?;
                Reading::Named
            }
        };
        let mut said = options.values.get(&field.key).cloned().unwrap_or_default();
        said.extend(options.values.get(name).cloned().unwrap_or_default());
        Ok(Self {
            place,
            field_place,
            field,
            names,
            kind,
            said,
        })
    }

    /// What a cell means. `cache` remembers names, which come again and again.
    pub(super) fn read(&self, cell: &str, cache: &mut HashMap<String, Meaning>) -> Cell {
        let cell = self.said.get(cell).map_or(cell, String::as_str);
        if cell.is_empty() {
            return self.checked(Value::None);
        }
        if !self.field.multiple {
            return match self.scalar(cell, cache) {
                Ok(scalar) => self.checked(Value::One(scalar)),
                Err(other) => other,
            };
        }
        let mut scalars = Vec::new();
        for part in cell
            .split(BETWEEN_VALUES)
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            let part = self.said.get(part).map_or(part, String::as_str);
            match self.scalar(part, cache) {
                Ok(scalar) => scalars.push(scalar),
                Err(Cell::Row(_)) => {
                    return Cell::Wrong(trouble::in_this_file(part));
                }
                Err(other) => return other,
            }
        }
        self.checked(Value::Many(scalars))
    }

    fn checked(&self, value: Value) -> Cell {
        match check_field(self.field, value) {
            Ok(value) => Cell::Value(value),
            Err(problem) => Cell::Wrong(problem),
        }
    }

    fn scalar(
        &self,
        cell: &str,
        cache: &mut HashMap<String, Meaning>,
    ) -> std::result::Result<Scalar, Cell> {
        match &self.kind {
            Reading::Text if self.field.kind == FieldKind::File => {
                Err(Cell::Wrong(trouble::no_file()))
            }
            Reading::Text => Ok(Scalar::Text(cell.to_owned())),
            Reading::Integer(point) => point
                .decimal(cell)
                .and_then(|number| number.rescaled(0))
                .map(|number| Scalar::Integer(number.units))
                .ok_or_else(|| Cell::Wrong(trouble::no_whole_number())),
            Reading::Decimal(point) => point
                .decimal(cell)
                .map(Scalar::Decimal)
                .ok_or_else(|| Cell::Wrong(trouble::no_number())),
            Reading::Money(point, currency) => {
                let (amount, named) = point
                    .amount(cell)
                    .ok_or_else(|| Cell::Wrong(trouble::no_amount()))?;
                let currency = named.unwrap_or(currency);
                let minor = minor_digits(currency)
                    .and_then(|digits| amount.rescaled(digits))
                    .ok_or_else(|| Cell::Wrong(trouble::too_many_digits(currency)))?;
                Ok(Scalar::Money(Money {
                    minor: minor.units,
                    currency: currency.to_owned(),
                }))
            }
            Reading::Boolean => boolean(cell)
                .map(Scalar::Boolean)
                .ok_or_else(|| Cell::Wrong(trouble::no_yes_or_no())),
            Reading::Date(order) => order
                .date(cell)
                .map(Scalar::Date)
                .ok_or_else(|| Cell::Wrong(trouble::no_date(*order))),
            Reading::Datetime(order, zone) => order
                .moment(cell, zone)
                .map(Scalar::Datetime)
                .ok_or_else(|| Cell::Wrong(trouble::no_moment())),
            Reading::Named => self.named(cell, cache),
        }
    }

    fn named(
        &self,
        cell: &str,
        cache: &mut HashMap<String, Meaning>,
    ) -> std::result::Result<Scalar, Cell> {
        let meaning = match cache.get(cell) {
            Some(meaning) => meaning.clone(),
            None => {
                let meaning = self.names.meaning(cell);
                cache.insert(cell.to_owned(), meaning.clone());
                meaning
            }
        };
        let table = self.field.kind.refers_to();
        match meaning {
            Meaning::Known(scalar) => Ok(scalar),
            Meaning::Row(row) => Err(Cell::Row(row)),
            Meaning::Several => Err(Cell::Wrong(trouble::several(table))),
            Meaning::Nothing => Err(Cell::Unmatched(cell.to_owned(), trouble::unknown(table))),
        }
    }
}

/// What of these fits the most cells of a column; the first where several do.
fn most<T: Copy, const N: usize>(
    sheet: &Sheet,
    column: usize,
    candidates: [T; N],
    fits: impl Fn(T, &str) -> bool,
) -> T {
    let mut best = (candidates[0], 0);
    for candidate in candidates {
        let count = sheet
            .filled(column)
            .filter(|cell| fits(candidate, cell))
            .count();
        if count > best.1 {
            best = (candidate, count);
        }
    }
    best.0
}

/// Yes and no, in the languages of the pages.
pub(super) fn boolean(cell: &str) -> Option<bool> {
    match crate::search::fold(cell).as_str() {
        "yes" | "true" | "y" | "1" | "да" | "tak" | "是" => Some(true),
        "no" | "false" | "n" | "0" | "нет" | "nie" | "否" => Some(false),
        _ => None,
    }
}
