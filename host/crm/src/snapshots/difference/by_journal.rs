//! What a table was like at a moment, by what the journal says was done since.

use std::sync::Arc;

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::{OperationId, RecordId};
use crate::records::{Record, row};
use crate::returning::{Net, Return};
use crate::schema::Table;
use crate::snapshots::difference::by_snapshot::Compared;
use crate::snapshots::difference::told::{Told, last_change};
use crate::snapshots::moment;
use crate::snapshots::plan::Left;
use crate::snapshots::scope::Scope;
use crate::undo::Obstacle;
use crate::undo::place::Place;

/// How many records are read at a time.
const AT_A_TIME: usize = 500;

/// A table of now, and what was done to its records.
pub(super) struct Traced<'a> {
    pub(super) read: &'a Connection,
    pub(super) scope: &'a Scope,
    pub(super) now: &'a Arc<Table>,
    /// The first operation after the moment that is meant.
    pub(super) first: OperationId,
    /// What a snapshot has of it, and the last operation that it knows.
    pub(super) compared: Option<(Compared<'a>, OperationId)>,
}

impl Traced<'_> {
    /// Goes through all records that were touched since.
    pub(super) fn walk(&self, told: &mut Told) -> Result<()> {
        let only = match &self.scope.records {
            Some(ids) if ids.len() == 1 => ids.first().copied(),
            _ => None,
        };
        let nets = moment::since(self.read, &self.now.key, self.first, only)?;
        let mut nets: Vec<(RecordId, Net)> = nets.into_iter().collect();
        while !nets.is_empty() {
            let rest = nets.split_off(nets.len().min(AT_A_TIME));
            self.few(std::mem::replace(&mut nets, rest), told)?;
            told.few_enough()?;
        }
        Ok(())
    }

    fn few(&self, nets: Vec<(RecordId, Net)>, told: &mut Told) -> Result<()> {
        let ids: Vec<RecordId> = nets.iter().map(|(id, _)| *id).collect();
        let records = row::find_all(self.read, self.now, &ids)?;
        let mut records = records.into_iter().peekable();
        for (id, net) in nets {
            match records.next_if(|record| record.id == id) {
                Some(record) => self.there(record, &net, told)?,
                // It wasn't there then, and isn't now.
                None if net.place == Some(Place::Nowhere) => {}
                None => self.gone(id, net, told)?,
            }
        }
        Ok(())
    }

    fn there(&self, now: Record, net: &Net, told: &mut Told) -> Result<()> {
        let (id, label) = (now.id, now.label.clone());
        let back = net.back(self.now, now.clone());
        let then = back.as_ref().ok().map(|back| then(&now, back));
        let changed = || last_change(self.read, &self.now.key, Some(id));
        if !self.scope.has(then.as_ref(), Some(&now), changed)? {
            return Ok(());
        }
        let why = match back {
            Ok(_) if net.place == Some(Place::Nowhere) => {
                told.added(self.scope, now);
                return Ok(());
            }
            Ok(back) if !net.gone => {
                told.changed(self.scope, back);
                return Ok(());
            }
            Ok(_) => Obstacle::ValuesGone,
            Err(why) => why,
        };
        told.counts.changed += 1;
        if self.scope.what.changed {
            let record = now.reference();
            told.left.push(Left { record, label, why });
        }
        Ok(())
    }

    fn gone(&self, id: RecordId, net: Net, told: &mut Told) -> Result<()> {
        let again = match &self.compared {
            Some((compared, head)) => {
                let touched = self.touched(id, *head)?;
                compared.found_again(id, touched)?
            }
            None => None,
        };
        let then = match &again {
            Some(Ok(back)) => Some(self::then(&back.record, back)),
            _ => None,
        };
        let unnamed = self.scope.records.is_none() && self.scope.owner.is_none();
        let named = self
            .scope
            .records
            .as_ref()
            .is_some_and(|ids| ids.contains(&id));
        let changed = || last_change(self.read, &self.now.key, Some(id));
        // Of what nobody knows any more, not even the owner is known.
        let meant = match &then {
            Some(then) => self.scope.has(Some(then), None, changed)?,
            None => unnamed || named,
        };
        if meant {
            let lost = Left {
                record: net.record,
                label: net.label,
                why: Obstacle::Purged,
            };
            told.gone(self.scope, again.unwrap_or(Err(lost)));
        }
        Ok(())
    }

    /// Whether a record was touched after the snapshot and before the moment.
    fn touched(&self, id: RecordId, head: OperationId) -> Result<bool> {
        let mut statement = self.read.prepare_cached(
            "SELECT 1 FROM bailey_change
             WHERE table_key = ?1 AND record = ?2 AND id >= (?3 + 1) << 24 AND id < ?4 << 24",
        )?;
        Ok(statement.exists((&self.now.key, id, head, self.first))?)
    }
}

/// The record as it would be.
fn then(now: &Record, back: &Return) -> Record {
    let mut then = now.clone();
    for (place, value) in &back.values {
        then.values[*place] = value.clone();
    }
    then
}
