//! Mail that waits to be sent.
//!
//! It is queued in the transaction of the act that it tells of, so neither is
//! there without the other, and stays until it was handed over or given up.
//! Texts may hold links that let somebody in: they are in no journal entry, and
//! gone from the file once they are sent.

mod allowance;
mod outbox;

#[cfg(test)]
mod tests;

pub use allowance::{MOST_A_DAY, left_today, queue_for};
pub use outbox::{Queued, due, failed, next, queue, sent};
pub(crate) use outbox::{queue_in, withdraw};

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

/// How the sending of an account's mail is called among what is due.
pub const JOB: &str = "mail";

/// A mail that is to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// The e-mail address of who gets it.
    pub recipient: String,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// What it is for, in a word, for the journal.
    pub purpose: String,
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Message")
            .field("recipient", &self.recipient)
            .field("purpose", &self.purpose)
            .finish_non_exhaustive()
    }
}

/// A waiting mail's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MailId(pub i64);

impl ToSql for MailId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for MailId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        i64::column_result(value).map(Self)
    }
}
