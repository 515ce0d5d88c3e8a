//! Deleting records: into the bin or for good, with what goes along, as one
//! operation.

use crate::access::{self, Action};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId, Timestamp};
use crate::records::deletion::going_along;
use crate::records::purge::purge;
use crate::records::record::RecordState;
use crate::records::selection::{What, selected};
use crate::records::state::{Lie, to_bin};
use crate::records::{Selection, may_use};
use crate::schema::Table;
use crate::store::{Account, Write};

/// A day, in milliseconds.
const DAY: i64 = 86_400_000;

/// What a delete is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// How long to keep what is deleted.
    pub keep: Keep,
    /// The relations whose records go along.
    pub along: Vec<RelationField>,
}

/// How long to keep what is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Not at all: it is deleted for good.
    Purge,
    /// At least so many days.
    Days(u16),
    /// Until somebody purges it.
    Forever,
}

/// A field through which records belong to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationField {
    /// The table that holds the reference.
    pub table: String,
    /// Its field.
    pub field: String,
}

/// What a delete did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// The journal's entry.
    pub operation: OperationId,
    /// How many of the selected records went.
    pub count: u64,
    /// How many records went along.
    pub along: u64,
}

/// Deletes the selected records, active and archived, as one operation.
///
/// In the bin they keep their values and what refers to them keeps its
/// references, so that all links come back with them. For good, they are
/// removed and what referred to them holds nothing there.
///
/// # Errors
/// `NotFound` for an unknown table, or if there is nothing to delete; `Denied`,
/// saying how many they are, where some are not theirs to delete.
pub fn delete(
    account: &Account,
    context: &Context,
    selection: Selection,
    decision: Decision,
) -> Result<Deleted> {
    let context = context.clone();
    account.write_in_lane(selection.is_bulk(), move |write| {
        delete_in(write, &context, &selection, &decision)
    })
}

/// Deletes within a write that does more.
///
/// # Errors
/// As [`delete`].
pub fn delete_in(
    write: &mut Write<'_>,
    context: &Context,
    selection: &Selection,
    decision: &Decision,
) -> Result<Deleted> {
    may_use(context)?;
    let schema = write.schema(context)?;
    let states = [RecordState::Active, RecordState::Archived];
    let (table, records) = selected(&write.read(), &schema, selection, &states)?;
    if records.is_empty() {
        return Err(Error::NotFound(format!(
            "`{}` has no such record to delete",
            table.key
        )));
    }
    let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
    access::must(write.connection(), &table, Action::Delete, &ids)?;
    // What belongs to them goes along, whoever sees it.
    let schema = write.whole_schema()?;
    let along = going_along(
        write.connection(),
        &schema,
        &table.key,
        &ids,
        |table, field| {
            decision
                .along
                .iter()
                .any(|wanted| wanted.table == table && wanted.field == field)
        },
    )?;

    let mut operation = write.operation(context, "records.delete")?;
    let count = ids.len() as u64;
    let along_count = along.iter().map(|(_, ids)| ids.len() as u64).sum();
    if decision.keep == Keep::Purge {
        operation.detail("final", "yes");
        let mut all = vec![(table.key.clone(), ids)];
        all.extend(along);
        purge(write.connection(), context, &schema, &mut operation, &all)?;
    } else {
        let keep_until = decision.keep.until(context);
        let mut put = |table: &Table, records, along| {
            let lie = Lie { along, keep_until };
            to_bin(
                write.connection(),
                context,
                &mut operation,
                table,
                records,
                lie,
            )
        };
        put(&table, records, false)?;
        for (key, ids) in along {
            let selection = Selection {
                table: key,
                what: What::Ids(ids),
            };
            let (table, records) = selected(&write.read(), &schema, &selection, &states)?;
            put(&table, records, true)?;
        }
    }
    Ok(Deleted {
        operation: operation.finish()?,
        count,
        along: along_count,
    })
}

impl Keep {
    /// Until when what is deleted now is kept at least; none means without end.
    pub(crate) fn until(self, context: &Context) -> Option<Timestamp> {
        match self {
            Self::Days(days) => Some(context.at.plus_millis(i64::from(days) * DAY)),
            Self::Purge | Self::Forever => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Decision, Keep, RelationField, delete};
    use crate::context::Context;
    use crate::error::Error;
    use crate::ids::Timestamp;
    use crate::records::testing::{contact, made, text, to};
    use crate::records::{RecordState, Relation, Selection, What, create, deletion, get, labels};
    use crate::store::Account;
    use crate::value::{RecordRef, Value};

    fn only(record: &RecordRef) -> Selection {
        Selection {
            table: record.table.clone(),
            what: What::Ids(vec![record.id]),
        }
    }

    fn with_notes(keep: Keep) -> Decision {
        let along = RelationField {
            table: "notes".into(),
            field: "company".into(),
        };
        Decision {
            keep,
            along: vec![along],
        }
    }

    fn company_with_a_note_and_a_contact(account: &Account) -> [RecordRef; 3] {
        let company = made(account, "companies", [("name", text("Acme"))]);
        let note = made(
            account,
            "notes",
            [("text", text("call")), ("company", to(&company))],
        );
        let contact = made(
            account,
            "contacts",
            [("name", text("Ann")), ("company", to(&company))],
        );
        [company, note, contact]
    }

    #[test]
    fn a_delete_says_beforehand_what_it_takes() {
        let account = Account::in_memory().unwrap();
        let [company, ..] = company_with_a_note_and_a_contact(&account);
        let taken = deletion(&account, &Context::operator(), &only(&company)).unwrap();
        let relation = |table: &str, along| Relation {
            table: table.into(),
            field: "company".into(),
            count: 1,
            along,
        };
        assert_eq!(taken.count, 1);
        assert_eq!(
            taken.relations,
            [relation("contacts", false), relation("notes", true)]
        );
    }

    #[test]
    fn in_the_bin_a_record_keeps_its_values_and_what_refers_to_it_its_reference() {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        let [company, note, contact] = company_with_a_note_and_a_contact(&account);
        let done = delete(
            &account,
            &context,
            only(&company),
            with_notes(Keep::Days(30)),
        )
        .unwrap();
        assert_eq!((done.count, done.along), (1, 1));
        let deleted = get(&account, &context, &company).unwrap();
        let binned = deleted.binned.unwrap();
        assert_eq!((deleted.state, deleted.version), (RecordState::Deleted, 2));
        assert_eq!(deleted.value("name"), Some(&text("Acme")));
        assert_eq!((binned.operation, binned.along), (done.operation, false));
        assert_eq!(
            binned.keep_until,
            Some(Timestamp(context.at.0 + 30 * 86_400_000))
        );
        assert!(
            get(&account, &context, &note)
                .unwrap()
                .binned
                .unwrap()
                .along
        );
        let contact = get(&account, &context, &contact).unwrap();
        assert_eq!(
            (contact.value("company"), contact.version),
            (Some(&to(&company)), 1)
        );
        let label = labels(&account, &context, &[company])
            .unwrap()
            .remove(0)
            .unwrap();
        assert_eq!(
            (label.text.as_str(), label.state),
            ("Acme", RecordState::Deleted)
        );
    }

    #[test]
    fn for_good_it_is_gone_and_what_referred_to_it_refers_to_nothing() {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        let [company, note, contact] = company_with_a_note_and_a_contact(&account);
        delete(&account, &context, only(&company), with_notes(Keep::Purge)).unwrap();
        for gone in [&company, &note] {
            assert!(matches!(
                get(&account, &context, gone),
                Err(Error::NotFound(_))
            ));
        }
        let contact = get(&account, &context, &contact).unwrap();
        assert_eq!(
            (contact.value("company"), contact.version),
            (Some(&Value::None), 2)
        );
    }

    #[test]
    fn what_is_in_the_bin_is_not_deleted_again_and_blocks_no_unique_value() {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        let one = create(
            &account,
            &context,
            "contacts",
            contact("Ann", "a@b.example"),
        )
        .unwrap();
        let keep = || Decision {
            keep: Keep::Forever,
            along: Vec::new(),
        };
        delete(&account, &context, only(&one.record), keep()).unwrap();
        let again = delete(&account, &context, only(&one.record), keep());
        assert!(matches!(again, Err(Error::NotFound(_))));
        create(
            &account,
            &context,
            "contacts",
            contact("Anne", "a@b.example"),
        )
        .unwrap();
    }
}
