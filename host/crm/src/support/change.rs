//! What becomes of what was opened: closed, extended, given another password.

use rusqlite::Connection;

use super::open::check_until;
use super::rows;
use super::{OneTime, Support, SupportId, may_open};
use crate::bin::is_unattended;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp};
use crate::store::{Account, Write};
use crate::value::RecordRef;

/// Closes it: whoever is in by it is out, with what they have under way. None if
/// it was closed before.
///
/// # Errors
/// `Denied` to people but admins; `NotFound`.
pub fn close(account: &Account, context: &Context, id: SupportId) -> Result<Option<OperationId>> {
    if !is_unattended(context) {
        may_open(context)?;
    }
    let context = context.clone();
    let done = account.write(move |write| {
        let support = known(write.connection(), id)?;
        if support.closed_at.is_some() {
            return Ok(None);
        }
        shut(write, &context, id).map(Some)
    })?;
    account.leases().end(id);
    Ok(done)
}

/// Closes all that was opened through a plugin, which is being switched off.
///
/// # Errors
/// `Database`.
pub fn close_of(account: &Account, context: &Context, plugin: &str) -> Result<()> {
    let plugin = plugin.to_owned();
    close_all(account, context, move |support| {
        support.plugin.as_ref() == Some(&plugin)
    })
    .map(drop)
}

/// Closes all that is open for a ticket, and says how much that was.
///
/// # Errors
/// `Denied` to people but admins.
pub fn close_for(account: &Account, context: &Context, ticket: &RecordRef) -> Result<u32> {
    if !is_unattended(context) {
        may_open(context)?;
    }
    let ticket = ticket.clone();
    close_all(account, context, move |support| support.ticket == ticket)
}

fn close_all(
    account: &Account,
    context: &Context,
    which: impl Fn(&Support) -> bool + Send + 'static,
) -> Result<u32> {
    let context = context.clone();
    let closed = account.write(move |write| {
        let ids = rows::not_closed(write.connection())?;
        let mut closed = Vec::new();
        for id in ids {
            if which(&known(write.connection(), id)?) {
                shut(write, &context, id)?;
                closed.push(id);
            }
        }
        Ok(closed)
    })?;
    for id in &closed {
        account.leases().end(*id);
    }
    Ok(u32::try_from(closed.len()).unwrap_or(u32::MAX))
}

/// Puts its end elsewhere.
///
/// # Errors
/// `Denied` to all but admins; `NotFound`; `Conflict` once it is closed; `Invalid`
/// naming `until`.
pub fn extend(
    account: &Account,
    context: &Context,
    id: SupportId,
    until: Timestamp,
) -> Result<OperationId> {
    may_open(context)?;
    check_until(context, until)?;
    let context = context.clone();
    let done = account.write(move |write| {
        not_closed(write.connection(), id)?;
        write.connection().execute(
            "UPDATE bailey_support SET until = ?2 WHERE id = ?1",
            (id.0, until),
        )?;
        let mut operation = write.operation(&context, "support.extended")?;
        operation.detail("access", id.0.to_string());
        operation.detail("until", until.to_rfc3339());
        write.people_changed();
        operation.finish()
    })?;
    account.leases().extend(id, until);
    Ok(done)
}

/// Another password, for whoever needs to enter again. The one before is no longer
/// valid; who is in stays in.
///
/// # Errors
/// `Denied` to all but admins; `NotFound`; `Conflict` once it is over.
pub fn renew(account: &Account, context: &Context, id: SupportId) -> Result<OneTime> {
    may_open(context)?;
    let password = OneTime::random();
    let digest = password.digest();
    let context = context.clone();
    account.write(move |write| {
        let support = not_closed(write.connection(), id)?;
        if !support.is_open(context.at) {
            return Err(Error::Conflict(
                "its time has run out: extend it first".into(),
            ));
        }
        write.connection().execute(
            "UPDATE bailey_support SET password = ?2 WHERE id = ?1",
            (id.0, digest),
        )?;
        let mut operation = write.operation(&context, "support.renewed")?;
        operation.detail("access", id.0.to_string());
        operation.finish()
    })?;
    Ok(password)
}

fn shut(write: &Write<'_>, context: &Context, id: SupportId) -> Result<OperationId> {
    let connection = write.connection();
    connection.execute(
        "UPDATE bailey_support SET closed_at = ?2, password = NULL WHERE id = ?1",
        (id.0, context.at),
    )?;
    connection.execute(
        "UPDATE bailey_support_session SET ended_at = ?2 WHERE support = ?1 AND ended_at IS NULL",
        (id.0, context.at),
    )?;
    write.people_changed();
    let mut operation = write.operation(context, "support.closed")?;
    operation.detail("access", id.0.to_string());
    operation.finish()
}

fn known(connection: &Connection, id: SupportId) -> Result<Support> {
    rows::find(connection, id)?.ok_or_else(|| rows::unknown(id))
}

fn not_closed(connection: &Connection, id: SupportId) -> Result<Support> {
    let support = known(connection, id)?;
    match support.closed_at {
        None => Ok(support),
        Some(_) => Err(Error::Conflict("it is closed: open another one".into())),
    }
}
