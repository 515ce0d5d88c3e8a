//! Which records an actor touched, what that comes to for each, and what stands
//! in the way.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rusqlite::params;

use crate::access::{Action, within};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::files::moved;
use crate::ids::{OperationId, RecordId};
use crate::journal::{
    CHANGE_COLUMNS, ChangeRow, JournalFilter, OF_OPERATION, Operation, RecordedChange, Search,
    operation_in,
};
use crate::records::{Record, row};
use crate::returning::{Net, Return, obstacles};
use crate::rewind::plan::{Left, Touch};
use crate::rewind::span::{RewindActor, RewindSpan};
use crate::rewind::{MOST_REWOUND, may_rewind};
use crate::schema::Table;
use crate::store::{Account, Read};
use crate::undo::Obstacle;
use crate::value::RecordRef;

/// All that a rewind is about.
pub(super) struct Found {
    /// How many operations the actor did to records in that time.
    pub(super) operations: u64,
    /// Those among them that moved files, the first one first.
    pub(super) movers: BTreeSet<OperationId>,
    /// What goes back, table by table.
    pub(super) returns: Vec<(Arc<Table>, Vec<Return>)>,
    /// What is left alone, and why.
    pub(super) left: Vec<Left>,
    /// How many are as they were before already.
    pub(super) unchanged: u64,
}

impl Found {
    pub(super) fn read(read: &Read<'_>, context: &Context, span: &RewindSpan) -> Result<Self> {
        may_rewind(context)?;
        span.check(read)?;
        let Done {
            operations,
            movers,
            nets,
        } = done(read, span)?;
        let mut found = Self {
            operations: operations.len() as u64,
            movers,
            returns: Vec::new(),
            left: Vec::new(),
            unchanged: 0,
        };
        let mut touches = Touches {
            read,
            context,
            operations: &operations,
            known: HashMap::new(),
        };
        let (schema, seen) = (read.whole_schema()?, read.schema(context)?);
        for (key, mut nets) in nets {
            let seen = seen.find(&key);
            if let Some(seen) = seen.filter(|seen| seen.is_limited()) {
                found.leave_alone(read, seen, &mut nets)?;
            }
            match schema.find(&key) {
                // What isn't seen isn't told of.
                _ if seen.is_none() && context.access.is_limited() => {}
                Some(table) => found.add(read, table, nets, &mut touches)?,
                None => {
                    let why = Obstacle::of_missing(schema.find_deleted(&key));
                    let nets = nets.into_values();
                    found.left.extend(nets.map(|net| left(net, why)));
                }
            }
        }
        found.left.sort_by(|a, b| a.record.cmp(&b.record));
        Ok(found)
    }

    /// How many records go back.
    pub(super) fn count(&self) -> u64 {
        self.returns.iter().map(|(_, all)| all.len() as u64).sum()
    }

    /// Takes away the records of a table that rules keep from whoever rewinds, and
    /// leaves those alone that are not theirs to take back.
    fn leave_alone(
        &mut self,
        read: &Read<'_>,
        seen: &Table,
        nets: &mut BTreeMap<RecordId, Net>,
    ) -> Result<()> {
        let ids: Vec<RecordId> = nets.keys().copied().collect();
        let may = |action| within(read.connection(), seen, action, &ids);
        let (shown, edit, delete) = (may(Action::View)?, may(Action::Edit)?, may(Action::Delete)?);
        let writable = |key: &str| {
            let field = seen.find(key);
            !seen.hides(key) && field.is_none_or(|field| seen.is_writable(field))
        };
        nets.retain(|id, _| shown.contains(id));
        let theirs = |id: &RecordId, net: &Net| {
            edit.contains(id)
                && (net.place.is_none() || delete.contains(id))
                && net.values.iter().all(|(key, _)| writable(key))
        };
        let others: Vec<Net> = nets
            .extract_if(.., |id, net| !theirs(id, net))
            .map(|(_, net)| net)
            .collect();
        self.left.extend(
            others
                .into_iter()
                .map(|net| left(net, Obstacle::NotAllowed)),
        );
        Ok(())
    }

    fn add(
        &mut self,
        read: &Read<'_>,
        table: &Arc<Table>,
        nets: BTreeMap<RecordId, Net>,
        touches: &mut Touches<'_, '_>,
    ) -> Result<()> {
        let ids: Vec<RecordId> = nets.keys().copied().collect();
        let records = row::find_all(read.connection(), table, &ids)?;
        let mut records: HashMap<RecordId, Record> = records
            .into_iter()
            .map(|record| (record.id, record))
            .collect();
        let mut returns = Vec::new();
        for (id, net) in nets {
            match records.remove(&id) {
                None => self.left.push(left(net, Obstacle::Purged)),
                Some(_) if net.purged => self.left.push(left(net, Obstacle::Purged)),
                Some(record) if !net.is_alone(record.version) => {
                    let touched = touches.last(&net)?;
                    self.left.push(Left {
                        label: record.label,
                        touched,
                        ..left(net, Obstacle::ChangedSince)
                    });
                }
                Some(_) if net.gone => self.left.push(left(net, Obstacle::ValuesGone)),
                Some(record) => match net.back(table, record) {
                    Ok(back) if back.is_something() => returns.push(back),
                    Ok(_) => self.unchanged += 1,
                    Err(why) => self.left.push(left(net, why)),
                },
            }
        }
        let schema = read.whole_schema()?;
        let standing = obstacles::of(read.connection(), &schema, table, &returns, &HashSet::new())?;
        returns.retain(|back| match standing.get(&back.record.id) {
            Some(why) => {
                self.left.push(Left {
                    record: back.record.reference(),
                    label: back.record.label.clone(),
                    why: *why,
                    touched: None,
                });
                false
            }
            None => true,
        });
        if !returns.is_empty() {
            self.returns.push((Arc::clone(table), returns));
        }
        Ok(())
    }
}

/// How many changes the actor made to records in that time, without looking at
/// what they come to; of operations on several tables, all of them count.
///
/// # Errors
/// Those of [`plan`](crate::rewind::plan).
pub fn size(account: &Account, context: &Context, span: &RewindSpan) -> Result<u64> {
    may_rewind(context)?;
    account.read(|read| {
        span.check(read)?;
        let mut statement = read
            .connection()
            .prepare_cached("SELECT change_count FROM bailey_operation WHERE id = ?1")?;
        let mut size = 0;
        for id in operations(read, span)? {
            size += statement.query_row([id], |row| row.get::<_, u64>(0))?;
        }
        Ok(size)
    })
}

/// The actor's operations on records in that time, the last one first.
fn operations(read: &Read<'_>, span: &RewindSpan) -> Result<Vec<OperationId>> {
    let mut filter = JournalFilter {
        kinds: vec!["records.".to_owned()],
        table: span.table.clone(),
        since: Some(span.since),
        until: Some(span.until),
        ..JournalFilter::default()
    };
    match &span.actor {
        RewindActor::User(user) => filter.by_user = Some(*user),
        RewindActor::Plugin(plugin) => filter.by_plugin = Some(plugin.clone()),
    }
    let search = Search::of_all(read.connection(), &filter)?;
    search.before(None).collect()
}

/// What the actor did in that time.
#[derive(Default)]
struct Done {
    operations: BTreeSet<OperationId>,
    /// Those among them that moved files.
    movers: BTreeSet<OperationId>,
    /// What they come to, by table and record.
    nets: BTreeMap<String, BTreeMap<RecordId, Net>>,
}

fn done(read: &Read<'_>, span: &RewindSpan) -> Result<Done> {
    let found = operations(read, span)?;
    let mut statement = read.connection().prepare_cached(&format!(
        "SELECT {CHANGE_COLUMNS} FROM bailey_change
         WHERE {OF_OPERATION} AND (?2 IS NULL OR table_key = ?2) ORDER BY id"
    ))?;
    let (mut done, mut count) = (Done::default(), 0);
    for id in found.into_iter().rev() {
        let mut rows = statement.query(params![id, span.table])?;
        while let Some(row) = rows.next()? {
            let row = ChangeRow::read(row)?;
            done.operations.insert(row.operation);
            let change = RecordedChange::of(&row, None)?;
            if moved::is_of_files(&change) {
                done.movers.insert(row.operation);
            }
            let of_table = done.nets.entry(row.table.to_owned()).or_default();
            match of_table.entry(row.record) {
                Entry::Occupied(mut net) => net.get_mut().add(change),
                Entry::Vacant(place) => {
                    count += 1;
                    if count > MOST_REWOUND {
                        return Err(too_many(span));
                    }
                    place.insert(Net::new(row.operation, change));
                }
            }
        }
    }
    Ok(done)
}

fn too_many(span: &RewindSpan) -> Error {
    Error::Limit(format!(
        "{} touched more than {MOST_REWOUND} records in that time, the most that one rewind \
         takes back: choose a shorter period or one table",
        span.actor
    ))
}

fn left(net: Net, why: Obstacle) -> Left {
    Left {
        record: net.record,
        label: net.label,
        why,
        touched: None,
    }
}

/// Who touched records since; each operation is read once.
struct Touches<'a, 'r> {
    read: &'a Read<'r>,
    context: &'a Context,
    operations: &'a BTreeSet<OperationId>,
    known: HashMap<OperationId, Operation>,
}

impl Touches<'_, '_> {
    /// The last change that is not the actor's in that time.
    fn last(&mut self, net: &Net) -> Result<Option<Touch>> {
        let RecordRef { table, id } = &net.record;
        let mut statement = self.read.connection().prepare_cached(
            "SELECT operation FROM bailey_change
             WHERE table_key = ?1 AND record = ?2 AND id >= (?3 + 1) << 24
             ORDER BY id DESC",
        )?;
        let mut rows = statement.query(params![table, id, net.first])?;
        while let Some(row) = rows.next()? {
            let operation: OperationId = row.get(0)?;
            if self.operations.contains(&operation) {
                continue;
            }
            let found = match self.known.entry(operation) {
                std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::hash_map::Entry::Vacant(place) => {
                    match operation_in(self.read, self.context, operation) {
                        Ok(found) => place.insert(found),
                        // It changed what isn't theirs to see.
                        Err(Error::NotFound(_)) => return Ok(None),
                        Err(error) => return Err(error),
                    }
                }
            };
            return Ok(Some(Touch {
                operation,
                at: found.at,
                kind: found.kind.clone(),
                by: found.by.clone(),
            }));
        }
        Ok(None)
    }
}
