//! An account's journal. Whatever is done to its file, in its bytes or in its rows: it
//! is verified as whole only if every entry and every change says what it said, and what
//! checkpoints there are, are those that were signed. One that is gone takes nothing away
//! of what the others prove.
//!
//! An input is a list of changes, each six bytes long.

mod touch;

use std::path::Path;
use std::sync::LazyLock;

use bailey_crm::Error;
use bailey_crm::journal::{VerifyOptions, verify};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};

use touch::Touch;

/// The file of an account with a journal of a few entries, of each kind that is checked
/// in a way of its own.
const FILE: &[u8] = include_bytes!("../../kept/account.sqlite.zst");

/// The journal's tables, with what their rows are in order of.
pub(crate) const TABLES: [(&str, &str); 3] = [
    ("bailey_operation", "id"),
    ("bailey_change", "id"),
    ("bailey_checkpoint", "operation"),
];

/// The rows of a journal, table by table.
type Rows = Vec<Vec<Vec<Value>>>;

/// What an account's file holds, and what is kept of it elsewhere.
struct Kept {
    file: Vec<u8>,
    rows: Rows,
    options: VerifyOptions,
}

static KEPT: LazyLock<Kept> = LazyLock::new(kept);

/// What must hold for any list of changes.
pub fn holds(input: &[u8]) {
    let (touches, _) = input.as_chunks();
    let touches: Vec<Touch> = touches.iter().take(16).map(Touch::read).collect();
    let folder = tempfile::tempdir().expect("a place for a file");
    let path = folder.path().join("account.sqlite");
    let mut file = KEPT.file.clone();
    for touch in &touches {
        touch.bytes(&mut file);
    }
    std::fs::write(&path, file).expect("it can be written");
    // What SQLite itself can't open is as it is.
    if let Ok(connection) = Connection::open(&path) {
        for touch in &touches {
            touch.rows(&connection);
        }
    }
    match verify(&path, &KEPT.options, &mut |_, _| {}) {
        Ok(found) if found.is_intact() => {
            let now = rows(&path).expect("what is whole can be read");
            let (checkpoints, journal) = now.split_last().expect("tables");
            let (signed, kept) = KEPT.rows.split_last().expect("tables");
            assert!(journal == kept, "another journal is verified as whole");
            assert!(checkpoints.iter().all(|row| signed.contains(row)));
        }
        Ok(found) => {
            let fault = found.fault.expect("it is not intact");
            assert!(!fault.to_string().is_empty());
        }
        Err(Error::Database(_) | Error::Damaged(_)) => {}
        Err(other) => panic!("{other}"),
    }
}

fn kept() -> Kept {
    let file = zstd::decode_all(FILE).expect("it was compressed");
    let folder = tempfile::tempdir().expect("a place for a file");
    let path = folder.path().join("account.sqlite");
    std::fs::write(&path, &file).expect("it can be written");
    let found = verify(&path, &VerifyOptions::default(), &mut |_, _| {}).expect("an account");
    assert!(found.is_intact() && found.checkpoints > 0, "{found:?}");
    let connection = Connection::open(&path).expect("an account");
    let public_key = connection
        .query_row("SELECT public_key FROM bailey_checkpoint", [], |row| {
            row.get(0)
        })
        .expect("it has a checkpoint");
    drop(connection);
    Kept {
        file,
        rows: rows(&path).expect("an account"),
        options: VerifyOptions {
            head: found.head,
            public_key: Some(public_key),
        },
    }
}

fn rows(path: &Path) -> rusqlite::Result<Rows> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let table = |(table, order)| {
        let sql = format!("SELECT * FROM {table} NOT INDEXED ORDER BY {order}");
        let mut statement = connection.prepare(&sql)?;
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| (0..columns).map(|n| row.get(n)).collect())?;
        rows.collect()
    };
    TABLES.into_iter().map(table).collect()
}
