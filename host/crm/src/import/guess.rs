//! What a column seems to hold, judged by all of its cells.

use serde::Serialize;

use crate::import::cells::boolean;
use crate::import::dates::DateOrder;
use crate::import::numbers::Point;
use crate::import::read::Sheet;
use crate::schema::FieldKind;

/// What a column seems to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Guess {
    /// Nothing.
    Empty,
    /// Words, or a mixture.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers with digits after the point.
    Decimal,
    /// Amounts that name a currency.
    Money,
    /// Yes and no.
    Boolean,
    /// Days.
    Date {
        /// In which order their parts stand.
        order: DateOrder,
    },
    /// Moments.
    Datetime {
        /// In which order the parts of their dates stand.
        order: DateOrder,
    },
}

impl Guess {
    /// What the column of this number holds.
    pub(super) fn column(sheet: &Sheet, column: usize) -> Self {
        let cells = || sheet.filled(column);
        if cells().next().is_none() {
            return Self::Empty;
        }
        if let Some(order) = DateOrder::detect(cells()) {
            return if cells().any(|cell| order.has_time(cell) && order.date(cell).is_none()) {
                Self::Datetime { order }
            } else {
                Self::Date { order }
            };
        }
        if let Some(point) = Point::detect(cells()) {
            let amounts = || cells().filter_map(|cell| point.amount(cell));
            return if amounts().any(|(_, currency)| currency.is_some()) {
                Self::Money
            } else if amounts().all(|(number, _)| number.scale == 0) && !cells().any(leads_zero) {
                Self::Integer
            } else if cells().any(leads_zero) {
                Self::Text
            } else {
                Self::Decimal
            };
        }
        if cells().all(|cell| boolean(cell).is_some()) {
            Self::Boolean
        } else {
            Self::Text
        }
    }

    /// Whether a field of this kind could take what the column holds.
    pub(super) fn fits(self, kind: &FieldKind) -> bool {
        match kind {
            FieldKind::Text
            | FieldKind::LongText
            | FieldKind::Reference { .. }
            | FieldKind::Choice { .. } => true,
            _ if self == Self::Empty => true,
            FieldKind::Integer => self == Self::Integer,
            FieldKind::Decimal { .. } => matches!(self, Self::Integer | Self::Decimal),
            FieldKind::Money => matches!(self, Self::Integer | Self::Decimal | Self::Money),
            // Ones and zeros read as numbers first.
            FieldKind::Boolean => matches!(self, Self::Boolean | Self::Integer),
            FieldKind::Date => matches!(self, Self::Date { .. }),
            FieldKind::Datetime => matches!(self, Self::Date { .. } | Self::Datetime { .. }),
            FieldKind::File => false,
        }
    }
}

/// Postal codes and article numbers look like numbers, but aren't.
fn leads_zero(cell: &str) -> bool {
    cell.len() > 1 && cell.starts_with('0') && cell.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::Guess;
    use crate::import::dates::DateOrder;
    use crate::import::{ReadOptions, read};

    fn guess(cells: &[&str]) -> Guess {
        let text = format!("name\n\"{}\"\n", cells.join("\"\n\""));
        Guess::column(&read(text.as_bytes(), &ReadOptions::default()).unwrap(), 0)
    }

    #[test]
    fn a_column_is_what_all_its_cells_are() {
        assert_eq!(guess(&["1", "20", "1,000"]), Guess::Integer);
        assert_eq!(guess(&["1", "2.5"]), Guess::Decimal);
        assert_eq!(guess(&["$1", "2"]), Guess::Money);
        assert_eq!(guess(&["1", "two"]), Guess::Text);
        assert_eq!(guess(&["00127", "10001"]), Guess::Text);
        assert_eq!(guess(&["да", "Нет"]), Guess::Boolean);
        let order = DateOrder::MonthDayYear;
        assert_eq!(guess(&["1/2/2017", "10/20/2016"]), Guess::Date { order });
        let order = DateOrder::YearMonthDay;
        assert_eq!(guess(&["2017-01-02 10:00"]), Guess::Datetime { order });
    }
}
