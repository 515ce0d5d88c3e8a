//! Where the counts of wrong sign-ins are kept; `throttle.rs` says what they
//! mean.

use std::net::IpAddr;

use rusqlite::{Connection, OptionalExtension as _};
use sha2::{Digest, Sha256};

use super::throttle::{Failures, PER_ADDRESS, PER_EMAIL, WINDOW};
use crate::directory::email_key;
use crate::error::Result;
use crate::ids::{Timestamp, UserId};

/// Who tried: the e-mail address that was typed, known or not, and the network
/// address that it came from.
pub(crate) struct Subjects {
    email: String,
    address: Option<String>,
}

impl Subjects {
    /// What was typed is kept as a digest: it may be a password in the wrong
    /// field, and of any length.
    pub fn new(email: &str, address: Option<IpAddr>) -> Self {
        let digest = Sha256::digest(email_key(email));
        Self {
            email: format!("email {}", hex::encode(digest)),
            address: address.map(|address| format!("address {}", network(address))),
        }
    }

    /// Until when they have to wait; none if they needn't.
    pub fn wait(&self, conn: &Connection, at: Timestamp) -> Result<Option<Timestamp>> {
        let mut until = read(conn, &self.email)?.and_then(|failures| failures.wait(at));
        if let Some(address) = &self.address {
            until = until.max(read(conn, address)?.and_then(|failures| failures.wait(at)));
        }
        Ok(until)
    }

    /// Counts one more wrong sign-in, and forgets what no longer counts.
    pub fn one_more(&self, conn: &Connection, at: Timestamp) -> Result<()> {
        conn.execute(
            "DELETE FROM bailey_failure WHERE last_at < ?1 AND blocked_until < ?1",
            [at.plus_millis(-WINDOW)],
        )?;
        count(conn, &self.email, PER_EMAIL, at)?;
        match &self.address {
            Some(address) => count(conn, address, PER_ADDRESS, at),
            None => Ok(()),
        }
    }

    /// Forgets the wrong sign-ins for this e-mail address.
    pub fn forget_email(&self, conn: &Connection) -> Result<()> {
        conn.execute(
            "DELETE FROM bailey_failure WHERE subject = ?1",
            [&self.email],
        )?;
        Ok(())
    }
}

/// Until when no answer to a step of signing in is tried for this person.
pub(super) fn step_wait(
    conn: &Connection,
    user: UserId,
    at: Timestamp,
) -> Result<Option<Timestamp>> {
    Ok(read(conn, &step(user))?.and_then(|failures| failures.wait(at)))
}

/// Counts one more wrong answer to a step.
pub(super) fn one_more_step(conn: &Connection, user: UserId, at: Timestamp) -> Result<()> {
    count(conn, &step(user), PER_EMAIL, at)
}

/// Forgets the wrong answers of this person.
pub(super) fn forget_step(conn: &Connection, user: UserId) -> Result<()> {
    conn.execute(
        "DELETE FROM bailey_failure WHERE subject = ?1",
        [step(user)],
    )?;
    Ok(())
}

fn step(user: UserId) -> String {
    format!("step {user}")
}

/// A home has a whole /64 of IPv6 addresses, so that is counted as one. An IPv4
/// address is the same in its IPv6 clothes.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.into(),
        IpAddr::V6(v6) => std::net::Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64).into(),
    }
}

fn count(conn: &Connection, subject: &str, free: u32, at: Timestamp) -> Result<()> {
    let failures = Failures::after_one_more(read(conn, subject)?, free, at);
    conn.prepare_cached(
        "INSERT INTO bailey_failure (subject, count, first_at, last_at, blocked_until)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (subject) DO UPDATE SET count = excluded.count,
             first_at = excluded.first_at, last_at = excluded.last_at,
             blocked_until = excluded.blocked_until",
    )?
    .execute((
        subject,
        failures.count,
        failures.first_at,
        failures.last_at,
        failures.blocked_until,
    ))?;
    Ok(())
}

fn read(conn: &Connection, subject: &str) -> Result<Option<Failures>> {
    let sql = "SELECT count, first_at, last_at, blocked_until
               FROM bailey_failure WHERE subject = ?1";
    let failures = conn.prepare_cached(sql)?.query_row([subject], |row| {
        Ok(Failures {
            count: row.get(0)?,
            first_at: row.get(1)?,
            last_at: row.get(2)?,
            blocked_until: row.get(3)?,
        })
    });
    Ok(failures.optional()?)
}
