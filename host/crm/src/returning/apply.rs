//! Letting records go back, table by table, within an operation.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::Connection;

use crate::context::Context;
use crate::error::Result;
use crate::files;
use crate::ids::RecordId;
use crate::journal::OperationBuilder;
use crate::records::selection::Selected;
use crate::records::state::{self, Lie};
use crate::records::{RecordState, row};
use crate::returning::Return;
use crate::schema::Table;
use crate::store::Write;
use crate::undo::place::Place;

/// An operation that lets records go back.
pub(crate) struct Returning<'a, 'w> {
    pub(crate) write: &'a Write<'w>,
    pub(crate) context: &'a Context,
    pub(crate) operation: &'a mut OperationBuilder<'w>,
    /// What has the files of records that are made again.
    pub(crate) snapshot: Option<&'a Connection>,
}

impl Returning<'_, '_> {
    /// What leaves the table's lists goes first and what comes back goes last, so
    /// that unique values are free when they are needed.
    pub(crate) fn take(&mut self, table: &Arc<Table>, mut returns: Vec<Return>) -> Result<()> {
        let connection = self.write.connection();
        let again: Vec<Return> = returns.extract_if(.., |back| back.again).collect();
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
        for back in &again {
            let change = row::insert_again(connection, self.context, &back.record, &back.values)?;
            self.operation.change(&change)?;
            let made = row::find(connection, table, back.record.id)?;
            if let (Some(made), Some(snapshot)) = (made, self.snapshot) {
                files::returned::bring(connection, snapshot, self.operation, &made)?;
            }
        }
        if self.snapshot.is_some() && !again.is_empty() {
            files::returned::fit(&self.write.read())?;
        }
        let staying = returns.into_iter().chain(again).filter_map(|back| {
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
