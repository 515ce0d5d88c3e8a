//! What the names in a column mean: records of another table, users, choices,
//! or other rows of the same file.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::RecordId;
use crate::import::names;
use crate::schema::{FieldKind, Schema, USERS};
use crate::search::fold;
use crate::value::{RecordRef, Scalar};

/// How many different spellings of a column get a suggestion.
const MOST_SUGGESTED: usize = 200;

/// What a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// This.
    Known(Scalar),
    /// The record that this row of the sheet becomes.
    Row(usize),
    /// Several things.
    Several,
    /// Nothing that is known.
    Nothing,
}

/// The names that a column can hold.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// What folded names mean; none where several things have the name.
    meanings: HashMap<String, Option<Scalar>>,
    /// Rows of the same sheet by the folded name of what they become.
    rows: HashMap<String, Option<usize>>,
    /// The names as people write them, to suggest.
    written: Vec<String>,
}

impl Names {
    /// The choices of a field, by label and by key.
    pub(super) fn of_choices(kind: &FieldKind) -> Self {
        let mut names = Self::default();
        for option in kind.options().iter().filter(|option| !option.retired) {
            let meaning = Scalar::Choice(option.key.clone());
            names.add(&option.key, meaning.clone());
            names.add(&option.label, meaning);
            names.written.push(option.label.clone());
        }
        names
    }

    /// The active records of a table, by label and by every unique text field;
    /// users by name and e-mail address.
    pub(super) fn of_records(
        connection: &Connection,
        schema: &Schema,
        target: &str,
    ) -> Result<Self> {
        let sql = if target == USERS {
            "SELECT id, name, email FROM bailey_user".to_owned()
        } else {
            let Some(table) = schema.find(target) else {
                return Ok(Self::default());
            };
            let unique: String = table
                .fields
                .iter()
                .filter(|field| field.unique && field.kind.is_text())
                .map(|field| format!(r#", "{}""#, field.key))
                .collect();
            format!(
                r#"SELECT "id", {}{unique} FROM "{target}" WHERE "state" = 'active'{}"#,
                table.label_sql(target),
                table.and_seen(target)
            )
        };
        let mut names = Self::default();
        let mut statement = connection.prepare(&sql)?;
        let count = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id: RecordId = row.get(0)?;
            let meaning = Scalar::Reference(RecordRef {
                table: target.to_owned(),
                id,
            });
            for column in 1..count {
                let Some(name) = row.get::<_, Option<String>>(column)? else {
                    continue;
                };
                names.add(&name, meaning.clone());
                if column == 1 {
                    names.written.push(name);
                }
            }
        }
        Ok(names)
    }

    fn add(&mut self, name: &str, meaning: Scalar) {
        let entry = self
            .meanings
            .entry(fold(name))
            .or_insert_with(|| Some(meaning.clone()));
        if entry.as_ref().is_some_and(|known| *known != meaning) {
            *entry = None;
        }
    }

    /// Adds what a row of the sheet will be called.
    pub(super) fn add_row(&mut self, name: &str, row: usize) {
        let entry = self.rows.entry(fold(name)).or_insert(Some(row));
        if entry.is_some_and(|known| known != row) {
            *entry = None;
        } else {
            self.written.push(name.to_owned());
        }
    }

    /// What the name means. What exists comes before what the file brings.
    pub(super) fn meaning(&self, name: &str) -> Meaning {
        let folded = fold(name);
        match (self.meanings.get(&folded), self.rows.get(&folded)) {
            (Some(Some(known)), _) => Meaning::Known(known.clone()),
            (None, Some(Some(row))) => Meaning::Row(*row),
            (None, None) => Meaning::Nothing,
            _ => Meaning::Several,
        }
    }

    /// The known name that a spelling most likely means.
    pub(super) fn suggestion(&self, spelling: &str) -> Option<String> {
        names::suggestion(spelling, self.written.iter().map(String::as_str)).map(str::to_owned)
    }

    /// The same for many spellings; looking gets dear where there are very many.
    pub(super) fn suggestions(&self, spellings: &[(String, u64)]) -> Vec<Option<String>> {
        spellings
            .iter()
            .enumerate()
            .map(|(n, (spelling, _))| (n < MOST_SUGGESTED).then(|| self.suggestion(spelling))?)
            .collect()
    }
}
