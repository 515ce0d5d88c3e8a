//! Where mail waits: put there with an act, taken by who sends it.

use super::{MailId, Message};
use crate::context::Context;
use crate::error::Result;
use crate::ids::Timestamp;
use crate::store::{Account, Write};

/// A mail that waits.
#[derive(Clone, Debug)]
pub struct Queued {
    /// Its number.
    pub id: MailId,
    /// What is to be sent.
    pub message: Message,
    /// When it was queued.
    pub created_at: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
}

/// Queues mails that tell of no act.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn queue(account: &Account, context: &Context, messages: Vec<Message>) -> Result<()> {
    let context = context.clone();
    account.write(move |write| {
        for message in &messages {
            queue_in(write, &context, message)?;
        }
        Ok(())
    })
}

/// Queues a mail with the act that it tells of.
pub(crate) fn queue_in(write: &Write<'_>, context: &Context, message: &Message) -> Result<MailId> {
    let connection = write.connection();
    connection
        .prepare_cached(
            "INSERT INTO bailey_mail (recipient, subject, body, purpose, created_at, next_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
        )?
        .execute((
            &message.recipient,
            &message.subject,
            &message.body,
            &message.purpose,
            context.at,
        ))?;
    Ok(MailId(connection.last_insert_rowid()))
}

/// Takes mail back that was not sent yet.
pub(crate) fn withdraw(write: &Write<'_>, recipient: &str, purpose: &str) -> Result<()> {
    write
        .connection()
        .prepare_cached("DELETE FROM bailey_mail WHERE recipient = ?1 AND purpose = ?2")?
        .execute((recipient, purpose))?;
    Ok(())
}

/// What is to be tried by this moment, the longest waiting first.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn due(account: &Account, until: Timestamp, limit: u32) -> Result<Vec<Queued>> {
    account.read(|read| {
        let mut statement = read.connection().prepare_cached(
            "SELECT id, recipient, subject, body, purpose, created_at, attempts FROM bailey_mail
             WHERE next_at <= ?1 ORDER BY next_at, id LIMIT ?2",
        )?;
        let rows = statement.query_map((until, limit), |row| {
            Ok(Queued {
                id: row.get(0)?,
                message: Message {
                    recipient: row.get(1)?,
                    subject: row.get(2)?,
                    body: row.get(3)?,
                    purpose: row.get(4)?,
                },
                created_at: row.get(5)?,
                attempts: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    })
}

/// When the next mail is to be tried; none if none waits.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn next(account: &Account) -> Result<Option<Timestamp>> {
    account.read(|read| {
        let sql = "SELECT min(next_at) FROM bailey_mail";
        Ok(read.connection().query_row(sql, [], |row| row.get(0))?)
    })
}

/// Says that a mail was handed over: journalled as `mail.sent`, and its text is
/// gone.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn sent(account: &Account, context: &Context, mail: &Queued) -> Result<()> {
    end(account, context, mail, "mail.sent", None)
}

/// Says that a mail could not be handed over: it is tried again at `again`, or
/// given up, which is journalled as `mail.failed`. `problem` must not quote the
/// mail.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn failed(
    account: &Account,
    context: &Context,
    mail: &Queued,
    problem: &str,
    again: Option<Timestamp>,
) -> Result<()> {
    let Some(again) = again else {
        return end(account, context, mail, "mail.failed", Some(problem));
    };
    let (id, problem) = (mail.id, problem.to_owned());
    account.write(move |write| {
        write.connection().execute(
            "UPDATE bailey_mail SET attempts = attempts + 1, next_at = ?2, problem = ?3
             WHERE id = ?1",
            (id, again, problem),
        )?;
        Ok(())
    })
}

fn end(
    account: &Account,
    context: &Context,
    mail: &Queued,
    kind: &'static str,
    problem: Option<&str>,
) -> Result<()> {
    let (context, mail, problem) = (context.clone(), mail.clone(), problem.map(str::to_owned));
    account.write(move |write| {
        let gone = write
            .connection()
            .execute("DELETE FROM bailey_mail WHERE id = ?1", [mail.id])?;
        if gone == 0 {
            // Taken back while it was on its way.
            return Ok(());
        }
        let mut operation = write.operation(&context, kind)?;
        operation.detail("to", mail.message.recipient);
        operation.detail("purpose", mail.message.purpose);
        if let Some(problem) = problem {
            operation.detail("reason", problem);
        }
        operation.finish()?;
        Ok(())
    })
}
