//! The bin's rows, of all tables at once.

use std::collections::BTreeSet;

use rusqlite::types::Value as Sql;

use crate::bin::{BinQuery, Sight};
use crate::error::Result;
use crate::ids::RecordId;
use crate::records::row;
use crate::relation::Relation;
use crate::schema::Schema;
use crate::search::fold;

/// The columns that [`select`] gives of a row, beside its table and its label.
const COLUMNS: &str = r#""id", "deletion", "deleted_at", "along", "keep_until""#;

/// Numbers as the JSON array that `json_each` takes apart in SQL.
pub(super) fn json_ids(ids: &BTreeSet<RecordId>) -> String {
    row::json_ids(&ids.iter().copied().collect::<Vec<_>>())
}

/// What of the bin an actor sees and the query asks for, with the columns
/// `table_key`, `label`, `id`, `deletion`, `deleted_at`, `along`, `keep_until`.
pub(super) fn select(schema: &Schema, sight: &Sight, query: &BinQuery) -> Result<Relation> {
    let mut bin = Relation::default();
    let mut conditions = String::from(r#""deletion" IS NOT NULL"#);
    let mut and = |bin: &mut Relation, condition: &str, value: Sql| {
        let place = bin.bind(value);
        conditions.push_str(&format!(" AND {}", condition.replace('?', &place)));
    };
    if let Some(user) = query.by {
        and(&mut bin, r#""deleted_by" = ?"#, user.0.into());
    }
    if let Some(since) = query.since {
        and(&mut bin, r#""deleted_at" >= ?"#, since.0.into());
    }
    if let Some(until) = query.until {
        and(&mut bin, r#""deleted_at" < ?"#, until.0.into());
    }
    if let Some(deletion) = query.deletion {
        and(&mut bin, r#""deletion" = ?"#, deletion.0.into());
    }
    let text = query.text.as_ref().map(|text| bin.bind(fold(text)));
    let tables = match &query.table {
        Some(key) => std::slice::from_ref(schema.table(key)?),
        None => schema.tables(),
    };
    // Keys are lower-case letters, digits and underscores: nothing to escape.
    let parts = tables.iter().map(|table| {
        let (key, label, seen) = (&table.key, table.label_sql(&table.key), sight.and(table));
        let named = text.as_ref().map_or_else(String::new, |text| {
            format!(" AND instr({}, {text}) > 0", table.label_fold_sql(key))
        });
        format!(
            r#"SELECT '{key}' AS table_key, {label} AS "label", {COLUMNS} FROM "{key}"
               WHERE {conditions}{named}{seen}"#
        )
    });
    bin.sql = match parts.collect::<Vec<_>>().join(" UNION ALL ") {
        // Nothing is theirs to see.
        none if none.is_empty() => format!(
            r#"SELECT '' AS table_key, '' AS "label", {COLUMNS} FROM (SELECT 0 AS "id",
               0 AS "deletion", 0 AS "deleted_at", 0 AS "along", 0 AS "keep_until") WHERE 0"#
        ),
        some => some,
    };
    Ok(bin)
}
