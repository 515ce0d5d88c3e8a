//! Where else copies of a person's texts stand, and taking them away.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::Serialize;

use crate::erasure::subject::Subject;
use crate::erasure::texts::Texts;
use crate::error::Result;
use crate::idempotency;
use crate::ids::{OperationId, RecordId};
use crate::journal::{Held, OperationBuilder, erase_changes, erase_details, held_by};
use crate::plugin_data::{job_run, storage};
use crate::schema::{Schema, Table};
use crate::undo::SHELVES;
use crate::value::RecordRef;

/// Where else copies stand.
#[derive(Serialize)]
pub(super) struct Traces {
    /// In the journal, in what was done to other records, and in details.
    pub(super) journal: Held,
    /// In what plugins store: plugin, bucket and key.
    pub(super) storage: Vec<(String, String, String)>,
    /// Saved views and reports that are named after the person, or look for them.
    pub(super) kept: Vec<RecordRef>,
    /// Other records that hold one of the texts, or more text around it. These
    /// stay.
    pub(super) mentions: Vec<RecordRef>,
    /// Answers kept for repeated requests, by user and key. They come and go.
    #[serde(skip)]
    pub(super) replies: Vec<(i64, String)>,
    /// Reports of jobs. They come and go.
    #[serde(skip)]
    pub(super) reports: Vec<i64>,
}

impl Traces {
    /// Looks through all of the account.
    pub(super) fn find(
        connection: &Connection,
        schema: &Schema,
        subject: &Subject,
        texts: &Texts,
    ) -> Result<Self> {
        let hit = |bytes: &[u8]| texts.are_in(bytes);
        let own = |table: &str, id: RecordId| subject.has(table, id);
        let mut mentions = Vec::new();
        for table in schema.all() {
            mentions.extend(mentioning(connection, table, subject, texts)?);
        }
        let mut kept = Vec::new();
        for shelf in SHELVES {
            kept.extend(shelf.holding(connection, hit)?);
        }
        mentions.extend(named_files(connection, subject, texts)?);
        mentions.sort_unstable();
        mentions.dedup();
        Ok(Self {
            journal: held_by(connection, own, hit)?,
            storage: storage::holding(connection, hit)?,
            kept,
            mentions,
            replies: idempotency::holding(connection, hit)?,
            reports: job_run::holding(connection, hit)?,
        })
    }

    /// Takes away what can go.
    pub(super) fn erase(
        &self,
        connection: &Connection,
        operation: &mut OperationBuilder<'_>,
        texts: &Texts,
    ) -> Result<()> {
        let hit = |bytes: &[u8]| texts.are_in(bytes);
        erase_changes(connection, operation, &self.journal.changes, hit)?;
        erase_details(connection, operation, &self.journal.operations, hit)?;
        for shelf in SHELVES {
            shelf.erase(connection, operation, &self.kept)?;
        }
        storage::take_away(connection, &self.storage)?;
        storage::take_away_earlier(connection, hit)?;
        idempotency::blank(connection, &self.replies, hit)?;
        job_run::blank(connection, &self.reports)
    }

    /// How many entries each plugin stores.
    pub(super) fn by_plugin(&self) -> BTreeMap<String, u64> {
        let mut counts = BTreeMap::new();
        for (plugin, ..) in &self.storage {
            *counts.entry(plugin.clone()).or_default() += 1;
        }
        counts
    }

    /// The entries of the journal in which copies stand.
    pub(super) fn entries(&self) -> impl Iterator<Item = OperationId> {
        let changes = self.journal.changes.iter().map(|(operation, _)| *operation);
        changes.chain(self.journal.operations.iter().copied())
    }
}

/// The records that have a file named after one of the texts, those that go left
/// out.
fn named_files(
    connection: &Connection,
    subject: &Subject,
    texts: &Texts,
) -> Result<Vec<RecordRef>> {
    let mut statement =
        connection.prepare_cached("SELECT table_key, record, name FROM bailey_file ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (table, id): (String, RecordId) = (row.get(0)?, row.get(1)?);
        let named = texts.are_in(row.get_ref(2)?.as_bytes()?);
        if named && !subject.has(&table, id) {
            found.push(RecordRef { table, id });
        }
    }
    Ok(found)
}

/// The records of a table that hold one of the texts, those that go left out.
/// What is out of sight, since its table or field was deleted, holds it too.
fn mentioning(
    connection: &Connection,
    table: &Table,
    subject: &Subject,
    texts: &Texts,
) -> Result<Vec<RecordRef>> {
    let deleted = table.deleted.iter().map(|deleted| &deleted.field);
    let fields = table.fields.iter().chain(deleted);
    let texts_of = fields.filter(|field| field.kind.is_text());
    let columns: Vec<String> = texts_of
        .map(|field| format!(r#""{}""#, field.key))
        .collect();
    if columns.is_empty() {
        return Ok(Vec::new());
    }
    let own = subject.of(&table.key);
    let sql = format!(
        r#"SELECT "id", {} FROM "{}" ORDER BY "id""#,
        columns.join(", "),
        table.key
    );
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        if own.contains(&id) {
            continue;
        }
        for n in 1..=columns.len() {
            let text = row.get_ref(n)?.as_str_or_null()?;
            if text.is_some_and(|text| texts.are_in(text.as_bytes())) {
                let table = table.key.clone();
                found.push(RecordRef { table, id });
                break;
            }
        }
    }
    Ok(found)
}
