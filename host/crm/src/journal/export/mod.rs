//! Taking entries of the journal out, as a sheet for people or as lines that
//! prove themselves.
//!
//! It is read page by page to whoever receives it, all of one moment, and with
//! an entry in the journal before the first byte.

mod json_lines;
mod sheet;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::journal::log::Search;
use crate::journal::query::JournalFilter;
use crate::store::{Account, Read};

/// The most entries of one export.
pub const MOST_EXPORTED: u64 = 200_000;

/// How many entries are read at once.
const PAGE: usize = 200;

/// As what entries are taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum JournalFormat {
    /// A row a changed field, for spreadsheets; what they would run as formulas
    /// is defused.
    Csv,
    /// A line an operation, with its digests, salts and hashes: `json_lines.rs`
    /// says how a line is checked.
    JsonLines,
}

impl JournalFormat {
    /// Its name in the journal and in addresses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "json-lines",
        }
    }

    /// The media type of a file of it, and how its name ends.
    #[must_use]
    pub fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::Csv => ("text/csv; charset=utf-8", "csv"),
            Self::JsonLines => ("application/jsonl", "jsonl"),
        }
    }
}

/// What an export wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JournalExport {
    /// The journal's entry.
    pub operation: OperationId,
    /// How many entries were taken out.
    pub count: u64,
}

/// Writes all entries that the filter means, newest first.
///
/// # Errors
/// `Denied` to all but admins, and JSON Lines to those from whom rules keep
/// something; `Limit` for more than [`MOST_EXPORTED`]; what
/// `out` fails with.
pub fn export(
    account: &Account,
    context: &Context,
    filter: &JournalFilter,
    format: JournalFormat,
    out: &mut dyn FnMut(&[u8]) -> Result<()>,
) -> Result<JournalExport> {
    if !context.access.admin {
        return Err(Error::Denied("only admins export the journal".into()));
    }
    if format == JournalFormat::JsonLines && context.access.is_limited() {
        // A line whose values are left out, and whose salts are not, still tells
        // who guesses them.
        return Err(Error::Denied(
            "lines that prove themselves hold all values: only who sees all records exports \
             them; export a sheet"
                .into(),
        ));
    }
    account.read(|read| {
        let search = Search::new(read, context, filter)?;
        let count = search.count(MOST_EXPORTED + 1)?;
        if count > MOST_EXPORTED {
            return Err(Error::Limit(format!(
                "an export has at most {MOST_EXPORTED} entries of the journal, and this would \
                 have more: export a shorter period at a time, or set more conditions"
            )));
        }
        let operation = told(account, context, filter, format, count)?;
        match format {
            JournalFormat::Csv => sheet::write(read, context, &search, out)?,
            JournalFormat::JsonLines => json_lines::write(read, &search, out)?,
        }
        Ok(JournalExport { operation, count })
    })
}

fn told(
    account: &Account,
    context: &Context,
    filter: &JournalFilter,
    format: JournalFormat,
    count: u64,
) -> Result<OperationId> {
    let filter = serde_json::to_string(filter).map_err(Error::damaged)?;
    let context = context.clone();
    account.write(move |write| {
        let mut operation = write.operation(&context, "journal.export")?;
        operation.detail("count", count.to_string());
        operation.detail("format", format.as_str());
        operation.detail("filter", filter);
        operation.finish()
    })
}

/// Hands over the numbers of the entries, so many at a time.
fn each_page(
    search: &Search<'_>,
    page: &mut dyn FnMut(&[OperationId]) -> Result<()>,
) -> Result<()> {
    let mut found = search.before(None);
    loop {
        let ids = found.by_ref().take(PAGE).collect::<Result<Vec<_>>>()?;
        if ids.is_empty() {
            return Ok(());
        }
        page(&ids)?;
    }
}

/// The hash of the entry before this one; none if that is not there any more.
fn previous(read: &Read<'_>, id: OperationId) -> Result<Option<crate::journal::Hash>> {
    use rusqlite::OptionalExtension as _;
    if id.0 == 1 {
        return crate::journal::head::origin(read.connection()).map(Some);
    }
    let found = read
        .connection()
        .prepare_cached("SELECT hash FROM bailey_operation WHERE id = ?1")?
        .query_row([id.0 - 1], |row| row.get(0))
        .optional()?;
    Ok(found)
}
