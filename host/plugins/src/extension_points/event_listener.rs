//! `event-listener`: follows the journal, after commit, in order, each
//! operation at least once.
//!
//! Where a listener stands is kept in the write that keeps what it stored, so
//! that the two agree. What fails is tried again after longer and longer
//! pauses; in the end the listener is parked, and enabling the plugin lets it
//! go on where it stood. While the account has no room for what a listener keeps, or its
//! plugins have used up their hour, it waits and is not given up.

use std::sync::Arc;

use bailey_crm::journal::{self, MOST_CHANGES, Operation, RecordedChange};
use bailey_crm::plugin_data::{Listener, listener};
use bailey_crm::{Account, Context, OperationId, Timestamp};
use bailey_sandbox::{CallLimits, Failure, Reuse};

use super::present;
use crate::call::{Call, Mode};
use crate::calling::Way;
use crate::contract::exports::bailey::crm::event_listener as wit;
use crate::convert::plain;
use crate::error::Result;
use crate::grant::Tables;
use crate::left::Left;
use crate::plugin::Plugin;
use crate::plugins::Plugins;

/// The interface's name.
pub const NAME: &str = "event-listener";

/// How it is called.
pub const WAY: Way = Way {
    point: NAME,
    reuse: Reuse::Live,
    limits: CallLimits::HOOK,
    waits: true,
};

/// Operations handed over at a time.
const EVENTS: u32 = 20;

/// Changes of one operation that are handed over.
const CHANGES: usize = 1000;

/// Failures in a row after which a listener is parked.
const FAILURES: u32 = 8;

/// The first pause after a failure, in milliseconds; each further one is twice
/// as long.
const PAUSE_MS: i64 = 1000;

/// How long a listener waits whose account has no room, in milliseconds: shorter than the
/// longest pause.
const NO_ROOM_MS: i64 = 60_000;

/// Why a listener has not taken what it was to be handed.
enum Missed {
    /// The account's plugins have used up their hour.
    Waits,
    /// It said no, or broke.
    Failed(String),
}

/// Hands each listener of the account what it hasn't had; answers whether any
/// has more to come.
///
/// # Errors
/// [`crate::Error::Crm`] if the account can't be read or written.
pub fn deliver(plugins: &Plugins, account: &Arc<Account>) -> Result<bool> {
    let roster = plugins.roster(account)?;
    let mut more = false;
    for plugin in roster.at(NAME) {
        more |= deliver_to(plugins, account, plugin)?;
    }
    Ok(more)
}

fn deliver_to(plugins: &Plugins, account: &Arc<Account>, plugin: &Arc<Plugin>) -> Result<bool> {
    let Some(stands) = account.read(|read| listener::get(read, &plugin.id))? else {
        return Ok(false);
    };
    let now = Timestamp::now();
    if stands.parked.is_some() {
        return Ok(false);
    }
    if waits(&stands, now)
        || plugins
            .hours()
            .waits_until(account.id(), plugins.now())
            .is_some()
    {
        return Ok(true);
    }
    let mut context = super::job_runner::alone(plugins, plugin);
    let mut operations = journal::following(account, &context, stands.position, EVENTS)?;
    let found = operations.len();
    context.depth = as_deep(account, &mut operations)?;
    let Some(last) = operations.last().map(|operation| operation.id) else {
        return Ok(false);
    };
    let more = found == EVENTS as usize || operations.len() < found;
    let events = events(account, &context, plugin, operations)?;
    let called = if events.is_empty() {
        Ok(Left::default())
    } else {
        call(plugins, account, &context, plugin, &events)
    };
    let next = match called {
        Ok(left) => match took(plugins, account, plugin, left, last) {
            Ok(()) => return Ok(more),
            Err(bailey_crm::Error::StorageLimit { .. }) => without_room(stands, now),
            Err(error) => return Err(error.into()),
        },
        Err(Missed::Waits) => return Ok(true),
        // It may have said no because of that.
        Err(Missed::Failed(_)) if account.read(|read| read.room())?.is_short() => {
            without_room(stands, now)
        }
        Err(Missed::Failed(reason)) => failed(stands, reason, now),
    };
    let (id, parked) = (Arc::clone(&plugin.id), next.parked.clone());
    account.write(move |write| {
        if let Some(reason) = parked {
            let mut operation = write.operation(&context, "plugins.parked")?;
            operation.detail("plugin", &*id);
            operation.detail("message", reason);
            operation.finish()?;
        }
        listener::put(write, &id, &next)
    })?;
    Ok(true)
}

/// Keeps what a listener leaves behind, together with where it stands now.
fn took(
    plugins: &Plugins,
    account: &Arc<Account>,
    plugin: &Plugin,
    left: Left,
    last: OperationId,
) -> bailey_crm::Result<()> {
    let id = Arc::clone(&plugin.id);
    plugins.with_letters(account, left.letters.is_some(), || {
        account.write(move |write| {
            left.keep_if_it_fits(write, &id)?;
            listener::put(write, &id, &Listener::at(last))
        })
    })
}

/// Leaves those that were done as many hooks deep as the first, and says how many:
/// what the listener writes about them is one deeper.
fn as_deep(account: &Account, operations: &mut Vec<Operation>) -> Result<u8> {
    let mut first = None;
    for at in 0..operations.len() {
        let Some(operation) = operations.get(at) else {
            break;
        };
        let depth = journal::depth(account, operation.id)?;
        if *first.get_or_insert(depth) != depth {
            operations.truncate(at);
        }
    }
    Ok(first.unwrap_or_default())
}

fn call(
    plugins: &Plugins,
    account: &Arc<Account>,
    context: &Context,
    plugin: &Arc<Plugin>,
    events: &[wit::Event],
) -> std::result::Result<Left, Missed> {
    let call =
        Call::new(plugins, account, context, plugin, Mode::Acting).of("on-events", &(events,));
    let called = plugins.call(WAY, call, |store, instance, points| {
        let listener =
            present(points.event_listener.as_ref(), NAME)?.load(&mut *store, instance)?;
        listener.call_on_events(store, events)
    });
    match called {
        Ok((Ok(()), left)) => Ok(left),
        Ok((Err(error), _)) => Err(Missed::Failed(plain(error).message)),
        Err(Failure::TimeUsedUp { .. }) => Err(Missed::Waits),
        Err(failure) => Err(Missed::Failed(failure.to_string())),
    }
}

/// What the listener is handed: what touches the tables of its grant. With all
/// tables, also what touches none.
fn events(
    account: &Arc<Account>,
    context: &Context,
    plugin: &Plugin,
    operations: Vec<Operation>,
) -> Result<Vec<wit::Event>> {
    let granted = plugin
        .grant
        .extension_point(NAME)
        .cloned()
        .unwrap_or(Tables::Only(Default::default()));
    let mut events = Vec::new();
    for operation in operations {
        // What it did itself would have it go round in circles.
        let own = matches!(&operation.by, bailey_crm::Actor::Plugin { plugin: by, .. } if **by == *plugin.id);
        let changes = if own {
            Vec::new()
        } else {
            changes(account, context, &operation, &granted)?
        };
        if own || (changes.is_empty() && granted != Tables::All) {
            continue;
        }
        let changes = changes.into_iter().map(Into::into).collect();
        events.push(wit::Event {
            operation: operation.into(),
            changes,
        });
    }
    Ok(events)
}

fn changes(
    account: &Account,
    context: &Context,
    operation: &Operation,
    granted: &Tables,
) -> Result<Vec<RecordedChange>> {
    let mut changes = Vec::new();
    let mut after = None;
    loop {
        let page = journal::changes(
            account,
            context,
            operation.id,
            MOST_CHANGES,
            after.as_deref(),
        )?;
        changes.extend(
            page.changes
                .into_iter()
                .filter(|change| granted.covers(&change.record.table)),
        );
        after = page.next;
        if after.is_none() || changes.len() >= CHANGES {
            changes.truncate(CHANGES);
            return Ok(changes);
        }
    }
}

/// Whether a listener is left alone for now. One that seems to wait longer than any does
/// was told so by a clock that was ahead.
fn waits(stands: &Listener, now: Timestamp) -> bool {
    now < stands.retry_at && stands.retry_at <= now.plus_millis(pause(FAILURES))
}

/// How long a listener is left alone after so many failures, in milliseconds.
fn pause(failures: u32) -> i64 {
    PAUSE_MS.saturating_mul(1 << failures.min(FAILURES).saturating_sub(1))
}

/// Where a listener stands whose account has no room for what it keeps.
fn without_room(stands: Listener, now: Timestamp) -> Listener {
    Listener {
        retry_at: now.plus_millis(NO_ROOM_MS),
        ..stands
    }
}

/// Where a listener stands after a failure.
fn failed(stands: Listener, reason: String, now: Timestamp) -> Listener {
    let failures = stands.failures.saturating_add(1);
    Listener {
        failures,
        retry_at: now.plus_millis(pause(failures)),
        parked: (failures >= FAILURES).then_some(reason),
        ..stands
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_that_a_clock_began_which_was_ahead_is_over() {
        let now = Timestamp(1_800_000_000_000);
        let stands = failed(Listener::at(bailey_crm::OperationId(1)), "no".into(), now);
        assert!(waits(&stands, now));
        assert!(!waits(&stands, now.plus_millis(PAUSE_MS)));
        assert!(!waits(&stands, now.plus_millis(-86_400_000)));
    }

    #[test]
    fn a_listener_of_a_full_account_waits_and_is_not_given_up() {
        let now = Timestamp(1_800_000_000_000);
        let stood = Listener::at(bailey_crm::OperationId(1));
        let stands = without_room(stood.clone(), now);
        assert!(waits(&stands, now) && !waits(&stands, now.plus_millis(NO_ROOM_MS)));
        assert_eq!((stands.failures, stands.parked), (0, None));
        assert_eq!(stands.position, stood.position);
    }
}
