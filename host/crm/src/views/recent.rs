//! What each person opened last, for the way back to it: gathered in memory as
//! they look, and written down now and then, so that looking stays cheap. Nobody
//! else is told, so it is no part of the journal.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::params;

use crate::context::{Actor, Context, Surface};
use crate::error::Result;
use crate::ids::{Timestamp, UserId};
use crate::records::{Label, RecordState, labels_in, may_use};
use crate::store::Account;
use crate::value::RecordRef;

/// How many are kept of each person.
const KEPT: usize = 30;

/// A record, and when it was opened.
type Opened = (RecordRef, Timestamp);

/// What was opened since it was written down last.
#[derive(Default)]
pub(crate) struct Recent {
    /// Of each person the latest first, each record once.
    opened: Mutex<HashMap<UserId, Vec<Opened>>>,
}

impl Recent {
    /// Notes that somebody opened a record's page.
    pub(super) fn note(&self, context: &Context, record: &RecordRef) {
        let (Actor::User { user }, Surface::Page) = (&context.actor, context.surface) else {
            return;
        };
        let mut opened = self.lock();
        let own = opened.entry(*user).or_default();
        own.retain(|(known, _)| known != record);
        own.insert(0, (record.clone(), context.at));
        own.truncate(KEPT);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<UserId, Vec<Opened>>> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes down what was opened since the last time, in one commit.
pub(crate) fn keep_recent(account: &Account) -> Result<()> {
    let opened = std::mem::take(&mut *account.views().recent.lock());
    if opened.is_empty() {
        return Ok(());
    }
    account.write(move |write| {
        let connection = write.connection();
        let mut insert = connection.prepare_cached(
            "INSERT INTO bailey_recent (user, table_key, record, at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET at = excluded.at",
        )?;
        let mut forget = connection.prepare_cached(
            "DELETE FROM bailey_recent WHERE user = ?1 AND at < (
                 SELECT at FROM bailey_recent WHERE user = ?1 ORDER BY at DESC LIMIT 1 OFFSET ?2)",
        )?;
        for (user, records) in &opened {
            for (record, at) in records {
                insert.execute(params![user, record.table, record.id, at])?;
            }
            forget.execute(params![user, KEPT - 1])?;
        }
        Ok(())
    })
}

/// What whoever asks opened last, the latest first, with what it is called today:
/// what was deleted since, or isn't theirs to see any more, is left out.
///
/// # Errors
/// `Denied` to who may not use records.
pub fn recent(
    account: &Account,
    context: &Context,
    limit: usize,
) -> Result<Vec<(RecordRef, Label)>> {
    may_use(context)?;
    let Some(user) = context.actor.user() else {
        return Ok(Vec::new());
    };
    let mut records: Vec<RecordRef> = {
        let opened = account.views().recent.lock();
        let own = opened.get(&user).into_iter().flatten();
        own.map(|(record, _)| record.clone()).collect()
    };
    account.read(|read| {
        let mut statement = read.connection().prepare_cached(
            "SELECT table_key, record FROM bailey_recent WHERE user = ?1 ORDER BY at DESC",
        )?;
        let kept = statement.query_map([user], |row| {
            Ok(RecordRef {
                table: row.get(0)?,
                id: row.get(1)?,
            })
        })?;
        records.extend(kept.collect::<rusqlite::Result<Vec<_>>>()?);
        let mut seen = HashSet::new();
        records.retain(|record| seen.insert(record.clone()));
        let labels = labels_in(read, context, &records)?;
        let there = records.into_iter().zip(labels);
        let there = there.filter_map(|(record, label)| Some((record, label?)));
        Ok(there
            .filter(|(_, label)| label.state != RecordState::Deleted)
            .take(limit)
            .collect())
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{keep_recent, recent};
    use crate::context::{Access, Actor, Context, Surface};
    use crate::ids::{Timestamp, UserId};
    use crate::records::testing::{made, text};
    use crate::records::{Decision, Keep, Selection, What, delete};
    use crate::store::Account;
    use crate::value::RecordRef;
    use crate::views::look;

    fn at(user: i64, moment: i64) -> Context {
        Context {
            actor: Actor::User { user: UserId(user) },
            access: Arc::new(Access::MEMBER),
            surface: Surface::Page,
            at: Timestamp(moment),
            ..Context::operator()
        }
    }

    fn names(account: &Account, user: i64) -> Vec<String> {
        let found = recent(account, &at(user, 0), 3).unwrap();
        found.into_iter().map(|(_, label)| label.text).collect()
    }

    #[test]
    fn each_finds_what_they_opened_last_also_after_it_was_written_down() {
        let account = Account::in_memory().unwrap();
        let company = |name: &str| made(&account, "companies", [("name", text(name))]);
        let all: Vec<RecordRef> = ["A", "B", "C", "D"].map(company).into();
        for (moment, record) in (1..).zip(&all) {
            look(&account, &at(1, moment), record).unwrap();
        }
        let api = Context {
            surface: Surface::Api,
            ..at(2, 9)
        };
        look(&account, &api, &all[0]).unwrap();
        assert!(names(&account, 2).is_empty(), "a program looked, no person");
        assert_eq!(names(&account, 1), ["D", "C", "B"]);
        keep_recent(&account).unwrap();
        look(&account, &at(1, 10), &all[0]).unwrap();
        assert_eq!(names(&account, 1), ["A", "D", "C"]);
        keep_recent(&account).unwrap();
        assert_eq!(names(&account, 1), ["A", "D", "C"]);
        let selection = Selection {
            table: "companies".into(),
            what: What::Ids(vec![all[3].id]),
        };
        let decision = Decision {
            keep: Keep::Forever,
            along: Vec::new(),
        };
        delete(&account, &Context::operator(), selection, decision).unwrap();
        assert_eq!(names(&account, 1), ["A", "C", "B"]);
    }
}
