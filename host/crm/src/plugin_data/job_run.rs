//! What plugins' jobs have done: a run is written when it starts, says how far
//! it is, and is written again when it ends. One that never ended was cut short
//! by the end of the process.

use rusqlite::{Connection, OptionalExtension as _, Row};

use crate::error::{Error, Result};
use crate::ids::{Timestamp, UserId};
use crate::store::{Read, Write};

/// How many runs of a job are remembered.
const REMEMBERED: u32 = 100;

/// A run of a job.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct RunId(pub i64);

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is done.
    Done,
    /// More is left to do.
    Again,
    /// The plugin said no, or broke.
    Failed,
    /// The process ended before it.
    Interrupted,
}

impl Outcome {
    /// Its name in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Again => "again",
            Self::Failed => "failed",
            Self::Interrupted => "interrupted",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::Done, Self::Again, Self::Failed, Self::Interrupted]
            .into_iter()
            .find(|outcome| outcome.as_str() == name)
    }
}

/// What a job did at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRun {
    /// Never reused.
    pub id: RunId,
    /// Whose job it is.
    pub plugin: String,
    /// Which.
    pub job: String,
    /// For when it was due.
    pub due: Timestamp,
    /// Who asked for it; none if the schedule did.
    pub user: Option<UserId>,
    /// When it started.
    pub started_at: Timestamp,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
    /// How; none while it runs.
    pub outcome: Option<Outcome>,
    /// What it said at its end; whoever wrote it knows what is in it.
    pub report: Option<serde_json::Value>,
    /// How much is done.
    pub done: u64,
    /// Of how much, if that is known.
    pub total: Option<u64>,
}

const COLUMNS: &str = "id, plugin, job, due, user, started_at, finished_at, outcome, report, \
                       done, total";

fn from_row(row: &Row<'_>) -> rusqlite::Result<JobRun> {
    let outcome: Option<String> = row.get(7)?;
    let report: Option<String> = row.get(8)?;
    Ok(JobRun {
        id: RunId(row.get(0)?),
        plugin: row.get(1)?,
        job: row.get(2)?,
        due: row.get(3)?,
        user: row.get(4)?,
        started_at: row.get(5)?,
        finished_at: row.get(6)?,
        outcome: outcome.as_deref().and_then(Outcome::parse),
        report: report.and_then(|report| serde_json::from_str(&report).ok()),
        done: row.get(9)?,
        total: row.get(10)?,
    })
}

/// One run.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Database`].
pub fn get(read: &Read<'_>, id: RunId) -> Result<JobRun> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_job_run WHERE id = ?1");
    let mut statement = read.connection().prepare_cached(&sql)?;
    let found = statement.query_row([id.0], from_row).optional()?;
    found.ok_or_else(|| Error::NotFound(format!("job run {}", id.0)))
}

/// The run of a job that began last.
///
/// # Errors
/// [`Error::Database`].
pub fn last(read: &Read<'_>, plugin: &str, job: &str) -> Result<Option<JobRun>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM bailey_job_run WHERE plugin = ?1 AND job = ?2
         ORDER BY id DESC LIMIT 1"
    );
    let mut statement = read.connection().prepare_cached(&sql)?;
    Ok(statement.query_row([plugin, job], from_row).optional()?)
}

/// Whether a job did its work for this moment, as far as its runs are remembered.
///
/// # Errors
/// [`Error::Database`].
pub fn ran_for(read: &Read<'_>, plugin: &str, job: &str, due: Timestamp) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM bailey_job_run
               WHERE plugin = ?1 AND job = ?2 AND due = ?3 AND outcome IN ('done', 'again'))";
    let mut statement = read.connection().prepare_cached(sql)?;
    Ok(statement.query_row((plugin, job, due), |row| row.get(0))?)
}

/// The latest runs of a plugin's jobs, newest first.
///
/// # Errors
/// [`Error::Database`].
pub fn list(read: &Read<'_>, plugin: &str, limit: u32) -> Result<Vec<JobRun>> {
    let sql =
        format!("SELECT {COLUMNS} FROM bailey_job_run WHERE plugin = ?1 ORDER BY id DESC LIMIT ?2");
    let mut statement = read.connection().prepare_cached(&sql)?;
    let runs = statement.query_map((plugin, limit), from_row)?;
    Ok(runs.collect::<rusqlite::Result<_>>()?)
}

/// The runs of a plugin's jobs that this user asked for and that go on, or ended
/// at this moment or later; newest first.
///
/// # Errors
/// [`Error::Database`].
pub fn of_user(
    read: &Read<'_>,
    plugin: &str,
    user: UserId,
    ended_since: Timestamp,
) -> Result<Vec<JobRun>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM bailey_job_run
         WHERE plugin = ?1 AND user = ?2 AND (finished_at IS NULL OR finished_at >= ?3)
         ORDER BY id DESC"
    );
    let mut statement = read.connection().prepare_cached(&sql)?;
    let runs = statement.query_map((plugin, user, ended_since), from_row)?;
    Ok(runs.collect::<rusqlite::Result<_>>()?)
}

/// Writes that a run starts.
///
/// # Errors
/// [`Error::Database`].
pub fn start(
    write: &mut Write<'_>,
    plugin: &str,
    job: &str,
    due: Timestamp,
    user: Option<UserId>,
    at: Timestamp,
) -> Result<RunId> {
    let connection = write.connection();
    connection.execute(
        "INSERT INTO bailey_job_run (plugin, job, due, user, started_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        (plugin, job, due, user, at),
    )?;
    let id = RunId(connection.last_insert_rowid());
    connection.execute(
        "DELETE FROM bailey_job_run
         WHERE plugin = ?1 AND job = ?2 AND finished_at IS NOT NULL AND id <= (
             SELECT id FROM bailey_job_run WHERE plugin = ?1 AND job = ?2
             ORDER BY id DESC LIMIT 1 OFFSET ?3)",
        (plugin, job, REMEMBERED),
    )?;
    Ok(id)
}

/// Writes how far a run is.
///
/// # Errors
/// [`Error::Database`].
pub fn progress(write: &mut Write<'_>, id: RunId, done: u64, total: Option<u64>) -> Result<()> {
    let sql = "UPDATE bailey_job_run SET done = ?2, total = ?3
               WHERE id = ?1 AND finished_at IS NULL";
    write
        .connection()
        .prepare_cached(sql)?
        .execute((id.0, done, total))?;
    Ok(())
}

/// Writes how a run ended.
///
/// # Errors
/// [`Error::Database`].
pub fn finish(
    write: &mut Write<'_>,
    id: RunId,
    outcome: Outcome,
    report: Option<&serde_json::Value>,
    at: Timestamp,
) -> Result<()> {
    let sql = "UPDATE bailey_job_run SET finished_at = ?2, outcome = ?3, report = ?4
               WHERE id = ?1 AND finished_at IS NULL";
    let report = report.map(ToString::to_string);
    write
        .connection()
        .execute(sql, (id.0, at, outcome.as_str(), report))?;
    Ok(())
}

/// Marks the runs that an earlier process left unfinished; returns how many.
///
/// # Errors
/// [`Error::Database`].
pub fn interrupt_all(write: &mut Write<'_>, at: Timestamp) -> Result<usize> {
    let sql = "UPDATE bailey_job_run SET finished_at = ?1, outcome = 'interrupted'
               WHERE finished_at IS NULL";
    Ok(write.connection().execute(sql, [at])?)
}

/// The runs whose report `hit` recognises.
pub(crate) fn holding(connection: &Connection, hit: impl Fn(&[u8]) -> bool) -> Result<Vec<i64>> {
    let mut statement = connection
        .prepare("SELECT id, report FROM bailey_job_run WHERE report IS NOT NULL ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if hit(row.get_ref(1)?.as_bytes()?) {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}

/// Takes away what these runs said.
pub(crate) fn blank(connection: &Connection, runs: &[i64]) -> Result<()> {
    let mut blank =
        connection.prepare_cached("UPDATE bailey_job_run SET report = NULL WHERE id = ?1")?;
    for run in runs {
        blank.execute([run])?;
    }
    Ok(())
}
