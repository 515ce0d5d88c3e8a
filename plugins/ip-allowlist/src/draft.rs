//! A change of the list: gathered by an admin, shown with what it would have done,
//! and saved whole, or tried for ten minutes, or dropped.
//!
//! A draft carries the version that it was made from. When somebody else saved in
//! between, saving it is a conflict.

use bailey_sdk::journal_note;
use bailey_sdk::pages::Viewer;
use bailey_sdk::prelude::*;

use crate::entry::{Entry, Whom};
use crate::list::{Coming, Groups, List};
use crate::network;
use crate::request_guard::is_program;
use crate::store::{self, Kept, Trial};

/// For how long a list is tried: ten minutes.
pub const TRIED: Timestamp = 10 * 60 * 1000;
/// The most entries that the journal names one by one.
const MOST_NAMED: usize = 40;

/// Whether a list lets its author in from where they are. Who writes it with a token
/// must get in as a person from there too, or nobody may be left to change it.
pub fn lets_in(list: &List, viewer: &Viewer, groups: &Groups) -> bool {
    let coming = |program| Coming {
        user: viewer.user,
        groups,
        address: viewer.address.as_deref().and_then(network::address),
        program,
    };
    let program = is_program(viewer.credential);
    list.allows(coming(false)) && (!program || list.allows(coming(true)))
}

/// Refuses to go on from what somebody else has changed meanwhile.
fn current(draft: &List, kept: &Kept) -> Result<(), Error> {
    if draft.version == kept.list.version {
        Ok(())
    } else {
        Err(Error::Conflict(
            "somebody else saved the list in between; discard your changes and look again".into(),
        ))
    }
}

/// Keeps it for good.
///
/// # Errors
/// Nothing is kept of what would lock out its author, or was made from another list.
pub fn save(draft: &List, kept: &Kept, viewer: &Viewer, groups: &Groups) -> Result<(), Error> {
    current(draft, kept)?;
    if !lets_in(draft, viewer, groups) {
        return Err(Error::invalid(locks_out(viewer)));
    }
    let saved = next(draft, kept);
    store::put_list(&saved)?;
    store::drop_draft(viewer.user)?;
    journal_note::note("addresses-saved", &told(&kept.list, &saved))
}

/// Has it hold for ten minutes.
///
/// # Errors
/// A conflict if it was made from another list.
pub fn attempt(draft: &List, kept: &Kept, viewer: &Viewer, now: Timestamp) -> Result<(), Error> {
    current(draft, kept)?;
    store::put_trial(&Trial {
        list: draft.clone(),
        until: now + TRIED,
        by: viewer.user,
    })?;
    journal_note::note("addresses-tried", &told(&kept.list, draft))
}

/// Keeps what is tried, for an admin whom it lets in.
///
/// # Errors
/// There must be a trial that goes on, and it must let them in.
pub fn confirm(kept: &Kept, viewer: &Viewer, groups: &Groups, now: Timestamp) -> Result<(), Error> {
    let trial = kept
        .trying(now)
        .ok_or_else(|| Error::invalid(tr("trial-over")))?;
    if !lets_in(&trial.list, viewer, groups) {
        return Err(Error::invalid(locks_out(viewer)));
    }
    let saved = next(&trial.list, kept);
    store::put_list(&saved)?;
    store::drop_draft(trial.by)?;
    journal_note::note("addresses-confirmed", &told(&kept.list, &saved))
}

/// Ends a trial: the list from before holds.
///
/// # Errors
/// There must be one.
pub fn end(kept: &Kept, now: Timestamp) -> Result<(), Error> {
    let trial = kept
        .trying(now)
        .ok_or_else(|| Error::invalid(tr("trial-over")))?;
    store::end_trial()?;
    journal_note::note("addresses-trial-ended", &told(&trial.list, &kept.list))
}

fn next(list: &List, kept: &Kept) -> List {
    List {
        version: kept.list.version + 1,
        ..list.clone()
    }
}

fn locks_out(viewer: &Viewer) -> Text {
    match &viewer.address {
        Some(address) => tr("locks-you-out").arg("address", address.as_str()).into(),
        None => tr("locks-you-out-nowhere").into(),
    }
}

/// What changed, for the journal.
fn told(before: &List, after: &List) -> Vec<(String, String)> {
    let state = |holds: bool| if holds { "on" } else { "off" }.to_owned();
    let mut details = vec![
        ("for people".to_owned(), state(after.people)),
        ("for programs".to_owned(), state(after.programs)),
        ("entries".to_owned(), after.entries.len().to_string()),
    ];
    let gone = difference(before, after).map(|entry| ("removed".to_owned(), written(entry)));
    let new = difference(after, before).map(|entry| ("added".to_owned(), written(entry)));
    details.extend(gone.take(MOST_NAMED));
    details.extend(new.take(MOST_NAMED));
    details
}

/// The entries of one list that the other has not.
fn difference<'a>(one: &'a List, other: &'a List) -> impl Iterator<Item = &'a Entry> {
    let there = |entry: &&Entry| !other.entries.values().any(|known| known == *entry);
    one.entries.values().filter(there)
}

/// An entry in a line of the journal.
fn written(entry: &Entry) -> String {
    let whom = match &entry.whom {
        Whom::Everybody => "everybody".to_owned(),
        Whom::Group { plugin, key } => format!("group {key} of {plugin}"),
        Whom::User(user) => format!("user {user}"),
    };
    let mut line = format!("{} for {whom}, {}", entry.network, entry.with.word());
    if !entry.note.is_empty() {
        line = format!("{line}: {}", entry.note);
    }
    line
}

#[cfg(test)]
mod tests {
    use bailey_sdk::types::Credential;

    use super::*;
    use crate::entry::With;
    use crate::list::tests::{entry, list};

    fn viewer(address: Option<&str>, credential: Credential) -> Viewer {
        Viewer {
            user: 1,
            admin: true,
            language: "en".into(),
            address: address.map(ToOwned::to_owned),
            credential,
        }
    }

    #[test]
    fn a_list_without_its_authors_address_locks_them_out() {
        let office = list(vec![entry("10.0.0.0/8")]);
        let from = |address| {
            lets_in(
                &office,
                &viewer(address, Credential::Session),
                &Groups::new(),
            )
        };
        assert!(from(Some("10.0.0.1")) && from(Some("::ffff:10.0.0.1")));
        assert!(!from(Some("203.0.113.9")) && !from(None));
    }

    #[test]
    fn who_writes_it_with_a_token_must_get_in_as_a_person_too() {
        let mut tokens = entry("10.0.0.0/8");
        tokens.with = With::Tokens;
        let only_tokens = list(vec![tokens]);
        let by_token = viewer(Some("10.0.0.1"), Credential::ApiToken);
        assert!(!lets_in(&only_tokens, &by_token, &Groups::new()));
        let all = list(vec![entry("10.0.0.0/8")]);
        assert!(lets_in(&all, &by_token, &Groups::new()));
    }

    #[test]
    fn the_journal_is_told_what_came_and_went() {
        let (before, after) = (
            list(vec![entry("10.0.0.1"), entry("10.0.0.2")]),
            list(vec![entry("10.0.0.2"), entry("10.0.0.3")]),
        );
        let told = told(&before, &after);
        let line = |name: &str, text: &str| told.contains(&(name.to_owned(), text.to_owned()));
        assert!(
            line("removed", "10.0.0.1 for everybody, anything"),
            "{told:?}"
        );
        assert!(
            line("added", "10.0.0.3 for everybody, anything"),
            "{told:?}"
        );
        assert!(line("for people", "on"));
    }
}
