//! Safe-mode codes: ten that the owner keeps on paper, each of which opens the
//! plugins' settings once when the plugins let nobody in.
//!
//! A code is 80 random bits, so one SHA-256 is enough to keep it.

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::context::{Actor, Context};
use crate::directory;
use crate::error::{Error, Result};
use crate::ids::UserId;
use crate::store::{Account, Read, Write};

/// How many codes there are at a time.
pub const CODES: usize = 10;

/// Letters and digits that nobody takes for one another.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKMNPQRSTUVWXYZ234567890";
/// Letters of a code.
const LENGTH: usize = 16;

/// Makes the owner new codes, which are the answer and shown this once; those from
/// before open nothing any more. Journalled as `session.codes-made`.
///
/// # Errors
/// [`Error::Denied`] to all but the account's owner.
pub fn make_safe_codes(account: &Account, context: &Context) -> Result<Vec<String>> {
    let owner = own(context)?;
    let context = context.clone();
    account.write(move |write| {
        may_have(write.connection(), owner)?;
        let connection = write.connection();
        connection.execute("DELETE FROM bailey_safe_code WHERE user = ?1", [owner])?;
        let codes: Vec<String> = (0..CODES).map(|_| random()).collect();
        for code in &codes {
            connection
                .prepare_cached(
                    "INSERT INTO bailey_safe_code (digest, user, created_at) VALUES (?1, ?2, ?3)",
                )?
                .execute((digest(code), owner, context.at))?;
        }
        let mut operation = write.operation(&context, "session.codes-made")?;
        operation.detail("codes-left", CODES.to_string());
        operation.finish()?;
        Ok(codes)
    })
}

/// How many codes the owner has left.
///
/// # Errors
/// [`Error::Denied`] to all but the account's owner.
pub fn safe_codes_left(read: &Read<'_>, context: &Context) -> Result<usize> {
    let owner = own(context)?;
    may_have(read.connection(), owner)?;
    left(read.connection(), owner)
}

/// Whether it is one of the user's codes; it is used up by that.
pub(super) fn use_up(write: &Write<'_>, user: UserId, code: &str) -> Result<bool> {
    let sql = "DELETE FROM bailey_safe_code WHERE digest = ?1 AND user = ?2";
    let gone = write.connection().execute(sql, (digest(code), user))?;
    Ok(gone == 1)
}

/// How many codes the user has left.
pub(super) fn left(conn: &Connection, user: UserId) -> Result<usize> {
    let sql = "SELECT count(*) FROM bailey_safe_code WHERE user = ?1";
    Ok(conn
        .prepare_cached(sql)?
        .query_row([user], |row| row.get(0))?)
}

/// The person who asks; no program and no plugin does for them.
fn own(context: &Context) -> Result<UserId> {
    match context.actor {
        Actor::User { user } => Ok(user),
        _ => Err(not_the_owner()),
    }
}

fn may_have(conn: &Connection, user: UserId) -> Result<()> {
    if directory::get_user(conn, user)?.owner {
        Ok(())
    } else {
        Err(not_the_owner())
    }
}

fn not_the_owner() -> Error {
    Error::Denied("safe-mode codes are the account's owner's".to_owned())
}

/// A new code as it is written down: four groups of four.
fn random() -> String {
    let bytes: [u8; LENGTH] = rand::random();
    let letters: Vec<char> = bytes
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte % 32)))
        .map(|letter| char::from(*letter))
        .collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    groups.join("-")
}

/// What is kept of a code: however it was typed, with lower-case letters, spaces or
/// without hyphens.
fn digest(code: &str) -> [u8; 32] {
    let letters = code.chars().filter(char::is_ascii_alphanumeric).take(64);
    let plain: String = letters.map(|letter| letter.to_ascii_uppercase()).collect();
    Sha256::digest(plain).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        let code = random();
        assert_eq!(code.len(), 19);
        let typed = format!(" {} ", code.replace('-', " ").to_lowercase());
        assert_eq!(digest(&typed), digest(&code));
        assert_ne!(digest(&random()), digest(&code));
    }
}
