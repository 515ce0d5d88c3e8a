//! Holds what was chosen against what stands in the way: each clash has its
//! choice, and each choice its obstacle.

use std::collections::{BTreeMap, BTreeSet};

use super::choice::{Choice, Resolution};
use super::survey::obstacles;
use super::{Obstacle, Why};
use crate::bin::Sight;
use crate::bin::group::{self, Group};
use crate::error::{Error, Problem, Result};
use crate::records::{Values, row};
use crate::schema::Schema;
use crate::store::Read;
use crate::value::{RecordRef, Scalar, Value};

/// How many clashes a refusal names.
const NAMED: usize = 5;

/// What is to be done.
#[derive(Default)]
pub(super) struct Settled {
    /// What comes back.
    pub(super) group: Group,
    /// The values that some of it gets before it does.
    pub(super) values: BTreeMap<RecordRef, Values>,
    /// The records that stay in the bin, and into which each is merged.
    pub(super) merges: BTreeMap<RecordRef, RecordRef>,
}

/// Settles every obstacle of these records by the choices, those of parents that
/// are brought along included.
///
/// # Errors
/// `Conflict`, naming it, for a clash without a choice; `Invalid`, naming it, for
/// a choice that its obstacle doesn't offer, or that is about none.
pub(super) fn settle(
    read: &Read<'_>,
    schema: &Schema,
    sight: &Sight,
    mut group: Group,
    choices: &[Choice],
) -> Result<Settled> {
    let chosen = by_field(choices)?;
    let found = with_parents(read, schema, sight, &mut group, &chosen)?;
    let mut settled = Settled::default();
    let mut staying = Vec::new();
    let mut open = Vec::new();
    for obstacle in &found {
        let resolution = obstacle
            .field
            .as_ref()
            .and_then(|field| chosen.get(&(&obstacle.record, field)).copied());
        match (&obstacle.why, resolution) {
            (Why::Taken { .. }, None) => open.push(obstacle),
            (_, None) => {}
            (Why::Taken { .. }, Some(Resolution::Keep)) => staying.push(obstacle.record.clone()),
            (
                Why::Taken {
                    holder: Some(holder),
                    ..
                },
                Some(Resolution::Merge),
            ) => {
                let other = settled
                    .merges
                    .insert(obstacle.record.clone(), holder.clone());
                if other.is_some_and(|other| other != *holder) {
                    return Err(refused(
                        obstacle,
                        "a record is merged into one other, not into two",
                    ));
                }
            }
            (_, Some(resolution)) => {
                let (field, value) = replacement(read, schema, obstacle, resolution)?;
                let values = settled.values.entry(obstacle.record.clone()).or_default();
                values.insert(field, value);
            }
        }
    }
    if !open.is_empty() {
        return Err(unchosen(&open));
    }
    remove(
        &mut group,
        &group::of_records(read, schema, sight, &staying)?,
    );
    settled.merges.retain(|record, _| holds(&group, record));
    for record in settled.merges.keys() {
        // What went along with it comes back, and belongs to the other then.
        if let Some(ids) = group.get_mut(&record.table) {
            ids.remove(&record.id);
        }
    }
    settled.values.retain(|record, _| holds(&group, record));
    group.retain(|_, ids| !ids.is_empty());
    settled.group = group;
    Ok(settled)
}

type ByField<'a> = BTreeMap<(&'a RecordRef, &'a String), &'a Resolution>;

fn by_field(choices: &[Choice]) -> Result<ByField<'_>> {
    let mut chosen = BTreeMap::new();
    for choice in choices {
        let before = chosen.insert((&choice.record, &choice.field), &choice.resolution);
        if before.is_some() {
            return Err(unmet(choice, "is chosen for twice: choose once"));
        }
    }
    Ok(chosen)
}

/// Adds the parents that are to be brought along, and theirs, and says what
/// stands in the way of all of it then.
fn with_parents(
    read: &Read<'_>,
    schema: &Schema,
    sight: &Sight,
    group: &mut Group,
    chosen: &ByField<'_>,
) -> Result<Vec<Obstacle>> {
    let mut met = BTreeSet::new();
    loop {
        let found = obstacles(read, schema, group)?;
        let mut brought = Vec::new();
        for obstacle in &found {
            let Some(field) = &obstacle.field else {
                continue;
            };
            met.insert((obstacle.record.clone(), field.clone()));
            if let Why::ParentDeleted { parent, .. } = &obstacle.why
                && chosen.get(&(&obstacle.record, field)) == Some(&&Resolution::Bring)
            {
                brought.push((obstacle, parent.clone()));
            }
        }
        if brought.is_empty() {
            let unmet = |(record, field): &(&RecordRef, &String)| {
                !met.contains(&((*record).clone(), (*field).clone()))
            };
            return match chosen.keys().copied().find(unmet) {
                Some((record, field)) => Err(Error::invalid_field(
                    "choices",
                    "no-obstacle",
                    format!(
                        "nothing stands in the way of {}/{} at `{field}`",
                        record.table, record.id
                    ),
                )),
                None => Ok(found),
            };
        }
        let parents: Vec<RecordRef> = brought.iter().map(|(_, parent)| parent.clone()).collect();
        let coming = group::of_records(read, schema, sight, &parents)?;
        if let Some((obstacle, _)) = brought.iter().find(|(_, parent)| !holds(&coming, parent)) {
            return Err(Error::Denied(format!(
                "somebody else deleted what {}/{} refers to: an admin can bring it back",
                obstacle.record.table, obstacle.record.id
            )));
        }
        for (key, ids) in coming {
            group.entry(key).or_default().extend(ids);
        }
    }
}

/// The value that a field gets by what was chosen.
fn replacement(
    read: &Read<'_>,
    schema: &Schema,
    obstacle: &Obstacle,
    resolution: &Resolution,
) -> Result<(String, Value)> {
    let not_offered = || {
        refused(
            obstacle,
            &format!("`{}` is no choice here", resolution.name()),
        )
    };
    let field = obstacle.field.clone().ok_or_else(not_offered)?;
    let value = match (&obstacle.why, resolution) {
        (Why::Taken { .. } | Why::Unfit { .. }, Resolution::Rename(value)) => value.clone(),
        (Why::Taken { .. } | Why::Unfit { .. } | Why::ParentPurged { .. }, Resolution::Empty) => {
            Value::None
        }
        (Why::ParentPurged { .. }, Resolution::Relink(to)) => {
            let table = schema.table(&obstacle.record.table)?;
            let to = Scalar::Reference(to.clone());
            if table.field(&field)?.multiple {
                Value::Many(vec![to])
            } else {
                Value::One(to)
            }
        }
        (Why::ParentDeleted { parent, .. }, Resolution::Empty | Resolution::Relink(_)) => {
            let to = match resolution {
                Resolution::Relink(to) => Some(to),
                _ => None,
            };
            let table = schema.table(&obstacle.record.table)?;
            let record = row::find(read.connection(), table, obstacle.record.id)?;
            let held = record.and_then(|record| record.value(&field).cloned());
            exchanged(&held.unwrap_or_default(), parent, to)
        }
        _ => return Err(not_offered()),
    };
    Ok((field, value))
}

/// What a field holds once one of its references leads elsewhere, or is taken
/// out.
pub(super) fn exchanged(held: &Value, from: &RecordRef, to: Option<&RecordRef>) -> Value {
    let to = to.map(|to| Scalar::Reference(to.clone()));
    let Value::Many(held) = held else {
        return to.map_or(Value::None, Value::One);
    };
    let mut left = Vec::with_capacity(held.len());
    for scalar in held {
        let is_it = matches!(scalar, Scalar::Reference(record) if record == from);
        let scalar = if is_it { to.as_ref() } else { Some(scalar) };
        left.extend(scalar.filter(|scalar| !left.contains(*scalar)).cloned());
    }
    if left.is_empty() {
        Value::None
    } else {
        Value::Many(left)
    }
}

pub(super) fn holds(group: &Group, record: &RecordRef) -> bool {
    group
        .get(&record.table)
        .is_some_and(|ids| ids.contains(&record.id))
}

fn remove(group: &mut Group, what: &Group) {
    for (key, ids) in what {
        if let Some(held) = group.get_mut(key) {
            held.retain(|id| !ids.contains(id));
        }
    }
}

fn unchosen(open: &[&Obstacle]) -> Error {
    let named: Vec<String> = open.iter().take(NAMED).map(|one| told(one)).collect();
    let more = match open.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    Error::Conflict(format!(
        "{}{more}: choose for each whether to keep that one, to merge into it, or another value",
        named.join("; ")
    ))
}

/// A clash in a sentence's words.
fn told(obstacle: &Obstacle) -> String {
    let record = &obstacle.record;
    let field = obstacle.field.as_deref().unwrap_or_default();
    match &obstacle.why {
        Why::Taken { holder, .. } => {
            let holder = match holder {
                Some(holder) => format!("{}/{}", holder.table, holder.id),
                None => "another record".to_owned(),
            };
            let field = match field {
                "" => "a value of its that must be unique".to_owned(),
                field => format!("its `{field}`"),
            };
            format!(
                "{}/{} can't come back, since {holder} has {field}",
                record.table, record.id
            )
        }
        _ => format!("{}/{} at `{field}`", record.table, record.id),
    }
}

fn refused(obstacle: &Obstacle, why: &str) -> Error {
    Error::Invalid(vec![Problem::field(
        "choices",
        "not-a-choice",
        format!("{}: {why}", told(obstacle)),
    )])
}

fn unmet(choice: &Choice, why: &str) -> Error {
    Error::invalid_field(
        "choices",
        "not-a-choice",
        format!(
            "{}/{} `{}` {why}",
            choice.record.table, choice.record.id, choice.field
        ),
    )
}
