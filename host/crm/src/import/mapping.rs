//! Which column goes into which field.

use std::collections::BTreeMap;

use crate::error::{Error, Problem, Result};
use crate::import::guess::Guess;
use crate::import::names::likeness;
use crate::import::read::Sheet;
use crate::schema::Table;

/// The least likeness of names at which a column is taken to be a field.
const LIKELY: f64 = 0.8;

/// What is left of a likeness where the contents speak against it.
const UNFIT: f64 = 0.92;

/// For each of the table's fields that is filled, the column that fills it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Pairs of a column's place in the sheet and a field's in the table.
    pub(super) pairs: Vec<(usize, usize)>,
}

impl Mapping {
    /// The mapping that the columns' names and contents suggest: the likeliest
    /// pairs first, each column and field once.
    pub(super) fn guess(sheet: &Sheet, table: &Table) -> Self {
        let mut likely = Vec::new();
        for (column, name) in sheet.columns.iter().enumerate() {
            let guess = Guess::column(sheet, column);
            for (place, field) in table.fields.iter().enumerate() {
                // A name that says it clearly decides even where a cell doesn't fit:
                // that row is refused then, and its column isn't lost in silence.
                let fit = if guess.fits(&field.kind) { 1.0 } else { UNFIT };
                let likeness = likeness(name, &field.key, &field.label) * fit;
                if likeness >= LIKELY {
                    likely.push((likeness, column, place));
                }
            }
        }
        likely.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (_, column, place) in likely {
            if !pairs.iter().any(|(c, p)| *c == column || *p == place) {
                pairs.push((column, place));
            }
        }
        pairs.sort_unstable();
        Self { pairs }
    }

    /// The mapping that somebody wrote: column names to field keys; an empty
    /// key leaves the column out.
    pub(super) fn named(
        sheet: &Sheet,
        table: &Table,
        columns: &BTreeMap<String, String>,
    ) -> Result<Self> {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        let mut problems = Vec::new();
        for (name, key) in columns.iter().filter(|(_, key)| !key.is_empty()) {
            let Some(column) = sheet.column(name) else {
                let message = format!("the file has no column `{name}`");
                problems.push(Problem::field(name, "unknown-column", message));
                continue;
            };
            let Some(place) = table.position(key) else {
                problems.push(table.unknown(key, name));
                continue;
            };
            if pairs.iter().any(|(_, taken)| *taken == place) {
                let message = format!("two columns go into `{key}`; leave one out");
                problems.push(Problem::field(name, "twice", message));
            }
            pairs.push((column, place));
        }
        if problems.is_empty() {
            Ok(Self { pairs })
        } else {
            Err(Error::Invalid(problems))
        }
    }

    /// The column that fills the field at this place.
    pub(super) fn column_of(&self, place: usize) -> Option<usize> {
        self.pairs
            .iter()
            .find(|(_, p)| *p == place)
            .map(|(column, _)| *column)
    }

    /// The field that this column fills, by its place.
    pub(super) fn field_of(&self, column: usize) -> Option<usize> {
        self.pairs
            .iter()
            .find(|(c, _)| *c == column)
            .map(|(_, place)| *place)
    }
}
