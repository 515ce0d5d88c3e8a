//! Moving records between use, archive and bin, within an operation that
//! somebody began. A move adds one to the version and touches no value.
//!
//! The journal's change tells what the row itself forgets, under the names of
//! the system's columns: where a record was before it went to the bin, and until
//! when it was kept there before it came back.

use rusqlite::{Connection, params};

use crate::context::Context;
use crate::error::Result;
use crate::ids::{RecordId, Timestamp};
use crate::journal::{Change, ChangeKind, FieldChange, OperationBuilder};
use crate::records::record::RecordState;
use crate::records::row;
use crate::records::selection::Selected;
use crate::schema::Table;
use crate::value::{Scalar, Value};

/// How records lie in the bin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lie {
    /// They went along with what they belong to.
    pub(crate) along: bool,
    /// Until when they are kept at least; none means without end.
    pub(crate) keep_until: Option<Timestamp>,
}

/// A record in the bin, as far as moving it needs it.
pub(crate) struct InBin {
    pub(crate) id: RecordId,
    pub(crate) version: u64,
    pub(crate) label: String,
    pub(crate) lie: Lie,
    /// Where it was before, and goes back to.
    pub(crate) from: RecordState,
}

/// Puts records of one table, which are not there yet, into the bin.
pub(crate) fn to_bin(
    connection: &Connection,
    context: &Context,
    operation: &mut OperationBuilder<'_>,
    table: &Table,
    records: Vec<Selected>,
    lie: Lie,
) -> Result<()> {
    let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
    let sql = format!(
        r#"UPDATE "{}" SET "state" = 'deleted', "version" = "version" + 1, "deleted_at" = ?2,
               "deleted_by" = ?3, "deletion" = ?4, "along" = ?5, "keep_until" = ?6
           WHERE "id" IN (SELECT value FROM json_each(?1))"#,
        table.key
    );
    connection.prepare_cached(&sql)?.execute(params![
        row::json_ids(&ids),
        context.at,
        context.actor.user(),
        operation.id(),
        lie.along,
        lie.keep_until,
    ])?;
    for record in records {
        let fields = match record.state {
            RecordState::Archived => vec![moved(record.state, RecordState::Deleted)],
            _ => Vec::new(),
        };
        change(operation, table, &record, ChangeKind::Deleted, fields)?;
    }
    Ok(())
}

/// Brings records of one table back to where they were before. Whoever calls it
/// made sure that nobody holds their unique values.
pub(crate) fn from_bin(
    connection: &Connection,
    operation: &mut OperationBuilder<'_>,
    table: &Table,
    records: Vec<InBin>,
) -> Result<()> {
    let sql = format!(
        r#"UPDATE "{}" SET "state" = ?2, "version" = "version" + 1, "deleted_at" = NULL,
               "deleted_by" = NULL, "deletion" = NULL, "along" = 0, "keep_until" = NULL
           WHERE "id" IN (SELECT value FROM json_each(?1))"#,
        table.key
    );
    for state in [RecordState::Active, RecordState::Archived] {
        let back = records.iter().filter(|record| record.from == state);
        let ids: Vec<RecordId> = back.map(|record| record.id).collect();
        if !ids.is_empty() {
            connection
                .prepare_cached(&sql)?
                .execute(params![row::json_ids(&ids), state.as_str()])
                .map_err(|error| row::unique_clash(table, error))?;
        }
    }
    for record in records {
        let fields = left_bin(&record);
        let InBin {
            id, version, label, ..
        } = record;
        let record = Selected {
            id,
            version,
            state: RecordState::Deleted,
            label,
        };
        change(operation, table, &record, ChangeKind::Restored, fields)?;
    }
    Ok(())
}

/// Puts active records away, or takes archived ones out again.
pub(crate) fn set_archived(
    connection: &Connection,
    operation: &mut OperationBuilder<'_>,
    table: &Table,
    records: Vec<Selected>,
    archived: bool,
) -> Result<()> {
    let (to, kind) = if archived {
        (RecordState::Archived, ChangeKind::Archived)
    } else {
        (RecordState::Active, ChangeKind::Unarchived)
    };
    let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
    let sql = format!(
        r#"UPDATE "{}" SET "state" = ?1, "version" = "version" + 1
           WHERE "id" IN (SELECT value FROM json_each(?2))"#,
        table.key
    );
    connection
        .prepare_cached(&sql)?
        .execute(params![to.as_str(), row::json_ids(&ids)])
        .map_err(|error| row::unique_clash(table, error))?;
    note_archived(connection, operation, table, &ids, archived)?;
    for record in records {
        change(operation, table, &record, kind, Vec::new())?;
    }
    Ok(())
}

/// Keeps which operation put these away, or forgets it once they are out.
fn note_archived(
    connection: &Connection,
    operation: &OperationBuilder<'_>,
    table: &Table,
    ids: &[RecordId],
    archived: bool,
) -> Result<()> {
    let ids = row::json_ids(ids);
    if archived {
        connection
            .prepare_cached(
                "INSERT OR REPLACE INTO bailey_archived (table_key, record, operation)
                 SELECT ?1, value, ?3 FROM json_each(?2)",
            )?
            .execute(params![table.key, ids, operation.id()])?;
    } else {
        forget_archived(connection, table, &ids)?;
    }
    Ok(())
}

/// Forgets who put records away that are out again, or gone; `ids` is a JSON
/// array.
pub(crate) fn forget_archived(connection: &Connection, table: &Table, ids: &str) -> Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM bailey_archived
             WHERE table_key = ?1 AND record IN (SELECT value FROM json_each(?2))",
        )?
        .execute((&table.key, ids))?;
    Ok(())
}

/// The records among these that are in the bin, by number.
pub(crate) fn in_bin(
    connection: &Connection,
    table: &Table,
    ids: &[RecordId],
) -> Result<Vec<InBin>> {
    let ids = row::json_ids(ids);
    // What went from the archive to the bin keeps its row among the archived.
    let sql = format!(
        r#"SELECT r."id", r."version", r."label", r."along", r."keep_until",
               EXISTS (SELECT 1 FROM bailey_archived a
                       WHERE a.table_key = ?2 AND a.record = r."id")
           FROM "{}" r
           WHERE r."id" IN (SELECT value FROM json_each(?1)) AND r."deletion" IS NOT NULL
           ORDER BY r."id""#,
        table.key
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![ids, table.key])?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        let archived: bool = row.get(5)?;
        records.push(InBin {
            id: row.get(0)?,
            version: row.get(1)?,
            label: row.get(2)?,
            lie: Lie {
                along: row.get(3)?,
                keep_until: row.get(4)?,
            },
            from: if archived {
                RecordState::Archived
            } else {
                RecordState::Active
            },
        });
    }
    Ok(records)
}

/// How a record lay in the bin before the change that brought it back.
pub(crate) fn lay(fields: &[FieldChange]) -> Lie {
    let before = |key: &str| {
        fields
            .iter()
            .find(|field| field.field == key)
            .map(|f| &f.before)
    };
    let keep_until = match before("keep_until") {
        Some(Value::One(Scalar::Datetime(at))) => Some(*at),
        _ => None,
    };
    let along = matches!(before("along"), Some(Value::One(Scalar::Boolean(true))));
    Lie { along, keep_until }
}

fn left_bin(record: &InBin) -> Vec<FieldChange> {
    let mut fields = Vec::new();
    if record.from == RecordState::Archived {
        fields.push(moved(RecordState::Deleted, record.from));
    }
    let mut lost = |key: &str, before: Scalar| {
        fields.push(FieldChange {
            field: key.to_owned(),
            before: before.into(),
            after: Value::None,
        });
    };
    if record.lie.along {
        lost("along", Scalar::Boolean(true));
    }
    if let Some(keep_until) = record.lie.keep_until {
        lost("keep_until", Scalar::Datetime(keep_until));
    }
    fields
}

fn moved(from: RecordState, to: RecordState) -> FieldChange {
    let named = |state: RecordState| Value::One(Scalar::Choice(state.as_str().into()));
    FieldChange {
        field: "state".into(),
        before: named(from),
        after: named(to),
    }
}

fn change(
    operation: &mut OperationBuilder<'_>,
    table: &Table,
    record: &Selected,
    kind: ChangeKind,
    fields: Vec<FieldChange>,
) -> Result<()> {
    operation.change(&Change {
        table: table.key.clone(),
        record: record.id,
        kind,
        version: record.version + 1,
        label: record.label.clone(),
        fields,
    })
}
