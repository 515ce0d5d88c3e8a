//! So many of a table's records, in words with the language's own plurals where
//! the table is a standard one.

use bailey_crm::schema::Table;

use super::labels;
use super::viewer::Viewer;
use crate::texts::{Reader, args, find};

/// "14 deals".
pub(crate) fn of(reader: &Reader, table: &Table, count: u64) -> String {
    own(reader, table, "count", count).unwrap_or_else(|| {
        let table = labels::plural(reader, table);
        reader.text_with("count-of", &args!["table" => table, "count" => count])
    })
}

/// "Delete 14 deals".
pub(crate) fn delete(reader: &Reader, table: &Table, count: u64) -> String {
    own(reader, table, "delete", count).unwrap_or_else(|| {
        let table = labels::plural(reader, table);
        reader.text_with("delete-of", &args!["table" => table, "count" => count])
    })
}

/// "14 deals", by the table's key.
pub(crate) fn records_of(viewer: &Viewer, table: &str, count: u64) -> String {
    match viewer.schema.find(table) {
        Some(table) => of(&viewer.reader, table, count),
        None => viewer
            .reader
            .text_with("count-of", &args!["table" => table, "count" => count]),
    }
}

fn own(reader: &Reader, table: &Table, what: &str, count: u64) -> Option<String> {
    let id = format!("{what}-{}", table.key);
    if labels::came(table).is_some() {
        find(reader.language, &id, Some(&args!["count" => count]))
    } else {
        None
    }
}
