//! Opens the account for support, and makes the table in which tickets stand.

use std::collections::BTreeSet;

use super::rows;
use super::{LONGEST, NewSupport, OneTime, Support, SupportId, SupportScope, may_open};
use crate::access::{Action, Extent};
use crate::context::Context;
use crate::error::{Error, Problem, Result};
use crate::ids::Timestamp;
use crate::records;
use crate::schema::{self, Schema, standard};
use crate::store::{Account, Read};

/// Opens the account for whoever is given the password, which is shown this once.
///
/// # Errors
/// `Denied` to all but admins, and for what the admin doesn't see themselves;
/// `Invalid` naming `tables`, `hidden` or `until`; `NotFound` for a ticket that
/// there is not.
pub fn open(account: &Account, context: &Context, new: NewSupport) -> Result<(Support, OneTime)> {
    may_open(context)?;
    check_until(context, new.until)?;
    let password = OneTime::random();
    let digest = password.digest();
    let context = context.clone();
    let support = account.write(move |write| {
        let read = write.read();
        records::get_in(&read, &context, &new.ticket)?;
        let scope = checked(&*write.schema(&context)?, new.scope)?;
        let kept = serde_json::to_string(&scope).map_err(Error::damaged)?;
        let plugin = context.actor.plugin().map(str::to_owned);
        let connection = write.connection();
        connection.execute(
            "INSERT INTO bailey_support (ticket_table, ticket, scope, password, plugin, opened_at,
                 opened_by, until) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            (
                &new.ticket.table,
                new.ticket.id,
                &kept,
                digest,
                &plugin,
                context.at,
                context.actor.user(),
                new.until,
            ),
        )?;
        let id = SupportId(connection.last_insert_rowid());
        let mut operation = write.operation(&context, "support.opened")?;
        operation.detail("access", id.0.to_string());
        operation.detail("ticket", format!("{} {}", new.ticket.table, new.ticket.id));
        operation.detail("tables", joined(&scope.tables));
        let hidden = scope.hidden.iter();
        let hidden = hidden.map(|(table, field)| format!("{table}.{field}"));
        operation.detail("hidden", joined(&hidden.collect()));
        operation.detail("write", scope.write.to_string());
        operation.detail("until", new.until.to_rfc3339());
        operation.finish()?;
        rows::find(connection, id)?.ok_or_else(|| rows::unknown(id))
    })?;
    Ok((support, password))
}

/// The key of the table in which the account keeps tickets. It is made when it is
/// first asked for, and an admin may change it like any other.
///
/// # Errors
/// `Denied` to all but admins; `Conflict` while it is in the bin.
pub fn tickets(account: &Account, context: &Context) -> Result<String> {
    may_open(context)?;
    let table = standard::tickets();
    let key = table.key.clone();
    if account.whole_schema()?.find(&key).is_none() {
        schema::create_table(account, context, table)?;
    }
    Ok(key)
}

/// The key of the account's table for tickets, if it is there and in use.
///
/// # Errors
/// `Database`.
pub fn tickets_table(read: &Read<'_>) -> Result<Option<String>> {
    let key = standard::tickets().key;
    let there = read.whole_schema()?.find(&key).is_some();
    Ok(there.then_some(key))
}

pub(super) fn check_until(context: &Context, until: Timestamp) -> Result<()> {
    let wrong = if until <= context.at {
        "This moment is over: choose a later one."
    } else if until > context.at.plus_millis(LONGEST) {
        "That is too long: 30 days at most, and it can be extended."
    } else {
        return Ok(());
    };
    Err(Error::invalid_field("until", "out-of-range", wrong))
}

/// Refuses what there is not, and what whoever opens it doesn't see themselves;
/// fields that are hidden from them stay hidden.
fn checked(schema: &Schema, mut scope: SupportScope) -> Result<SupportScope> {
    let mut problems = Vec::new();
    for key in &scope.tables {
        match schema.find(key) {
            None => {
                let message = format!("There is no table `{key}`.");
                problems.push(Problem::field("tables", "unknown-table", message));
            }
            Some(table) if table.extent(Action::View) != Extent::All => {
                let message =
                    format!("You see some of `{key}` alone, so you can't open all of it.");
                return Err(Error::Denied(message));
            }
            Some(table) => {
                let own = table.hidden().map(|field| (key.clone(), field.to_owned()));
                scope.hidden.extend(own);
            }
        }
    }
    for (key, field) in &scope.hidden {
        let Some(table) = schema.find(key) else {
            let message = format!("There is no table `{key}`.");
            problems.push(Problem::field("hidden", "unknown-table", message));
            continue;
        };
        if table.find(field).is_none() && !table.hides(field) {
            problems.push(table.unknown(field, "hidden"));
        }
    }
    if problems.is_empty() {
        Ok(scope)
    } else {
        Err(Error::Invalid(problems))
    }
}

fn joined(words: &BTreeSet<String>) -> String {
    words.iter().cloned().collect::<Vec<_>>().join(" ")
}
