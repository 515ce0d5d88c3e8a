//! Requests that may be repeated without being carried out twice.
//!
//! A program that does not know whether its request arrived sends it again
//! under the same key, and gets the answer that the first one got. A key is its
//! user's own and holds for a day. The row is written before the request is
//! carried out, so that a crash in between leaves a trace rather than a second
//! act: such a request is then known as begun, with the number under which the
//! journal tells what became of it.

use rusqlite::{Connection, OptionalExtension as _, named_params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{Timestamp, UserId};
use crate::store::Account;

/// For how long a key holds, in milliseconds: a day.
const HOLDS: i64 = 24 * 60 * 60 * 1000;

/// The longest key that is taken, in bytes.
pub const LONGEST_KEY: usize = 255;

/// What is asked, and under which key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeatable {
    /// The caller's own word for it.
    pub key: String,
    /// SHA-256 of all that was asked: another one under the same key is another
    /// request.
    pub asked: [u8; 32],
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The headers that belong to the answer.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// What is known of a request that is about to be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It is the first under this key: carry it out, then say what was answered
    /// or that nothing came of it.
    First,
    /// It was carried out, and this was answered.
    Answered(Answer),
    /// Another request came under this key, or the same one when other rules held
    /// for whoever sent it.
    Different,
    /// It began and nobody wrote down how it ended; the number of the request.
    Unfinished(Option<String>),
}

/// Notes that a request begins, or finds what is known of it.
///
/// # Errors
/// `Denied` without a user, `Invalid` for a key that is empty or too long.
pub fn begin(account: &Account, context: &Context, request: &Repeatable) -> Result<Begun> {
    let user = user(context)?;
    if request.key.is_empty() || request.key.len() > LONGEST_KEY {
        return Err(Error::invalid_field(
            "Idempotency-Key",
            "not-a-key",
            format!("An idempotency key has 1 to {LONGEST_KEY} bytes."),
        ));
    }
    let (context, mut request) = (context.clone(), request.clone());
    request.asked = asked(&context, request.asked);
    account.write(move |write| {
        let connection = write.connection();
        connection
            .prepare_cached("DELETE FROM bailey_idempotency WHERE at < ?1")?
            .execute([Timestamp(context.at.0.saturating_sub(HOLDS))])?;
        let mut find = connection.prepare_cached(
            "SELECT asked, request, status, headers, body FROM bailey_idempotency
             WHERE user = ?1 AND key = ?2",
        )?;
        let found = find
            .query_row((user, &request.key), |row| {
                let known: (Vec<u8>, Option<String>) = (row.get(0)?, row.get(1)?);
                let answer: (Option<u16>, Option<String>, Option<Vec<u8>>) =
                    (row.get(2)?, row.get(3)?, row.get(4)?);
                Ok((known, answer))
            })
            .optional()?;
        match found {
            None => {
                connection
                    .prepare_cached(
                        "INSERT INTO bailey_idempotency (user, key, asked, at, request)
                         VALUES (:user, :key, :asked, :at, :request)",
                    )?
                    .execute(named_params! {
                        ":user": user,
                        ":key": request.key,
                        ":asked": request.asked,
                        ":at": context.at,
                        ":request": context.request,
                    })?;
                Ok(Begun::First)
            }
            Some(((asked, _), _)) if asked != request.asked => Ok(Begun::Different),
            Some((_, (Some(status), Some(headers), Some(body)))) => {
                let headers = serde_json::from_str(&headers).map_err(Error::damaged)?;
                Ok(Begun::Answered(Answer {
                    status,
                    headers,
                    body,
                }))
            }
            Some(((_, request), _)) => Ok(Begun::Unfinished(request)),
        }
    })
}

/// Notes what was answered.
///
/// # Errors
/// `Denied` without a user.
pub fn answered(
    account: &Account,
    context: &Context,
    request: &Repeatable,
    answer: Answer,
) -> Result<()> {
    let (user, key) = (user(context)?, request.key.clone());
    let headers = serde_json::to_string(&answer.headers).map_err(Error::damaged)?;
    account.write(move |write| {
        write
            .connection()
            .prepare_cached(
                "UPDATE bailey_idempotency SET status = :status, headers = :headers, body = :body
                 WHERE user = :user AND key = :key",
            )?
            .execute(named_params! {
                ":status": answer.status,
                ":headers": headers,
                ":body": answer.body,
                ":user": user,
                ":key": key,
            })?;
        Ok(())
    })
}

/// Forgets a request of which nothing came, so that it may be sent again.
///
/// # Errors
/// `Denied` without a user.
pub fn forget(account: &Account, context: &Context, request: &Repeatable) -> Result<()> {
    let (user, key) = (user(context)?, request.key.clone());
    account.write(move |write| {
        write
            .connection()
            .prepare_cached("DELETE FROM bailey_idempotency WHERE user = ?1 AND key = ?2")?
            .execute((user, key))?;
        Ok(())
    })
}

/// The rows whose key or answer `hit` recognises: user and key.
pub(crate) fn holding(
    connection: &Connection,
    hit: impl Fn(&[u8]) -> bool,
) -> Result<Vec<(i64, String)>> {
    let mut statement =
        connection.prepare("SELECT user, key, headers, body FROM bailey_idempotency")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let texts = [1, 2, 3].map(|n| row.get_ref(n).map(|text| text.as_bytes_or_null()));
        for text in texts {
            if text??.is_some_and(&hit) {
                found.push((row.get(0)?, row.get(1)?));
                break;
            }
        }
    }
    Ok(found)
}

/// Takes away what was asked and answered under these keys. A request that comes
/// again under one of them is another one then, and is not carried out twice;
/// only a key that is itself recognised goes.
pub(crate) fn blank(
    connection: &Connection,
    keys: &[(i64, String)],
    hit: impl Fn(&[u8]) -> bool,
) -> Result<()> {
    for (user, key) in keys {
        let sql = if hit(key.as_bytes()) {
            "DELETE FROM bailey_idempotency WHERE user = ?1 AND key = ?2"
        } else {
            "UPDATE bailey_idempotency
             SET asked = randomblob(32), status = NULL, headers = NULL, body = NULL
             WHERE user = ?1 AND key = ?2"
        };
        connection.prepare_cached(sql)?.execute((user, key))?;
    }
    Ok(())
}

/// What was asked, by somebody whom rules let see so much: an answer that was for
/// other eyes is not given again.
fn asked(context: &Context, asked: [u8; 32]) -> [u8; 32] {
    match context.access.fingerprint() {
        None => asked,
        Some(fingerprint) => Sha256::new()
            .chain_update(asked)
            .chain_update(fingerprint)
            .finalize()
            .into(),
    }
}

fn user(context: &Context) -> Result<UserId> {
    let user = context.actor.user();
    user.ok_or_else(|| Error::Denied("idempotency keys are for those who are signed in".into()))
}

#[cfg(test)]
mod tests;
