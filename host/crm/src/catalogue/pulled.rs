//! What was pulled from registries: which file each tag stood for, the last time
//! that the registry answered.

use crate::error::Result;
use crate::ids::Timestamp;
use crate::store::Crm;

/// A file that was pulled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pulled {
    /// Where from, as the operator wrote it.
    pub repository: String,
    /// Under which tag.
    pub tag: String,
    /// SHA-256 of the whole file, in lower-case hex.
    pub file: String,
}

/// All that was pulled, by repository and tag.
///
/// # Errors
/// `Database`.
pub fn pulled(crm: &Crm) -> Result<Vec<Pulled>> {
    crm.operators_file(|file| {
        let sql = "SELECT repository, tag, file FROM pulled_package ORDER BY repository, tag";
        let mut statement = file.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            Ok(Pulled {
                repository: row.get(0)?,
                tag: row.get(1)?,
                file: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    })
}

/// Keeps what a repository's tags stand for now, in place of what they stood for.
///
/// # Errors
/// `Database`.
pub fn keep_pulled(
    crm: &Crm,
    repository: &str,
    tags: &[(String, String)],
    at: Timestamp,
) -> Result<()> {
    crm.operators_file(|file| {
        file.execute(
            "DELETE FROM pulled_package WHERE repository = ?1",
            [repository],
        )?;
        let mut statement = file.prepare_cached(
            "INSERT INTO pulled_package (repository, tag, file, pulled_at) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for (tag, pulled) in tags {
            statement.execute((repository, tag, pulled, at))?;
        }
        Ok(())
    })
}
