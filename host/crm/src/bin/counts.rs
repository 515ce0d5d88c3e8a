//! How much is in the bin.

use crate::bin::{BinQuery, Sight, rows};
use crate::context::Context;
use crate::error::Result;
use crate::store::Account;

/// How many records of each table are in the bin: key and count, of the tables
/// that have any.
///
/// # Errors
/// `Denied` to who may not use records.
pub fn counts(account: &Account, context: &Context) -> Result<Vec<(String, u64)>> {
    let sight = Sight::of(context)?;
    account.read(|read| {
        let bin = rows::select(&*read.schema(context)?, &sight, &BinQuery::default())?;
        let sql = format!(
            "SELECT table_key, count(*) FROM ({}) GROUP BY table_key ORDER BY table_key",
            bin.sql
        );
        let mut statement = read.connection().prepare_cached(&sql)?;
        let counts = statement.query_map(&*bin.params(), |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(counts.collect::<rusqlite::Result<_>>()?)
    })
}
