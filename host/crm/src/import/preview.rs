//! What a file seems to hold, before anything is made of it.

use serde::Serialize;

use crate::context::Context;
use crate::error::Result;
use crate::import::guess::Guess;
use crate::import::mapping::Mapping;
use crate::import::read::Sheet;
use crate::records::may_use;
use crate::store::Account;

/// How many different values of a column are shown.
const SAMPLES: usize = 3;

/// What a file seems to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// The encoding that it was read as.
    pub encoding: String,
    /// What stands between its cells.
    pub delimiter: char,
    /// How many rows it has.
    pub rows: usize,
    /// Its columns, in their order.
    pub columns: Vec<ColumnPreview>,
}

/// What a column seems to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnPreview {
    /// Its name.
    pub name: String,
    /// Some of its different values.
    pub samples: Vec<String>,
    /// How many of its cells hold something.
    pub filled: usize,
    /// What they all are.
    pub guess: Guess,
    /// The key of the field that it seems to be.
    pub field: Option<String>,
}

/// What the sheet seems to hold, and into which fields of the table its columns
/// would go.
///
/// # Errors
/// `NotFound` for an unknown table.
pub fn preview(
    account: &Account,
    context: &Context,
    table: &str,
    sheet: &Sheet,
) -> Result<Preview> {
    may_use(context)?;
    let schema = account.schema(context)?;
    let table = schema.table(table)?;
    let mapping = Mapping::guess(sheet, table);
    let columns = sheet
        .columns
        .iter()
        .enumerate()
        .map(|(column, name)| ColumnPreview {
            name: name.clone(),
            samples: samples(sheet, column),
            filled: sheet.filled(column).count(),
            guess: Guess::column(sheet, column),
            field: mapping
                .field_of(column)
                .map(|place| table.fields[place].key.clone()),
        })
        .collect();
    Ok(Preview {
        encoding: sheet.encoding.clone(),
        delimiter: sheet.delimiter,
        rows: sheet.rows.len(),
        columns,
    })
}

fn samples(sheet: &Sheet, column: usize) -> Vec<String> {
    let mut samples: Vec<String> = Vec::with_capacity(SAMPLES);
    for cell in sheet.filled(column) {
        if samples.len() == SAMPLES {
            break;
        }
        if !samples.iter().any(|seen| seen == cell) {
            samples.push(cell.to_owned());
        }
    }
    samples
}
