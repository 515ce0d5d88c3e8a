//! The one error of this crate. A caller's mistake names the field and what to
//! do; what is wrong inside says it to the operator alone.

use rusqlite::ErrorCode;

use crate::ids::InvalidAccountId;

/// This crate's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One thing that is wrong with what was asked.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// The field's key, where the problem is one field's.
    pub field: Option<String>,
    /// A stable word for programs and for translation: `required`, `not-a-date`.
    pub code: &'static str,
    /// What is wrong and what to do, in English.
    pub message: String,
    /// What the message tells beside its code, by name, for its translation.
    #[serde(skip)]
    pub args: Vec<(&'static str, String)>,
}

impl Problem {
    /// A problem of one field.
    pub fn field(field: impl Into<String>, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            field: Some(field.into()),
            code,
            message: message.into(),
            args: Vec::new(),
        }
    }

    /// The same problem with something that its message tells.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// A problem of the request as a whole.
    pub fn general(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            field: None,
            code,
            message: message.into(),
            args: Vec::new(),
        }
    }
}

/// Why something was not done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The actor may not.
    #[error("denied: {0}")]
    Denied(String),
    /// There is no such thing, or the actor may not see it.
    #[error("not found: {0}")]
    NotFound(String),
    /// The request can't be carried out as it stands.
    #[error("invalid: {}", .0.iter().map(|p| p.message.as_str()).collect::<Vec<_>>().join("; "))]
    Invalid(Vec<Problem>),
    /// Something changed in between.
    #[error("conflict: {0}")]
    Conflict(String),
    /// A limit was reached.
    #[error("limit: {0}")]
    Limit(String),
    /// The account keeps as much on disk as the operator lets it.
    #[error(
        "the account keeps {} MB of the {} MB that it may, and this does not fit: delete files, \
         delete for good what is in the recycle bin, or ask whoever runs Bailey for more",
        megabytes(*used), megabytes(*allowed)
    )]
    StorageLimit {
        /// How many bytes it keeps.
        used: u64,
        /// How many bytes it may keep.
        allowed: u64,
    },
    /// Not now: shutting down, or too busy.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// The disk has no room for what was to be written.
    #[error("the disk is full")]
    DiskFull,
    /// The disk can't be written or read: it fails, or was made read-only.
    #[error("the disk can't be used: {0}")]
    DiskFailing(String),
    /// The file does not hold what it must hold.
    #[error("damaged: {0}")]
    Damaged(String),
    /// A mistake in Bailey itself, not the caller's.
    #[error("internal: {0}")]
    Internal(String),
    /// The database refused.
    #[error("database: {0}")]
    Database(rusqlite::Error),
    /// The file system refused.
    #[error("{path}: {source}")]
    File {
        /// What was touched.
        path: std::path::PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Bytes in millions, with one digit after the point.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes / 100_000;
    format!("{}.{}", tenths / 10, tenths % 10)
}

impl Error {
    /// A request with one problem of one field.
    pub fn invalid_field(
        field: impl Into<String>,
        code: &'static str,
        message: impl Into<String>,
    ) -> Self {
        Self::Invalid(vec![Problem::field(field, code, message)])
    }

    /// A request with one problem.
    pub fn invalid(code: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid(vec![Problem::general(code, message)])
    }

    /// A stored value that can't be what it is.
    pub fn damaged(what: impl std::fmt::Display) -> Self {
        Self::Damaged(what.to_string())
    }
}

impl From<rusqlite::Error> for Error {
    /// What the disk is to blame for is nobody's mistake: the same act may go well later.
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => {
                Self::DiskFailing(error.to_string())
            }
            _ => Self::Database(error),
        }
    }
}

impl From<rusqlite::types::FromSqlError> for Error {
    fn from(error: rusqlite::types::FromSqlError) -> Self {
        Self::Database(error.into())
    }
}

impl From<InvalidAccountId> for Error {
    fn from(error: InvalidAccountId) -> Self {
        Self::invalid("account-name", error.to_string())
    }
}
