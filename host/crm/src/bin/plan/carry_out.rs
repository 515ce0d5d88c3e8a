//! Carrying out a plan as somebody saw it, with what they chose, as one
//! operation.

use super::choice::Choice;
use super::merge::merge;
use super::settle::{Settled, settle};
use super::survey::Survey;
use crate::access::{self, Action};
use crate::bin::group;
use crate::bin::restore::bring_back;
use crate::bin::{NOTHING, Outcome, Selection, Sight};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::journal::{Change, OperationBuilder};
use crate::records::merge::take_apart;
use crate::records::{change_values, row};
use crate::schema::Schema;
use crate::store::{Account, Write};

/// Brings back what the plan with this hash said, as it was chosen: all of it or
/// nothing. The count is of the records that came back, as is what `progress`
/// hears: how many of how many.
///
/// # Errors
/// `Conflict` when what the plan saw has changed since, or, naming it, for a
/// clash without a choice; `Invalid`, naming it, for a choice that is not offered
/// and a value that its field can't take; those of [`plan`](super::plan).
pub fn restore_planned(
    account: &Account,
    context: &Context,
    selection: &Selection,
    hash: &str,
    choices: &[Choice],
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Outcome> {
    let sight = Sight::to(context, Action::Delete)?;
    let (context, selection) = (context.clone(), selection.clone());
    let (hash, choices) = (hash.to_owned(), choices.to_vec());
    account.write_telling(progress, move |write, tell| {
        write.takes_back()?;
        let survey = Survey::of(&write.read(), &context, &sight, &selection)?;
        if survey.hash()? != hash {
            return Err(Error::Conflict(
                "something that the plan saw has changed since: make it again, then decide".into(),
            ));
        }
        let before = survey.count();
        let Survey { schema, group, .. } = survey;
        let settled = settle(&write.read(), &schema, &sight, group, &choices)?;
        if settled.group.is_empty() && settled.merges.is_empty() {
            return Ok(NOTHING);
        }
        let count = group::count(&settled.group);
        let mut operation = write.operation(&context, "records.restore")?;
        operation.telling(tell, count);
        if count >= before
            && let Some(deletion) = selection.deletion()
        {
            operation.undoes(deletion);
        }
        for deletion in selection.deletions() {
            take_apart(write, &context, &mut operation, *deletion)?;
        }
        let all = carry_out(write, &context, &schema, &mut operation, settled)?;
        Ok(Outcome {
            operation: Some(operation.finish()?),
            count: all,
        })
    })
}

fn carry_out(
    write: &Write<'_>,
    context: &Context,
    schema: &Schema,
    operation: &mut OperationBuilder<'_>,
    settled: Settled,
) -> Result<u64> {
    // Still in the bin, so that no unique value stands in the way.
    for (record, values) in settled.values {
        let table = schema.table(&record.table)?.whole();
        let Some(before) = row::find(write.connection(), table, record.id)? else {
            continue;
        };
        let change: Option<Change> = change_values(write, context, schema, &before, values)?;
        if let Some(change) = change {
            operation.change(&change)?;
        }
    }
    let count = bring_back(write, schema, operation, settled.group)?;
    let whole = write.whole_schema()?;
    for (lost, holder) in &settled.merges {
        let seen = schema.table(&holder.table)?;
        access::must(write.connection(), seen, Action::Edit, &[holder.id])?;
        merge(
            write.connection(),
            context,
            &whole,
            operation,
            (lost, holder),
        )?;
    }
    Ok(count)
}
