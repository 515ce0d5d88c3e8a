//! All that a plan looks at: the records that would come back, what stands in
//! their way, and the versions of both, over which the plan's hash goes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::{Obstacle, Why, fields, parents};
use crate::access::{Action, within};
use crate::bin::group::Group;
use crate::bin::selection::Absence;
use crate::bin::{Selection, Sight, rows};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::records::{RecordState, clash, merge, row, state};
use crate::schema::{Schema, Table};
use crate::store::Read;
use crate::value::RecordRef;

/// What a plan looks at.
pub(super) struct Survey {
    /// The tables as whoever asks sees them.
    pub(super) schema: Arc<Schema>,
    pub(super) group: Group,
    pub(super) obstacles: Vec<Obstacle>,
    stamp: i64,
    /// What else was looked at: table, number, version.
    seen: BTreeSet<(String, RecordId, u64)>,
}

/// A record as far as plans name it.
pub(super) struct Named {
    pub(super) version: u64,
    pub(super) label: String,
}

impl Survey {
    /// Looks at a part of the bin.
    ///
    /// # Errors
    /// As [`plan`](super::plan).
    pub(super) fn of(
        read: &Read<'_>,
        context: &Context,
        sight: &Sight,
        selection: &Selection,
    ) -> Result<Self> {
        let schema = read.schema(context)?;
        let group = selection.group(read, &schema, sight)?;
        let absent = selection.absent(read, context, &schema, &group)?;
        let mut obstacles = obstacles(read, &schema, &group)?;
        for deletion in selection.deletions() {
            // What a merge took is given back before its records return.
            let back = merge::given_back(read, *deletion)?;
            obstacles.retain(|obstacle| !is_given_back(obstacle, &back));
        }
        obstacles.extend(absent.into_iter().filter_map(|(record, why)| {
            let why = match why {
                Absence::InUse => return None,
                Absence::NotAllowed => Why::NotAllowed,
                Absence::Gone => Why::Gone,
            };
            Some(Obstacle {
                record,
                label: String::new(),
                field: None,
                why,
            })
        }));
        let mut survey = Self {
            stamp: read.schema_stamp()?,
            schema,
            group,
            obstacles,
            seen: BTreeSet::new(),
        };
        survey.look_again(read)?;
        Ok(survey)
    }

    /// How many records would come back.
    pub(super) fn count(&self) -> u64 {
        self.group.values().map(|ids| ids.len() as u64).sum()
    }

    /// The hash over all of it.
    pub(super) fn hash(&self) -> Result<String> {
        let all = (self.stamp, &self.seen, &self.obstacles);
        let json = serde_json::to_vec(&all).map_err(Error::damaged)?;
        let mut hasher = Sha256::new();
        hasher.update("bailey restore plan 1");
        hasher.update(json);
        Ok(hex::encode(hasher.finalize()))
    }

    /// Notes the versions of the records, and of those that the obstacles name.
    fn look_again(&mut self, read: &Read<'_>) -> Result<()> {
        let mut looked_at = self.group.clone();
        for obstacle in &self.obstacles {
            let other = match &obstacle.why {
                Why::Taken { holder, .. } => holder.as_ref(),
                Why::ParentDeleted { parent, .. } => Some(parent),
                _ => None,
            };
            if let Some(other) = other {
                looked_at
                    .entry(other.table.clone())
                    .or_default()
                    .insert(other.id);
            }
        }
        let whole = read.whole_schema()?;
        for (key, ids) in looked_at {
            let table = whole.table(&key)?;
            for (id, named) in named(read.connection(), table, &ids)? {
                self.seen.insert((key.clone(), id, named.version));
            }
        }
        Ok(())
    }
}

/// Whether a record in use has a value that it gives back.
fn is_given_back(obstacle: &Obstacle, back: &BTreeSet<(RecordRef, String)>) -> bool {
    match (&obstacle.why, &obstacle.field) {
        (
            Why::Taken {
                holder: Some(holder),
                ..
            },
            Some(field),
        ) => back.contains(&(holder.clone(), field.clone())),
        _ => false,
    }
}

/// What stands in the way of these records, by table, number and field, as far as
/// it is for them to know for whom the schema is.
pub(super) fn obstacles(read: &Read<'_>, schema: &Schema, group: &Group) -> Result<Vec<Obstacle>> {
    let mut obstacles = Vec::new();
    let connection = read.connection();
    let whole = read.whole_schema()?;
    for (key, ids) in group {
        let (table, seen) = (whole.table(key)?, schema.find(key));
        obstacles.extend(taken(connection, table, seen, ids)?);
        // Of what goes along unseen, nothing is told but what keeps it.
        let Some(seen) = seen else {
            continue;
        };
        let all: Vec<RecordId> = ids.iter().copied().collect();
        let ids = &within(connection, seen, Action::View, &all)?;
        let mut found = parents::deleted(connection, schema, table, ids, group)?;
        found.extend(parents::purged(connection, table, ids)?);
        found.extend(fields::changed(connection, table, ids)?);
        found.retain(|obstacle| !obstacle.field.as_ref().is_some_and(|key| seen.hides(key)));
        if seen.is_nameless() {
            for obstacle in &mut found {
                obstacle.label = format!("#{}", obstacle.record.id);
            }
        }
        obstacles.extend(found);
    }
    // Two twins in the bin, of which a live record has the value, are told of
    // that one alone; the sort keeps the order in which they were found.
    obstacles.sort_by(|a, b| (&a.record, &a.field).cmp(&(&b.record, &b.field)));
    obstacles.dedup_by(|b, a| a.record == b.record && a.field == b.field);
    Ok(obstacles)
}

/// The records whose unique values others have.
fn taken(
    connection: &Connection,
    table: &Arc<Table>,
    seen: Option<&Arc<Table>>,
    ids: &BTreeSet<RecordId>,
) -> Result<Vec<Obstacle>> {
    let returning = active(connection, table, ids)?;
    let shown = seen.map(|seen| &**seen);
    let clashes = clash::of_returning(connection, table, shown, &returning)?;
    let clashing: Vec<RecordId> = clashes.iter().map(|clash| clash.record).collect();
    let records = match seen {
        Some(seen) => row::find_all(connection, seen, &clashing)?,
        None => Vec::new(),
    };
    let records: BTreeMap<RecordId, _> = records
        .into_iter()
        .map(|record| (record.id, record))
        .collect();
    let named = |id| RecordRef {
        table: table.key.clone(),
        id,
    };
    let obstacle = |clash: clash::Clash| {
        let record = records.get(&clash.record);
        let value = record.zip(clash.field.as_ref());
        let value = value.and_then(|(record, field)| record.value(field).cloned());
        Obstacle {
            record: named(clash.record),
            label: record
                .map(|record| record.label.clone())
                .unwrap_or_default(),
            why: Why::Taken {
                value: value.unwrap_or_default(),
                holder: clash.holder.map(named),
                holder_label: clash.label,
            },
            field: clash.field,
        }
    };
    Ok(clashes.into_iter().map(obstacle).collect())
}

/// Those of these records that would be in use again, and not in the archive.
pub(super) fn active(
    connection: &Connection,
    table: &Table,
    ids: &BTreeSet<RecordId>,
) -> Result<Vec<RecordId>> {
    let ids: Vec<RecordId> = ids.iter().copied().collect();
    let records = state::in_bin(connection, table, &ids)?;
    Ok(records
        .into_iter()
        .filter(|record| record.from == RecordState::Active)
        .map(|record| record.id)
        .collect())
}

/// Versions and labels of these records, in whatever state they are.
pub(super) fn named(
    connection: &Connection,
    table: &Table,
    ids: &BTreeSet<RecordId>,
) -> Result<BTreeMap<RecordId, Named>> {
    let sql = format!(
        r#"SELECT "id", "version", "label" FROM "{}"
           WHERE "id" IN (SELECT value FROM json_each(?1))"#,
        table.key
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let named = statement.query_map([rows::json_ids(ids)], |row| {
        let named = Named {
            version: row.get(1)?,
            label: row.get(2)?,
        };
        Ok((row.get(0)?, named))
    })?;
    Ok(named.collect::<rusqlite::Result<_>>()?)
}
