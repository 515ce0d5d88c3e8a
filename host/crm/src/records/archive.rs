//! Putting records away and taking them out again.

use crate::access::{self, Action};
use crate::context::Context;
use crate::error::Result;
use crate::ids::RecordId;
use crate::records::record::RecordState;
use crate::records::selection::selected;
use crate::records::state::set_archived;
use crate::records::{Done, Selection, may_use};
use crate::store::Account;

/// Puts the selected active records away, as one operation.
///
/// # Errors
/// `NotFound` for an unknown table; `Denied` where some are not theirs to change.
pub fn archive(account: &Account, context: &Context, selection: Selection) -> Result<Done> {
    move_to(account, context, selection, RecordState::Archived)
}

/// Takes the selected archived records out again, as one operation.
///
/// # Errors
/// `Invalid` if an active record has a value of theirs that must be unique;
/// `Denied` where some are not theirs to change; `StorageLimit` where even this no
/// longer fits.
pub fn unarchive(account: &Account, context: &Context, selection: Selection) -> Result<Done> {
    move_to(account, context, selection, RecordState::Active)
}

fn move_to(
    account: &Account,
    context: &Context,
    selection: Selection,
    to: RecordState,
) -> Result<Done> {
    let context = context.clone();
    let (from, named) = match to {
        RecordState::Archived => (RecordState::Active, "records.archive"),
        _ => (RecordState::Archived, "records.unarchive"),
    };
    account.write_in_lane(selection.is_bulk(), move |write| {
        if to == RecordState::Active {
            write.takes_back()?;
        }
        may_use(&context)?;
        let schema = write.schema(&context)?;
        let (table, records) = selected(&write.read(), &schema, &selection, &[from])?;
        let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
        access::must(write.connection(), &table, Action::Edit, &ids)?;
        if records.is_empty() {
            return Ok(Done {
                operation: None,
                count: 0,
            });
        }
        let mut operation = write.operation(&context, named)?;
        let count = records.len() as u64;
        let archived = to == RecordState::Archived;
        set_archived(
            write.connection(),
            &mut operation,
            &table,
            records,
            archived,
        )?;
        Ok(Done {
            operation: Some(operation.finish()?),
            count,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{archive, unarchive};
    use crate::context::Context;
    use crate::records::testing::{contact, problems};
    use crate::records::{Query, RecordState, Selection, What, create, list};
    use crate::search::search;
    use crate::store::Account;

    #[test]
    fn an_archived_record_is_out_of_lists_and_out_of_the_way() {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        let old = create(
            &account,
            &context,
            "contacts",
            contact("Ann", "a@b.example"),
        )
        .unwrap();
        let only = || Selection {
            table: "contacts".into(),
            what: What::Ids(vec![old.record.id]),
        };
        assert_eq!(archive(&account, &context, only()).unwrap().count, 1);
        assert_eq!(
            list(&account, &context, &Query::of("contacts"))
                .unwrap()
                .total,
            0
        );
        let found = |states: &[_]| search(&account, &context, "Ann", states, 10).unwrap().len();
        assert_eq!((found(&[]), found(&[RecordState::Archived])), (0, 1));
        // Its address is free, and then it can't come back beside the other.
        create(
            &account,
            &context,
            "contacts",
            contact("Anne", "a@b.example"),
        )
        .unwrap();
        let refused = unarchive(&account, &context, only()).unwrap_err();
        assert_eq!(problems(&refused), [("email", "not-unique")]);
    }
}
