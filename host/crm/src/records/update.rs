//! Changing records.

use crate::access::{self, Action};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::journal::Change;
use crate::records::get::missing;
use crate::records::record::{Record, RecordState};
use crate::records::{Values, check, may_use, references, row};
use crate::schema::Schema;
use crate::store::{Account, Write};
use crate::value::RecordRef;

/// What one record is to become.
#[derive(Clone, Debug)]
pub struct Update {
    /// Which.
    pub record: RecordRef,
    /// The version that was read; none writes whatever the version is.
    pub version: Option<u64>,
    /// The fields to write; those that are not named stay.
    pub values: Values,
}

/// What an update left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Updated {
    /// The journal's entry; none when the records held all of it already.
    pub operation: Option<OperationId>,
    /// The records with their versions now, in the order asked for.
    pub records: Vec<(RecordRef, u64)>,
}

/// Changes records, all of it as one operation or nothing.
///
/// # Errors
/// `NotFound` for a missing record; `Denied` for one that is not theirs to change;
/// `Conflict` for one that moved on since its version was read, or is in the bin;
/// `Invalid` with a problem for each field that can't take its value.
pub fn update(account: &Account, context: &Context, updates: Vec<Update>) -> Result<Updated> {
    let context = context.clone();
    account.write(move |write| update_in(write, &context, updates))
}

/// Changes records within a write that does more.
///
/// # Errors
/// As [`update`].
pub fn update_in(
    write: &mut Write<'_>,
    context: &Context,
    updates: Vec<Update>,
) -> Result<Updated> {
    may_use(context)?;
    write.adds()?;
    let schema = write.schema(context)?;
    let mut changes = Vec::with_capacity(updates.len());
    let mut records = Vec::with_capacity(updates.len());
    for update in updates {
        let table = schema.table(&update.record.table)?;
        let before = row::find_whole(write.connection(), table, update.record.id)?
            .ok_or_else(|| missing(&update.record))?;
        access::must(write.connection(), table, Action::Edit, &[before.id])?;
        must_stand(&before, update.version)?;
        let change = apply(write, context, &schema, &before, update.values)?;
        records.push((
            update.record,
            change.as_ref().map_or(before.version, |c| c.version),
        ));
        changes.extend(change);
    }
    Ok(Updated {
        operation: journal(write, context, &changes)?,
        records,
    })
}

/// Writes checked values into a record that was read whole in this write, as far
/// as the schema has them for whoever writes.
pub(crate) fn apply(
    write: &Write<'_>,
    context: &Context,
    schema: &Schema,
    before: &Record,
    values: Values,
) -> Result<Option<Change>> {
    let (seen, whole) = (schema.table(&before.table.key)?, &before.table);
    let checked = check::check(seen, values)?.into_iter();
    let changes: Vec<_> = checked
        .filter_map(|(n, value)| Some((whole.position(&seen.fields[n].key)?, value)))
        .collect();
    let changed = || {
        let changed = changes
            .iter()
            .filter(|(n, value)| before.values[*n] != *value);
        changed.map(|(n, value)| (&whole.fields[*n], value, &before.values[*n]))
    };
    check::writable(seen, changed().map(|(field, ..)| field))?;
    check::offered(changed())?;
    references::check(write.connection(), schema, changed())?;
    row::update(write.connection(), context, before, changes)
}

/// Writes the entry of an update, unless nothing changed.
pub(super) fn journal(
    write: &Write<'_>,
    context: &Context,
    changes: &[Change],
) -> Result<Option<OperationId>> {
    if changes.is_empty() {
        return Ok(None);
    }
    let mut operation = write.operation(context, "records.update")?;
    for change in changes {
        operation.change(change)?;
    }
    operation.finish().map(Some)
}

fn must_stand(before: &Record, version: Option<u64>) -> Result<()> {
    if before.state == RecordState::Deleted {
        return Err(Error::Conflict(format!(
            "`{}` {} is in the bin: restore it first",
            before.table.key, before.id
        )));
    }
    match version {
        Some(version) if version != before.version => Err(Error::Conflict(format!(
            "`{}` {} is at version {} by now, not {version}: read it again, then decide",
            before.table.key, before.id, before.version
        ))),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Update, update};
    use crate::context::Context;
    use crate::error::Error;
    use crate::records::get;
    use crate::records::testing::{made, problems, text};
    use crate::store::Account;
    use crate::value::{RecordRef, Value};

    fn rename(record: &RecordRef, version: Option<u64>, name: &str) -> Update {
        let values = [("name".to_owned(), text(name))].into();
        Update {
            record: record.clone(),
            version,
            values,
        }
    }

    #[test]
    fn a_change_shows_and_the_label_follows() {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        let record = made(
            &account,
            "companies",
            [("name", text("Acme")), ("phone", text("1"))],
        );
        let done = update(&account, &context, vec![rename(&record, Some(1), "Akme")]).unwrap();
        assert!(done.operation.is_some());
        let after = get(&account, &context, &record).unwrap();
        assert_eq!((after.version, after.label.as_str()), (2, "Akme"));
        assert_eq!(after.value("phone"), Some(&text("1")));
    }

    #[test]
    fn a_stale_version_is_a_conflict_and_changes_nothing() {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        let one = made(&account, "companies", [("name", text("One"))]);
        let two = made(&account, "companies", [("name", text("Two"))]);
        update(&account, &context, vec![rename(&two, Some(1), "Second")]).unwrap();
        let both = vec![
            rename(&one, Some(1), "First"),
            rename(&two, Some(1), "Zweite"),
        ];
        assert!(matches!(
            update(&account, &context, both),
            Err(Error::Conflict(_))
        ));
        assert_eq!(get(&account, &context, &one).unwrap().label, "One");
        assert_eq!(get(&account, &context, &two).unwrap().label, "Second");
    }

    #[test]
    fn writing_what_is_there_already_is_no_operation() {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        let record = made(&account, "companies", [("name", text("Acme"))]);
        let done = update(&account, &context, vec![rename(&record, None, "Acme")]).unwrap();
        assert_eq!((done.operation, done.records[0].1), (None, 1));
    }

    #[test]
    fn a_required_field_is_not_emptied() {
        let account = Account::in_memory().unwrap();
        let record = made(&account, "companies", [("name", text("Acme"))]);
        let values = [("name".to_owned(), Value::None)].into();
        let empty = Update {
            record,
            version: None,
            values,
        };
        let refused = update(&account, &Context::operator(), vec![empty]).unwrap_err();
        assert_eq!(problems(&refused), [("name", "required")]);
    }
}
