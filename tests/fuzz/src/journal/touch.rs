//! One change to an account's file that Bailey never makes.

use rusqlite::Connection;
use rusqlite::types::{Value, ValueRef};

use super::TABLES;

/// Six bytes: what is changed, where, and how.
pub(super) enum Touch {
    /// A byte of the file is another one.
    Byte { at: usize, flip: u8 },
    /// A byte of a value is another one.
    Value {
        table: u8,
        row: u8,
        column: u8,
        at: u8,
        flip: u8,
    },
    /// A row is gone.
    Delete { table: u8, row: u8 },
    /// A row says what another one says.
    Copy {
        table: u8,
        row: u8,
        other: u8,
        column: u8,
    },
}

impl Touch {
    pub(super) fn read(&[what, a, b, c, d, flip]: &[u8; 6]) -> Self {
        match what {
            0..128 => Self::Value {
                table: what,
                row: a,
                column: b,
                at: c,
                flip,
            },
            128..136 => Self::Delete {
                table: what,
                row: a,
            },
            136..160 => Self::Copy {
                table: what,
                row: a,
                other: d,
                column: b,
            },
            _ => Self::Byte {
                at: usize::from(a) << 16 | usize::from(b) << 8 | usize::from(c),
                flip,
            },
        }
    }

    /// Changes the file's bytes.
    pub(super) fn bytes(&self, file: &mut [u8]) {
        if let Self::Byte { at, flip } = self {
            let length = file.len();
            file[at % length] ^= flip;
        }
    }

    /// Changes the journal's rows. What SQLite refuses is left as it is.
    pub(super) fn rows(&self, connection: &Connection) {
        let done = match *self {
            Self::Byte { .. } => Ok(()),
            Self::Value {
                table,
                row,
                column,
                at,
                flip,
            } => flipped(connection, table, row, column, at, flip),
            Self::Delete { table, row } => deleted(connection, table, row),
            Self::Copy {
                table,
                row,
                other,
                column,
            } => copied(connection, table, row, other, column),
        };
        drop(done);
    }
}

/// What keeps Bailey itself from changing the journal is taken away first.
fn untriggered(connection: &Connection) -> rusqlite::Result<()> {
    let sql = "SELECT 'DROP TRIGGER ' || name FROM sqlite_schema WHERE type = 'trigger'";
    let drops: Vec<String> = connection
        .prepare(sql)?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    connection.execute_batch(&drops.join(";"))
}

/// The table's name, the rowid of one of its rows, and the name of one of its columns.
fn place(
    connection: &Connection,
    table: u8,
    row: u8,
    column: u8,
) -> rusqlite::Result<(&'static str, i64, String)> {
    untriggered(connection)?;
    let (table, order) = TABLES[usize::from(table) % TABLES.len()];
    let rows: Vec<i64> = connection
        .prepare(&format!("SELECT rowid FROM {table} ORDER BY {order}"))?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let row = rows.get(usize::from(row) % rows.len().max(1));
    let row = *row.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let statement = connection.prepare(&format!("SELECT * FROM {table}"))?;
    let names = statement.column_names();
    let column = names[usize::from(column) % names.len()].to_owned();
    Ok((table, row, column))
}

fn flipped(
    connection: &Connection,
    table: u8,
    row: u8,
    column: u8,
    at: u8,
    flip: u8,
) -> rusqlite::Result<()> {
    let (table, row, column) = place(connection, table, row, column)?;
    let sql = format!("SELECT {column} FROM {table} WHERE rowid = ?1");
    let turned = |bytes: &[u8]| {
        let mut bytes = bytes.to_vec();
        match bytes.len() {
            0 => bytes.push(flip),
            length => bytes[usize::from(at) % length] ^= flip,
        }
        Value::Blob(bytes)
    };
    // A text that was flipped before need not be one any more.
    let (value, cast) = connection.query_row(&sql, [row], |row| {
        Ok(match row.get_ref(0)? {
            ValueRef::Integer(number) => {
                let mut bytes = number.to_be_bytes();
                bytes[usize::from(at) % 8] ^= flip;
                (Value::Integer(i64::from_be_bytes(bytes)), "?1")
            }
            ValueRef::Text(text) => (turned(text), "CAST(?1 AS TEXT)"),
            ValueRef::Blob(blob) => (turned(blob), "?1"),
            ValueRef::Null | ValueRef::Real(_) => (Value::Integer(flip.into()), "?1"),
        })
    })?;
    let sql = format!("UPDATE OR REPLACE {table} SET {column} = {cast} WHERE rowid = ?2");
    connection.execute(&sql, (value, row)).map(drop)
}

fn deleted(connection: &Connection, table: u8, row: u8) -> rusqlite::Result<()> {
    let (table, row, _) = place(connection, table, row, 0)?;
    connection
        .execute(&format!("DELETE FROM {table} WHERE rowid = ?1"), [row])
        .map(drop)
}

fn copied(
    connection: &Connection,
    table: u8,
    row: u8,
    other: u8,
    column: u8,
) -> rusqlite::Result<()> {
    let (name, row, column) = place(connection, table, row, column)?;
    let (_, other, _) = place(connection, table, other, 0)?;
    let sql = format!(
        "UPDATE OR REPLACE {name} SET {column} = (SELECT {column} FROM {name} WHERE rowid = ?1)
         WHERE rowid = ?2"
    );
    connection.execute(&sql, [other, row]).map(drop)
}
