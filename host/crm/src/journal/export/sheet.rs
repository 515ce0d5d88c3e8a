//! Entries as a sheet: a row for each field that an operation changed, and one
//! for an operation that changed none.

use std::collections::HashMap;

use rusqlite::OptionalExtension;

use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::export::formula;
use crate::ids::UserId;
use crate::journal::changes::changes_seen;
use crate::journal::entry::{Operation, RecordedChange, RecordedField};
use crate::journal::export::each_page;
use crate::journal::log::Search;
use crate::journal::query::these;
use crate::journal::seen::Seen;
use crate::records::value_to_json;
use crate::store::Read;
use crate::value::Value;

/// The mark by which spreadsheets know UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// What stands for values that were erased.
const WITHHELD: &str = "•••";

const HEADINGS: [&str; 21] = [
    "operation",
    "at",
    "action",
    "actor",
    "user",
    "name",
    "plugin",
    "version",
    "digest",
    "capability",
    "surface",
    "address",
    "request",
    "table",
    "record",
    "label",
    "change",
    "field",
    "before",
    "after",
    "details",
];

/// Writes the sheet.
pub(super) fn write(
    read: &Read<'_>,
    context: &Context,
    search: &Search<'_>,
    out: &mut dyn FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    out(MARK)?;
    out(&rows([HEADINGS.map(ToOwned::to_owned).to_vec()])?)?;
    let mut names = HashMap::new();
    let seen = Seen::of(read, context)?;
    each_page(search, &mut |ids| {
        for operation in these(read, context, ids)? {
            let head = head(read, &operation, &mut names)?;
            let changes = changes_seen(read, &seen, operation.id)?;
            out(&rows(of(&head, &operation, &changes))?)?;
        }
        Ok(())
    })
}

fn rows(rows: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>> {
    let unwritable =
        |error: &dyn std::fmt::Display| Error::Internal(format!("CSV can't be written: {error}"));
    let mut sheet = csv::Writer::from_writer(Vec::new());
    for row in rows {
        let cells = row.iter().map(|cell| formula::defused(cell).into_owned());
        sheet
            .write_record(cells)
            .map_err(|error| unwritable(&error))?;
    }
    sheet.into_inner().map_err(|error| unwritable(&error))
}

/// What all rows of an operation begin with.
fn head(
    read: &Read<'_>,
    operation: &Operation,
    names: &mut HashMap<UserId, String>,
) -> Result<Vec<String>> {
    let mut head = vec![
        operation.id.to_string(),
        operation.at.to_rfc3339(),
        operation.kind.clone(),
    ];
    let (kind, plugin) = match &operation.by {
        Actor::User { .. } => ("user", None),
        Actor::Plugin {
            plugin,
            version,
            digest,
            capability,
            ..
        } => ("plugin", Some([plugin, version, digest, capability])),
        Actor::Token { .. } => ("token", None),
        Actor::Support { .. } => ("support", None),
        Actor::Operator => ("operator", None),
        Actor::Anonymous => ("anonymous", None),
    };
    let user = operation.by.user();
    let name = user.map_or_else(|| Ok(String::new()), |user| name(read, user, names))?;
    head.extend([
        kind.to_owned(),
        user.map_or_else(String::new, |user| user.to_string()),
        name,
    ]);
    head.extend(plugin.map_or_else(Default::default, |plugin| plugin.map(Clone::clone)));
    let address = operation.address.map(|address| address.to_string());
    head.extend([
        operation.surface.as_str().to_owned(),
        address.unwrap_or_default(),
        operation.request.clone().unwrap_or_default(),
    ]);
    Ok(head)
}

fn name(read: &Read<'_>, user: UserId, names: &mut HashMap<UserId, String>) -> Result<String> {
    if let Some(name) = names.get(&user) {
        return Ok(name.clone());
    }
    let name: Option<String> = read
        .connection()
        .prepare_cached("SELECT name FROM bailey_user WHERE id = ?1")?
        .query_row([user], |row| row.get(0))
        .optional()?;
    let name = name.unwrap_or_default();
    names.insert(user, name.clone());
    Ok(name)
}

fn of(head: &[String], operation: &Operation, changes: &[RecordedChange]) -> Vec<Vec<String>> {
    let details = operation.details.iter();
    let details: Vec<String> = details
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    let row = |change: Option<&RecordedChange>, field: Option<&RecordedField>| {
        let mut row = head.to_vec();
        match change {
            Some(change) => row.extend([
                change.record.table.clone(),
                change.record.id.to_string(),
                change.label.clone(),
                change.kind.as_str().to_owned(),
            ]),
            None => row.extend([
                operation.table.clone().unwrap_or_default(),
                String::new(),
                String::new(),
                String::new(),
            ]),
        }
        let (before, after) = match field {
            Some(field) if field.withheld => (WITHHELD.to_owned(), WITHHELD.to_owned()),
            Some(field) => (text(&field.before), text(&field.after)),
            None => Default::default(),
        };
        let field = field.map_or_else(String::new, |field| field.field.clone());
        row.extend([field, before, after, details.join("; ")]);
        row
    };
    if changes.is_empty() {
        return vec![row(None, None)];
    }
    let of_change = |change| -> Vec<Vec<String>> {
        let change: &RecordedChange = change;
        if change.fields.is_empty() {
            return vec![row(Some(change), None)];
        }
        let fields = change.fields.iter();
        fields.map(|field| row(Some(change), Some(field))).collect()
    };
    changes.iter().flat_map(of_change).collect()
}

/// A value as the API writes it, text without quotes.
fn text(value: &Value) -> String {
    match value_to_json(value) {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    }
}
