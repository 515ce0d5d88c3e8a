//! Changing many records alike.

use crate::access::{self, Action};
use crate::context::Context;
use crate::error::Result;
use crate::ids::RecordId;
use crate::records::record::RecordState;
use crate::records::selection::selected;
use crate::records::update::{apply, journal};
use crate::records::{Done, Selection, Values, may_use, row};
use crate::store::Account;

/// Writes the same values into all the selected records, as one operation.
/// Records in the bin are left out.
///
/// # Errors
/// `Invalid` with a problem for each field that can't take its value; `Denied`,
/// saying how many they are, where some are not theirs to change.
pub fn bulk_update(
    account: &Account,
    context: &Context,
    selection: Selection,
    values: Values,
) -> Result<Done> {
    let context = context.clone();
    account.write_in_lane(selection.is_bulk(), move |write| {
        may_use(&context)?;
        write.adds()?;
        let schema = write.schema(&context)?;
        let states = [RecordState::Active, RecordState::Archived];
        let (table, chosen) = selected(&write.read(), &schema, &selection, &states)?;
        let ids: Vec<RecordId> = chosen.iter().map(|record| record.id).collect();
        access::must(write.connection(), &table, Action::Edit, &ids)?;
        let mut changes = Vec::with_capacity(ids.len());
        for before in row::find_all(write.connection(), table.whole(), &ids)? {
            changes.extend(apply(write, &context, &schema, &before, values.clone())?);
        }
        let count = changes.len() as u64;
        Ok(Done {
            operation: journal(write, &context, &changes)?,
            count,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::bulk_update;
    use crate::context::Context;
    use crate::filter::{Comparison, Filter, Operator};
    use crate::records::testing::{choice, made, text};
    use crate::records::{Selection, What, get};
    use crate::store::Account;

    #[test]
    fn all_that_match_change_as_one_operation() {
        let account = Account::in_memory().unwrap();
        let deals = ["a", "b", "c"].map(|name| {
            let stage = if name == "c" { "won" } else { "engaging" };
            made(
                &account,
                "deals",
                [("name", text(name)), ("stage", choice(stage))],
            )
        });
        let engaging = Filter::Compare(Comparison {
            field: "stage".into(),
            operator: Operator::Equal,
            value: choice("engaging"),
        });
        let selection = Selection {
            table: "deals".into(),
            what: What::Matching(engaging),
        };
        let lost = [("stage".to_owned(), choice("lost"))].into();
        let done = bulk_update(&account, &Context::operator(), selection, lost).unwrap();
        assert_eq!(done.count, 2);
        let stages = deals.map(|deal| {
            get(&account, &Context::operator(), &deal)
                .unwrap()
                .value("stage")
                .cloned()
                .unwrap()
        });
        assert_eq!(stages, [choice("lost"), choice("lost"), choice("won")]);
    }
}
