//! Rewinding: table by table, as one operation.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId};
use crate::journal::OperationBuilder;
use crate::records::selection::Selected;
use crate::records::state::{self, Lie};
use crate::records::{RecordState, row};
use crate::rewind::found::{Found, Return};
use crate::rewind::plan::{PlanHash, hash};
use crate::rewind::span::{RewindActor, RewindSpan};
use crate::schema::Table;
use crate::store::{Account, Write};
use crate::undo::place::Place;

/// What a rewind did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rewound {
    /// The journal's entry; undoing that one does it all again.
    pub operation: OperationId,
    /// How many records went back.
    pub restored: u64,
    /// How many were left alone.
    pub left: u64,
}

/// Takes back what the plan with this hash says, as one operation
/// `records.rewind`; `progress` hears how many records of how many went back.
///
/// # Errors
/// As [`plan`](crate::rewind::plan); `Conflict` if the plan would be another one
/// by now; `Invalid` when there is nothing that could go back.
pub fn rewind(
    account: &Account,
    context: &Context,
    span: &RewindSpan,
    planned: PlanHash,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Rewound> {
    let (context, span) = (context.clone(), span.clone());
    account.write_telling(progress, move |write, tell| {
        let found = Found::read(&write.read(), &context, &span)?;
        if found.operations == 0 {
            return Err(Error::invalid(
                "nothing-done",
                format!("{} did nothing to records in that time", span.actor),
            ));
        }
        if hash(&span, &found) != planned {
            return Err(Error::Conflict(
                "some of these records moved since the plan was made, and nothing was changed: \
                 look at the plan anew, then decide"
                    .into(),
            ));
        }
        if found.returns.is_empty() {
            return Err(Error::invalid(
                "nothing-to-rewind",
                format!(
                    "none of what {} did in that time can go back: {} records were left alone, \
                     {} are as they were before",
                    span.actor,
                    found.left.len(),
                    found.unchanged
                ),
            ));
        }
        let (restored, left) = (found.count(), found.left.len() as u64);
        let mut operation = write.operation(&context, "records.rewind")?;
        told(&mut operation, &span, left);
        operation.telling(tell, restored);
        let mut way = Way {
            write,
            context: &context,
            operation: &mut operation,
        };
        for (table, returns) in found.returns {
            way.take(&table, returns)?;
        }
        Ok(Rewound {
            operation: operation.finish()?,
            restored,
            left,
        })
    })
}

fn told(operation: &mut OperationBuilder<'_>, span: &RewindSpan, left: u64) {
    match &span.actor {
        RewindActor::User(user) => operation.detail("user", user.to_string()),
        RewindActor::Plugin(plugin) => operation.detail("plugin", plugin.clone()),
    }
    operation.detail("since", span.since.to_rfc3339());
    operation.detail("until", span.until.to_rfc3339());
    operation.detail("left", left.to_string());
}

struct Way<'a, 'w> {
    write: &'a Write<'w>,
    context: &'a Context,
    operation: &'a mut OperationBuilder<'w>,
}

impl Way<'_, '_> {
    /// What leaves the table's lists goes first and what comes back goes last, so
    /// that unique values are free when they are needed.
    fn take(&mut self, table: &Arc<Table>, mut returns: Vec<Return>) -> Result<()> {
        let connection = self.write.connection();
        for (lie, leaving) in leaving(&mut returns) {
            let operation = &mut *self.operation;
            state::to_bin(connection, self.context, operation, table, leaving, lie)?;
        }
        let archived = archiving(&mut returns);
        if !archived.is_empty() {
            state::set_archived(connection, self.operation, table, archived, true)?;
        }
        let changed: Vec<_> = returns
            .iter()
            .filter(|back| !back.values.is_empty())
            .map(|back| (&back.record, back.values.clone()))
            .collect();
        row::update_all(connection, self.context, table, changed, &mut |change| {
            self.operation.change(&change)
        })?;
        let staying = returns.into_iter().filter_map(|back| {
            let state = back.place?.state();
            (state != RecordState::Deleted).then_some((back.record.id, state))
        });
        self.bring(table, &staying.collect())
    }

    /// Brings records back to where they were: out of the bin, into the archive
    /// or out of it.
    fn bring(
        &mut self,
        table: &Arc<Table>,
        records: &BTreeMap<RecordId, RecordState>,
    ) -> Result<()> {
        let connection = self.write.connection();
        let ids: Vec<RecordId> = records.keys().copied().collect();
        let binned = state::in_bin(connection, table, &ids)?;
        if !binned.is_empty() {
            state::from_bin(connection, self.operation, table, binned)?;
        }
        for to in [RecordState::Archived, RecordState::Active] {
            let moving = row::find_all(connection, table, &ids)?;
            let moving: Vec<Selected> = moving
                .into_iter()
                .filter(|record| records.get(&record.id) == Some(&to) && record.state != to)
                .map(Selected::from)
                .collect();
            if !moving.is_empty() {
                let archived = to == RecordState::Archived;
                state::set_archived(connection, self.operation, table, moving, archived)?;
            }
        }
        Ok(())
    }
}

/// The records that go to the bin, by how they lie there. They are at the next
/// version then.
fn leaving(returns: &mut [Return]) -> Vec<(Lie, Vec<Selected>)> {
    let mut groups: Vec<(Lie, Vec<Selected>)> = Vec::new();
    for back in returns {
        let lie = match back.place {
            Some(Place::Nowhere) => Lie {
                along: false,
                keep_until: None,
            },
            Some(Place::Bin(lie)) => lie,
            _ => continue,
        };
        let record = Selected::from(back.record.clone());
        match groups.iter_mut().find(|(known, _)| *known == lie) {
            Some((_, group)) => group.push(record),
            None => groups.push((lie, vec![record])),
        }
        back.record.version += 1;
    }
    groups
}

/// The records in use that go to the archive. They are at the next version then.
fn archiving(returns: &mut [Return]) -> Vec<Selected> {
    let archiving = returns.iter_mut().filter(|back| {
        back.place == Some(Place::Archived) && back.record.state == RecordState::Active
    });
    archiving
        .map(|back| {
            let record = Selected::from(back.record.clone());
            back.record.version += 1;
            record
        })
        .collect()
}
