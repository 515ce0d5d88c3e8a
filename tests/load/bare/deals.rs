//! The table.

use std::path::Path;

use bailey_tests::deals::{STAGES, deal_name};
use rusqlite::{Connection, Row};
use serde::Serialize;

use super::pool;

/// A row as it is answered.
#[derive(Serialize)]
pub struct Deal {
    pub id: i64,
    version: i64,
    pub name: String,
    pub stage: String,
    value: i64,
    currency: String,
    opened: String,
    created_at: i64,
}

/// What a row is read from.
pub const COLUMNS: &str = "id, version, name, stage, value, currency, opened, created_at";

pub fn deal(row: &Row<'_>) -> rusqlite::Result<Deal> {
    Ok(Deal {
        id: row.get(0)?,
        version: row.get(1)?,
        name: row.get(2)?,
        stage: row.get(3)?,
        value: row.get(4)?,
        currency: row.get(5)?,
        opened: row.get(6)?,
        created_at: row.get(7)?,
    })
}

/// Makes the table, its index for words, and so many deals.
pub fn make(folder: &Path, count: usize) {
    let connection = pool::open(&pool::file(folder));
    connection
        .execute_batch(
            "CREATE TABLE deals (id INTEGER PRIMARY KEY AUTOINCREMENT, version INTEGER NOT NULL,
                 name TEXT NOT NULL, stage TEXT NOT NULL, value INTEGER NOT NULL,
                 currency TEXT NOT NULL, opened TEXT NOT NULL, created_at INTEGER NOT NULL);
             CREATE INDEX by_stage ON deals (stage);
             CREATE TABLE bin AS SELECT * FROM deals;
             CREATE VIRTUAL TABLE words USING fts5 (name, content = 'deals', content_rowid = 'id');
             CREATE TABLE sessions (token TEXT PRIMARY KEY);
             BEGIN;",
        )
        .expect("a schema");
    for number in 0..count {
        let stage = STAGES[number % STAGES.len()];
        insert(&connection, &deal_name(number), stage).expect("a deal");
    }
    connection.execute_batch("COMMIT").expect("a commit");
}

/// A new deal's number.
pub fn insert(connection: &Connection, name: &str, stage: &str) -> rusqlite::Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO deals (version, name, stage, value, currency, opened, created_at)
             VALUES (1, ?1, ?2, 100000, 'USD', '2017-03-01', 1488326400000)",
        )?
        .execute((name, stage))?;
    let id = connection.last_insert_rowid();
    connection
        .prepare_cached("INSERT INTO words (rowid, name) VALUES (?1, ?2)")?
        .execute((id, name))?;
    Ok(id)
}
