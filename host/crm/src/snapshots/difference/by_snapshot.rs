//! Comparing a table with what a snapshot has of it, record by record.

use std::collections::HashSet;
use std::sync::Arc;

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::RecordId;
use crate::records::state::Lie;
use crate::records::{Record, RecordState, row};
use crate::returning::Return;
use crate::schema::Table;
use crate::snapshots::difference::told::{Again, Told, last_change};
use crate::snapshots::plan::Left;
use crate::snapshots::scope::Scope;
use crate::snapshots::side_by_side::{InOrder, next};
use crate::undo::Obstacle;
use crate::undo::place::Place;
use crate::value::{RecordRef, Value};

/// A table of now, and what a snapshot has of it.
pub(super) struct Compared<'a> {
    pub(super) snapshot: &'a Connection,
    /// The table as it was; none if it was made since.
    pub(super) then: Option<&'a Arc<Table>>,
    pub(super) now: &'a Arc<Table>,
    pub(super) erased: &'a HashSet<RecordRef>,
}

impl Compared<'_> {
    /// Goes through all records of then and of now.
    pub(super) fn walk(&self, read: &Connection, scope: &Scope, told: &mut Told) -> Result<()> {
        let (fields, fields_gone) = self.fields();
        told.counts.fields_gone = fields_gone;
        let mut then = self.then.map(|table| InOrder::new(self.snapshot, table));
        let mut now = InOrder::new(read, self.now);
        while let Some((then, now)) = next(&mut then, &mut now)? {
            let id = then.as_ref().or(now.as_ref()).map(|record| record.id);
            let changed = || last_change(read, &self.now.key, id);
            if !scope.has(then.as_ref(), now.as_ref(), changed)? {
                continue;
            }
            match (then, now) {
                // What was in the bin went from there.
                (Some(then), None) if then.state == RecordState::Deleted => {}
                (Some(then), None) => told.gone(scope, self.again(then, &fields)),
                (None, Some(now)) => told.added(scope, now),
                (Some(then), Some(now)) => told.changed(scope, back(&then, now, &fields)),
                (None, None) => {}
            }
            told.few_enough()?;
        }
        Ok(())
    }

    /// How a record comes back that was deleted for good since; why it can't if it
    /// was touched between the snapshot and the moment that is meant.
    pub(super) fn found_again(&self, id: RecordId, touched: bool) -> Result<Option<Again>> {
        let Some(table) = self.then else {
            return Ok(None);
        };
        let then = row::find(self.snapshot, table, id)?;
        let there = then.filter(|then| then.state != RecordState::Deleted);
        Ok(there.map(|then| match touched {
            true => Err(Left {
                record: then.reference(),
                label: then.label,
                why: Obstacle::ValuesGone,
            }),
            false => self.again(then, &self.fields().0),
        }))
    }

    /// Where the fields are that both have, then and now; and the keys of the others
    /// of then.
    fn fields(&self) -> (Vec<(usize, usize)>, Vec<String>) {
        let (mut both, mut gone) = (Vec::new(), Vec::new());
        let then = self.then.into_iter().flat_map(|then| &then.fields);
        for (of_then, field) in then.enumerate() {
            let alike = self.now.position(&field.key).filter(|place| {
                let now = &self.now.fields[*place];
                std::mem::discriminant(&now.kind) == std::mem::discriminant(&field.kind)
                    && now.multiple == field.multiple
            });
            match alike {
                Some(of_now) => both.push((of_then, of_now)),
                None => gone.push(field.key.clone()),
            }
        }
        (both, gone)
    }

    /// How a record comes back that was deleted for good since.
    fn again(&self, then: Record, fields: &[(usize, usize)]) -> Again {
        let record = then.reference();
        if self.erased.contains(&record) {
            return Err(Left {
                record,
                // What was erased is not told of.
                label: format!("#{}", then.id),
                why: Obstacle::ValuesGone,
            });
        }
        let place = match then.state {
            RecordState::Archived => Place::Archived,
            _ => Place::Active,
        };
        let values = fields
            .iter()
            .filter(|(of_then, _)| !then.values[*of_then].is_none())
            .map(|(of_then, of_now)| (*of_now, then.values[*of_then].clone()))
            .collect();
        Ok(Return {
            record: Record {
                table: Arc::clone(self.now),
                values: vec![Value::None; self.now.fields.len()],
                state: RecordState::Deleted,
                ..then
            },
            place: Some(place),
            values,
            again: true,
        })
    }
}

/// The way back of a record that is there.
fn back(then: &Record, now: Record, fields: &[(usize, usize)]) -> Return {
    let place = (then.state != now.state).then(|| match (then.state, &then.binned) {
        (RecordState::Active, _) => Place::Active,
        (RecordState::Archived, _) => Place::Archived,
        (RecordState::Deleted, binned) => Place::Bin(Lie {
            along: binned.as_ref().is_some_and(|binned| binned.along),
            keep_until: binned.as_ref().and_then(|binned| binned.keep_until),
        }),
    });
    let values = fields
        .iter()
        .filter(|(of_then, of_now)| then.values[*of_then] != now.values[*of_now])
        .map(|(of_then, of_now)| (*of_now, then.values[*of_then].clone()))
        .collect();
    Return {
        record: now,
        place,
        values,
        again: false,
    }
}
