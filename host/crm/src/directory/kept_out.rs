//! Whom plugins keep out by themselves: an admin sees to it, or the person waits for
//! days.

use std::collections::BTreeSet;

use super::{may_administer, user};
use crate::context::{Actor, Context};
use crate::error::Result;
use crate::ids::{Timestamp, UserId};
use crate::journal::{self, JournalFilter, JournalQuery, Operation};
use crate::store::Account;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// For how long it is worth saying, in milliseconds.
const LATELY: i64 = 30 * DAY;
/// How many suspensions are looked through, the latest first.
const MOST: u32 = 50;

/// Somebody whom a plugin suspended, with nobody behind it, and who still is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptOut {
    /// Who.
    pub user: UserId,
    /// By which plugin.
    pub plugin: String,
    /// When.
    pub at: Timestamp,
    /// Why, as the plugin noted it; none once that was pruned.
    pub reason: Option<String>,
}

/// Those of the last 30 days, the latest first.
///
/// # Errors
/// [`crate::Error::Denied`] to all but admins.
pub fn kept_out(account: &Account, context: &Context) -> Result<Vec<KeptOut>> {
    may_administer(context)?;
    let filter = JournalFilter {
        kinds: vec!["users.suspended".to_owned()],
        since: Some(context.at.plus_millis(-LATELY)),
        ..JournalFilter::default()
    };
    let query = JournalQuery {
        filter,
        limit: MOST,
        after: None,
    };
    let mut seen = BTreeSet::new();
    let mut kept_out = Vec::new();
    for operation in journal::query(account, context, &query)?.operations {
        let changes = journal::changes(account, context, operation.id, 1, None)?;
        for change in changes.changes {
            let id = UserId(change.record.id.0);
            // What came before the last time is over.
            if !seen.insert(id) {
                continue;
            }
            let Some(plugin) = by_itself(&operation) else {
                continue;
            };
            let found = account.read(|read| user::get(read.connection(), id))?;
            if !found.active {
                let mut details = operation.details.iter();
                let reason = details.find(|(name, _)| name == "reason");
                kept_out.push(KeptOut {
                    user: id,
                    plugin: plugin.to_owned(),
                    at: operation.at,
                    reason: reason.map(|(_, reason)| reason.clone()),
                });
            }
        }
    }
    Ok(kept_out)
}

/// The plugin that did it with nobody behind it.
fn by_itself(operation: &Operation) -> Option<&str> {
    match &operation.by {
        Actor::Plugin {
            plugin,
            on_behalf_of: None,
            ..
        } => Some(plugin),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{founded, new_user};
    use super::*;
    use crate::directory::{Measure, create_user, take_measure};

    #[test]
    fn whom_a_plugin_suspended_is_named_until_somebody_lets_them_in() {
        let (account, operator, owner) = founded();
        let [bob, eve] =
            ["Bob", "Eve"].map(|name| create_user(&account, &operator, new_user(name)).unwrap());
        let plugin = |on_behalf_of| Context {
            actor: Actor::Plugin {
                plugin: "acme.monitor".into(),
                version: "1.0.0".into(),
                digest: "00".into(),
                capability: "directory-admin".into(),
                on_behalf_of,
            },
            at: Timestamp::now(),
            ..operator.clone()
        };
        let done = |context: &Context, user, measure| {
            take_measure(&account, context, user, measure, "too much").unwrap();
        };
        done(&plugin(None), bob, Measure::Suspend);
        done(&plugin(Some(owner)), eve, Measure::Suspend);
        let admin = plugin(None);
        let found = kept_out(&account, &admin).unwrap();
        let [one] = &found[..] else {
            panic!("{found:?}")
        };
        assert_eq!((one.user, &*one.plugin), (bob, "acme.monitor"));
        assert_eq!(one.reason.as_deref(), Some("too much"));
        done(&operator, bob, Measure::Reactivate);
        assert_eq!(kept_out(&account, &admin).unwrap(), []);
        // Whoever did it last is who kept them out.
        done(&operator, bob, Measure::Suspend);
        assert_eq!(kept_out(&account, &admin).unwrap(), []);
    }
}
