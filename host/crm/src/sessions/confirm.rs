//! Asks somebody who is signed in for their password again. Wrong ones count as
//! wrong sign-ins do: a session that was left open gives nobody more tries.

use super::failures::Subjects;
use super::password::PasswordHash;
use crate::context::Context;
use crate::directory::User;
use crate::error::{Error, Result};
use crate::ids::Timestamp;
use crate::store::Account;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// It is their password.
    Yes,
    /// It is not.
    No,
    /// After too many wrong ones, nothing is tried until then.
    Wait {
        /// When it may be tried again.
        until: Timestamp,
    },
}

/// Whether this is the user's password. A wrong one is journalled as
/// `session.refused`. Takes tens of milliseconds of processor time.
///
/// # Errors
/// [`Error::Database`]; a wrong password is not an error.
pub fn confirm(
    account: &Account,
    context: &Context,
    user: &User,
    password: &str,
) -> Result<Confirmed> {
    let at = context.at;
    let subjects = Subjects::new(&user.email, context.address);
    let id = user.id;
    let (wait, hash) = account.read(|read| {
        let sql = "SELECT password FROM bailey_user WHERE id = ?1";
        let hash: Option<String> = read.connection().query_row(sql, [id], |row| row.get(0))?;
        Ok((subjects.wait(read.connection(), at)?, hash))
    })?;
    if let Some(until) = wait {
        return Ok(Confirmed::Wait { until });
    }
    let right = match hash {
        Some(hash) => PasswordHash::stored(hash).verifies(password)?,
        None => false,
    };
    if right {
        return Ok(Confirmed::Yes);
    }
    let context = context.clone();
    account.write(move |write| {
        if let Some(until) = subjects.wait(write.connection(), at)? {
            return Ok(Confirmed::Wait { until });
        }
        subjects.one_more(write.connection(), at)?;
        let mut operation = write.operation(&context, "session.refused")?;
        operation.detail("reason", "wrong-password");
        operation.detail("user", id.to_string());
        operation.finish()?;
        Ok::<_, Error>(Confirmed::No)
    })
}
