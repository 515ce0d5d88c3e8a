//! What a change did to which fields, for the journal: only those that differ.

use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::journal::{Change, ChangeKind, FieldChange};
use crate::value::Value;

/// Something that is kept beside records and journalled as they are.
pub(crate) trait Journalled<const N: usize> {
    /// The key under which its kind is journalled.
    const TABLE: &'static str;

    /// Its number, its version and its name.
    fn named(&self) -> (RecordId, u64, &str);

    /// Its fields.
    fn fields(&self) -> Result<[(&'static str, Value); N]>;
}

/// What became of something: made, changed or deleted.
pub(crate) fn change<const N: usize, T: Journalled<N>>(
    before: Option<&T>,
    after: Option<&T>,
) -> Result<Change> {
    let kind = match (before, after) {
        (None, _) => ChangeKind::Created,
        (Some(_), Some(_)) => ChangeKind::Updated,
        (Some(_), None) => ChangeKind::Deleted,
    };
    let there = after.or(before);
    let there = there.ok_or_else(|| Error::Internal("a change of nothing".into()))?;
    let (record, version, label) = there.named();
    let fields = |of: Option<&T>| of.map(T::fields).transpose();
    Ok(Change {
        table: T::TABLE.to_owned(),
        record,
        kind,
        version,
        label: label.to_owned(),
        fields: of(fields(before)?.as_ref(), fields(after)?.as_ref()),
    })
}

/// The fields of something before and after; none where it was not there.
pub(crate) fn of<const N: usize>(
    before: Option<&[(&'static str, Value); N]>,
    after: Option<&[(&'static str, Value); N]>,
) -> Vec<FieldChange> {
    let value = |fields: Option<&[(&'static str, Value); N]>, n: usize| {
        fields.map_or(Value::None, |fields| fields[n].1.clone())
    };
    let keys = before.or(after).into_iter().flatten().map(|(key, _)| *key);
    keys.enumerate()
        .map(|(n, key)| FieldChange {
            field: key.to_owned(),
            before: value(before, n),
            after: value(after, n),
        })
        .filter(|change| change.before != change.after)
        .collect()
}
