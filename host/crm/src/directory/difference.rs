//! What a change did to which fields, for the journal: only those that differ.

use crate::journal::FieldChange;
use crate::value::Value;

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
