//! Making one record of several, as one operation.
//!
//! The others go where deletions go, the one that stays takes what it lacks from
//! them and the files that they have, and what referred to them refers to it. Undoing the operation, or
//! restoring it from the bin, takes all of that apart again.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::access::{self, Action};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::files::moved;
use crate::ids::{OperationId, RecordId};
use crate::journal::{self, ChangeKind, OperationBuilder};

use crate::records::purge::purge;
use crate::records::record::{Record, RecordState};
use crate::records::relink::relink;
use crate::records::selection::Selected;
use crate::records::state::{Lie, to_bin};
use crate::records::update::apply;
use crate::records::{Keep, Values, may_use, row};
use crate::schema::{Schema, Table};
use crate::store::{Account, Read, Write};
use crate::value::{RecordRef, Scalar, Value};

/// How many records can become one at once.
pub const MOST_MERGED: usize = 50;

/// What the journal calls it.
pub(crate) const KIND: &str = "records.merge";

/// Which records become one.
#[derive(Clone, Debug)]
pub struct Merge {
    /// The table's key.
    pub table: String,
    /// The one that stays.
    pub into: RecordId,
    /// Those that go, those first that its empty fields take from first.
    pub from: Vec<RecordId>,
    /// Values for the one that stays, where it shall not keep its own.
    pub values: Values,
    /// Versions that were read; a record that moved on is a conflict.
    pub versions: Vec<(RecordId, u64)>,
}

/// What a merge left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The journal's entry.
    pub operation: OperationId,
    /// The version of the record that stays.
    pub version: u64,
}

/// Makes one record of several.
///
/// # Errors
/// `NotFound` for a missing record; `Conflict` for one that is not active or
/// moved on since its version was read; `Invalid` for a record merged with
/// itself, too many at once, or a value that its field can't take; `Denied` unless
/// the one is theirs to change and the others are theirs to delete.
pub fn merge(account: &Account, context: &Context, merge: Merge, keep: Keep) -> Result<Merged> {
    let context = context.clone();
    account.write_bulk(move |write| merge_in(write, &context, merge, keep))
}

fn merge_in(write: &mut Write<'_>, context: &Context, merge: Merge, keep: Keep) -> Result<Merged> {
    may_use(context)?;
    let schema = write.schema(context)?;
    let table = schema.table(&merge.table)?;
    let (into, from) = read(write, table, &merge)?;
    access::must(write.connection(), table, Action::Edit, &[merge.into])?;
    access::must(write.connection(), table, Action::Delete, &merge.from)?;
    let whole = write.whole_schema()?;

    let mut operation = write.operation(context, KIND)?;
    operation.table(&table.key);
    operation.detail("into", into.id.to_string());
    let mut values = lacking(&into, &from);
    values.retain(|key, _| !merge.values.contains_key(key));
    // What is handed on is not for whoever merges to choose, or even to see.
    let handed = match table.is_limited() {
        true => std::mem::replace(&mut values, merge.values),
        false => {
            values.extend(merge.values);
            Values::new()
        }
    };
    relink(
        write.connection(),
        context,
        &whole,
        &table.key,
        &merge.from,
        Some(into.id),
        &mut operation,
    )?;
    moved::hand_on(
        write.connection(),
        &mut operation,
        table.whole(),
        &merge.from,
        into.id,
    )?;
    if keep == Keep::Purge {
        operation.detail("final", "yes");
        let gone = [(table.key.clone(), merge.from)];
        purge(write.connection(), context, &whole, &mut operation, &gone)?;
    } else {
        let lie = Lie {
            along: false,
            keep_until: keep.until(context),
        };
        let from = from.into_iter().map(Selected::from).collect();
        to_bin(
            write.connection(),
            context,
            &mut operation,
            table,
            from,
            lie,
        )?;
    }
    // Relinking may have touched it: a company that was its own parent's parent.
    let again = |into: Record| -> Result<Record> {
        let found = row::find(write.connection(), table.whole(), into.id)?;
        Ok(found.unwrap_or(into))
    };
    let mut into = again(into)?;
    let handed: Vec<(usize, Value)> = handed
        .into_iter()
        .filter_map(|(key, value)| Some((into.table.position(&key)?, value)))
        .collect();
    if let Some(change) = row::update(write.connection(), context, &into, handed)? {
        operation.change(&change)?;
        into = again(into)?;
    }
    let change = apply(write, context, &schema, &into, values)?;
    let version = change
        .as_ref()
        .map_or(into.version, |change| change.version);
    if let Some(change) = change {
        operation.change(&change)?;
    }
    Ok(Merged {
        operation: operation.finish()?,
        version,
    })
}

/// The record that stays, and those that go.
fn read(write: &Write<'_>, table: &Arc<Table>, merge: &Merge) -> Result<(Record, Vec<Record>)> {
    if merge.from.is_empty() || merge.from.len() > MOST_MERGED {
        let message = format!("name 1 to {MOST_MERGED} records that become one with `into`");
        return Err(Error::invalid_field("from", "out-of-range", message));
    }
    let mut seen = vec![merge.into];
    let mut records = Vec::with_capacity(merge.from.len() + 1);
    for id in std::iter::once(&merge.into).chain(&merge.from) {
        if *id != merge.into && seen.contains(id) || *id == merge.into && !records.is_empty() {
            let message = format!("`{}` {id} is named twice", table.key);
            return Err(Error::invalid_field("from", "repeated", message));
        }
        seen.push(*id);
        let record = row::find_whole(write.connection(), table, *id)?
            .ok_or_else(|| Error::NotFound(format!("`{}` has no record {id}", table.key)))?;
        if record.state != RecordState::Active {
            return Err(Error::Conflict(format!(
                "`{}` {id} is not active: only active records are merged",
                table.key
            )));
        }
        let read = merge.versions.iter().find(|(read, _)| read == id);
        if let Some((_, version)) = read
            && *version != record.version
        {
            return Err(Error::Conflict(format!(
                "`{}` {id} is at version {} by now, not {version}: read it again, then decide",
                table.key, record.version
            )));
        }
        records.push(record);
    }
    let from = records.split_off(1);
    let into = records.pop();
    into.map(|into| (into, from))
        .ok_or_else(|| Error::Internal("a merge without a record that stays".into()))
}

/// Whether a value refers to a record that is gone for good.
fn refers_to_purged(write: &Write<'_>, schema: &Schema, value: &Value) -> bool {
    value.scalars().iter().any(|scalar| match scalar {
        Scalar::Reference(to) => schema.find(&to.table).is_some_and(|table| {
            !matches!(row::find(write.connection(), table, to.id), Ok(Some(_)))
        }),
        _ => false,
    })
}

/// What the record lacks and the others have.
fn lacking(into: &Record, from: &[Record]) -> Values {
    let fields = into.table.fields.iter().enumerate();
    fields
        .filter(|(place, _)| into.values[*place].is_none())
        .filter_map(|(place, field)| {
            let mut values = from.iter().map(|record| &record.values[place]);
            let value = values.find(|value| !value.is_none())?.clone();
            let of_itself = |value: &Value| {
                value.scalars().iter().any(|scalar| {
                    matches!(scalar, Scalar::Reference(to)
                        if to.table == into.table.key && to.id == into.id)
                })
            };
            (!of_itself(&value)).then(|| (field.key.clone(), value))
        })
        .collect()
}

/// The records and fields that give back what a merge gave them, when it is
/// taken apart; none for another kind of operation.
pub(crate) fn given_back(
    read: &Read<'_>,
    merged: OperationId,
) -> Result<BTreeSet<(RecordRef, String)>> {
    let mut back = BTreeSet::new();
    if journal::kind_in(read, merged)?.as_deref() != Some(KIND) {
        return Ok(back);
    }
    for change in journal::changes_in(read, merged)? {
        if change.kind == ChangeKind::Updated {
            let fields = change.fields.into_iter();
            back.extend(fields.map(|field| (change.record.clone(), field.field)));
        }
    }
    Ok(back)
}

/// Gives back what a merge moved, before its records come back from the bin: the
/// links, the files, and what the record that stayed took, as far as they are still
/// as the merge left them. Does nothing for another kind of operation.
pub(crate) fn take_apart(
    write: &Write<'_>,
    context: &Context,
    operation: &mut OperationBuilder<'_>,
    merged: OperationId,
) -> Result<()> {
    let read = write.read();
    if journal::kind_in(&read, merged)?.as_deref() != Some(KIND) {
        return Ok(());
    }
    let schema = write.whole_schema()?;
    for change in journal::changes_in(&read, merged)?.into_iter().rev() {
        if change.kind != ChangeKind::Updated {
            continue;
        }
        let Some(table) = schema.find(&change.record.table) else {
            continue;
        };
        let Some(now) = row::find(write.connection(), table, change.record.id)? else {
            continue;
        };
        let back: Vec<(usize, Value)> = change
            .fields
            .iter()
            .filter(|field| !field.withheld)
            .filter_map(|field| Some((table.position(&field.field)?, field)))
            .filter(|(place, field)| now.values[*place] == field.after)
            .filter(|(_, field)| !refers_to_purged(write, &schema, &field.before))
            .map(|(place, field)| (place, field.before.clone()))
            .collect();
        if let Some(change) = row::update(write.connection(), context, &now, back)? {
            operation.change(&change)?;
        }
    }
    moved::give_back(write, operation, merged, &|_| true)
}

#[cfg(test)]
mod tests {
    use super::{Merge, merge};
    use crate::context::Context;
    use crate::error::Error;
    use crate::records::testing::{made, text, to};
    use crate::records::{Keep, Query, RecordState, Update, get, list, update};
    use crate::store::Account;
    use crate::value::{RecordRef, Value};
    use crate::{bin, undo};

    struct Doubles {
        account: std::sync::Arc<Account>,
        stays: RecordRef,
        goes: RecordRef,
        deal: RecordRef,
    }

    /// Two contacts who are one: the address stands in the one that goes, and a
    /// deal refers to it.
    fn doubles() -> Doubles {
        let account = Account::in_memory().unwrap();
        let stays = made(&account, "contacts", [("name", text("Ann Lee"))]);
        let fields = [("name", text("A. Lee")), ("email", text("ann@example.com"))];
        let goes = made(&account, "contacts", fields);
        let deal = [
            ("name", text("Deal")),
            ("stage", crate::records::testing::choice("won")),
            ("contact", to(&goes)),
        ];
        let deal = made(&account, "deals", deal);
        Doubles {
            account,
            stays,
            goes,
            deal,
        }
    }

    impl Doubles {
        fn asked(&self) -> Merge {
            Merge {
                table: "contacts".into(),
                into: self.stays.id,
                from: vec![self.goes.id],
                values: [].into(),
                versions: Vec::new(),
            }
        }

        fn value(&self, record: &RecordRef, field: &str) -> Value {
            let record = get(&self.account, &Context::operator(), record).unwrap();
            record.value(field).cloned().unwrap_or(Value::None)
        }

        fn state(&self, record: &RecordRef) -> RecordState {
            get(&self.account, &Context::operator(), record)
                .unwrap()
                .state
        }

        fn is_as_before(&self) {
            assert_eq!(self.value(&self.stays, "email"), Value::None);
            assert_eq!(self.value(&self.goes, "email"), text("ann@example.com"));
            assert_eq!(self.value(&self.deal, "contact"), to(&self.goes));
            assert_eq!(self.state(&self.goes), RecordState::Active);
        }
    }

    #[test]
    fn the_one_that_stays_takes_links_and_what_it_lacks() {
        let doubles = doubles();
        let context = Context::operator();
        merge(&doubles.account, &context, doubles.asked(), Keep::Days(30)).unwrap();
        assert_eq!(doubles.value(&doubles.stays, "name"), text("Ann Lee"));
        let email = doubles.value(&doubles.stays, "email");
        assert_eq!(email, text("ann@example.com"));
        let contact = doubles.value(&doubles.deal, "contact");
        assert_eq!(contact, to(&doubles.stays));
        assert_eq!(doubles.state(&doubles.goes), RecordState::Deleted);
    }

    #[test]
    fn a_merge_comes_apart_by_undo_and_from_the_bin() {
        let context = Context::operator();
        let doubles = doubles();
        let account = &doubles.account;
        let merged = merge(account, &context, doubles.asked(), Keep::Forever).unwrap();
        undo::undo(account, &context, merged.operation).unwrap();
        doubles.is_as_before();
        let merged = merge(account, &context, doubles.asked(), Keep::Forever).unwrap();
        bin::restore(
            account,
            &context,
            &bin::Selection::Deletions(vec![merged.operation]),
        )
        .unwrap();
        doubles.is_as_before();
    }

    #[test]
    fn what_was_changed_since_stays_when_a_merge_comes_from_the_bin() {
        let context = Context::operator();
        let doubles = doubles();
        let account = &doubles.account;
        let merged = merge(account, &context, doubles.asked(), Keep::Forever).unwrap();
        let values = [("email".to_owned(), text("lee@example.com"))].into();
        let change = Update {
            record: doubles.stays.clone(),
            version: None,
            values,
        };
        update(account, &context, vec![change]).unwrap();
        bin::restore(
            account,
            &context,
            &bin::Selection::Deletions(vec![merged.operation]),
        )
        .unwrap();
        let email = doubles.value(&doubles.stays, "email");
        assert_eq!(email, text("lee@example.com"));
        assert_eq!(doubles.value(&doubles.deal, "contact"), to(&doubles.goes));
    }

    #[test]
    fn without_a_bin_the_others_are_gone_and_the_links_are_not() {
        let context = Context::operator();
        let doubles = doubles();
        merge(&doubles.account, &context, doubles.asked(), Keep::Purge).unwrap();
        assert!(get(&doubles.account, &context, &doubles.goes).is_err());
        let contact = doubles.value(&doubles.deal, "contact");
        assert_eq!(contact, to(&doubles.stays));
    }

    #[test]
    fn what_cannot_be_merged_is_refused_and_nothing_changed() {
        let context = Context::operator();
        let doubles = doubles();
        let refused = |change: fn(&mut Merge)| {
            let mut asked = doubles.asked();
            change(&mut asked);
            merge(&doubles.account, &context, asked, Keep::Forever).unwrap_err()
        };
        assert!(matches!(
            refused(|m| m.from.push(m.into)),
            Error::Invalid(_)
        ));
        assert!(matches!(refused(|m| m.from.clear()), Error::Invalid(_)));
        assert!(matches!(refused(|m| m.from[0].0 = 99), Error::NotFound(_)));
        assert!(matches!(
            refused(|m| m.versions.push((m.into, 7))),
            Error::Conflict(_)
        ));
        assert!(matches!(
            refused(|m| drop(m.values.insert("age".into(), Value::None))),
            Error::Invalid(_)
        ));
        doubles.is_as_before();
        let all = list(&doubles.account, &context, &Query::of("contacts")).unwrap();
        assert_eq!(all.total, 2);
    }
}
