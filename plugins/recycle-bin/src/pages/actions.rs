//! What the buttons do: restore and purge, deletions or single records. What
//! meets an obstacle leads to the page of its plan instead.

use bailey_sdk::bin::{self, BinQuery, Outcome as Done, Selection};
use bailey_sdk::pages::{Outcome, Submission};
use bailey_sdk::prelude::*;

use super::{OPERATION, archive, plan, schema};
use crate::{backup_first, jobs};

/// Brings back whole deletions.
pub const RESTORE: &str = "restore";
/// Brings back single records, with what went along with them.
pub const RESTORE_RECORDS: &str = "restore-records";
/// Deletes one deletion's records for good.
pub const PURGE: &str = "purge";
/// Deletes single records for good.
pub const PURGE_RECORDS: &str = "purge-records";
/// The parameter with a record, as [`key`] writes it.
pub const RECORD: &str = "record";

pub fn act(submission: &Submission) -> Result<Outcome, Error> {
    match submission.action.as_str() {
        RESTORE => restore(&Selection::Deletions(operations(submission)?)),
        RESTORE_RECORDS => restore(&Selection::Records(records(submission)?)),
        plan::COMMIT => plan::commit(submission),
        PURGE => purge(&Selection::Deletions(operations(submission)?)),
        PURGE_RECORDS => purge(&Selection::Records(records(submission)?)),
        backup_first::BACK_UP => Ok(backup_first::ask()),
        archive::TAKE_OUT => archive::take_out(&records(submission)?),
        action if schema::is_ours(action) => schema::act(submission),
        other => Err(Error::NotFound(other.into())),
    }
}

/// Brings it back as one operation, so that one undo takes it back; or shows what
/// stands in the way.
fn restore(selection: &Selection) -> Result<Outcome, Error> {
    let count = size(selection)?;
    if count > jobs::MANY {
        let said = tr("restoring").arg("count", count);
        return Ok(Outcome::neutral(said)
            .job(jobs::RESTORE, plan::named(selection))
            .go_to(PageLink::to("")));
    }
    let plan = bin::plan(selection)?;
    if plan.obstacles.is_empty() {
        return restored(bin::restore(selection)?);
    }
    let said = tr("restore-obstacles").arg("count", plan.obstacles.len());
    Ok(Outcome::neutral(said).go_to(plan::page_of(selection)))
}

pub fn restored(done: Done) -> Result<Outcome, Error> {
    if done.count == 0 {
        return Ok(Outcome::neutral(tr("nothing-left")));
    }
    Ok(Outcome::good(tr("restored").arg("count", done.count)).undo(done.operation))
}

/// Deletes it for good.
fn purge(selection: &Selection) -> Result<Outcome, Error> {
    let count = size(selection)?;
    if count > jobs::MANY {
        let said = tr("purging").arg("count", count);
        return Ok(Outcome::neutral(said)
            .job(jobs::PURGE, plan::named(selection))
            .go_to(PageLink::to("")));
    }
    purged(bin::purge(selection)?)
}

/// How many records of it are in the bin; of single records, without what went
/// along with them.
pub fn size(selection: &Selection) -> Result<u64, Error> {
    let operations = match selection {
        Selection::Deletions(operations) => operations,
        Selection::Records(records) => return Ok(records.len() as u64),
    };
    let sizes = operations.iter().map(|operation| {
        let query = BinQuery {
            deletion: Some(*operation),
            ..BinQuery::all(1)
        };
        Ok(bin::deleted(&query)?.total)
    });
    sizes.sum()
}

fn purged(done: Done) -> Result<Outcome, Error> {
    if done.count == 0 {
        return Ok(Outcome::neutral(tr("nothing-left")));
    }
    Ok(Outcome::good(tr("purged").arg("count", done.count)))
}

/// The button that deletes the selected rows for good.
pub fn purge_selected(action: &str) -> Action {
    // The host asks for the number of rows.
    let question = Confirmation::new(tr("purge-selected"))
        .fact(tr("purge-fact-all-along"))
        .fact(tr("purge-fact-final"))
        .typed("");
    Action::new(action, tr("purge"))
        .tone(Tone::Danger)
        .confirm(question)
}

/// The deletions that a button or a selection names.
pub fn operations(parameters: &impl Parameters) -> Result<Vec<OperationId>, Error> {
    let named = named(parameters, OPERATION)?;
    named
        .into_iter()
        .map(|text| text.parse().map_err(|_| Error::NotFound(text.into())))
        .collect()
}

/// The records that a button or a selection names.
pub fn records(parameters: &impl Parameters) -> Result<Vec<RecordRef>, Error> {
    let named = named(parameters, RECORD)?;
    named
        .into_iter()
        .map(|text| parse(text).ok_or_else(|| Error::NotFound(text.into())))
        .collect()
}

/// What stands under a button's own name, or else as selected rows.
fn named<'a>(parameters: &'a impl Parameters, name: &str) -> Result<Vec<&'a str>, Error> {
    let own = parameters.each(name);
    let named = if own.is_empty() {
        parameters.each("row")
    } else {
        own
    };
    if named.is_empty() {
        Err(Error::invalid(tr("nothing-selected")))
    } else {
        Ok(named)
    }
}

/// A record as a row's key: `deals/17`.
pub fn key(record: &RecordRef) -> String {
    format!("{}/{}", record.table, record.id)
}

fn parse(key: &str) -> Option<RecordRef> {
    let (table, id) = key.split_once('/')?;
    Some(RecordRef::new(table, id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posted(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(name, value): &(&str, &str)| ((*name).into(), (*value).into());
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn a_button_or_a_selection_names_deletions() {
        assert_eq!(
            operations(&posted(&[("operation", "7"), ("operation", "9")])).unwrap(),
            [7, 9]
        );
        assert_eq!(
            operations(&posted(&[("row", "7"), ("row", "8")])).unwrap(),
            [7, 8]
        );
    }

    #[test]
    fn a_rows_own_button_means_that_row_alone() {
        let posted = posted(&[
            ("row", "deals/1"),
            ("record", "deals/2"),
            ("row", "deals/3"),
        ]);
        assert_eq!(records(&posted).unwrap(), [RecordRef::new("deals", 2)]);
    }

    #[test]
    fn nothing_selected_is_said() {
        let error = operations(&posted(&[])).unwrap_err();
        assert_eq!(error, Error::invalid(tr("nothing-selected")));
    }

    #[test]
    fn what_names_no_record_leads_nowhere() {
        for key in ["deals", "deals/", "deals/x", "/"] {
            let error = records(&posted(&[("row", key)])).unwrap_err();
            assert_eq!(error, Error::NotFound(key.into()));
        }
    }

    #[test]
    fn nothing_left_to_do_is_no_failure() {
        let done = Done {
            operation: None,
            count: 0,
        };
        assert_eq!(
            restored(done).unwrap(),
            Outcome::neutral(tr("nothing-left"))
        );
    }

    #[test]
    fn a_restore_can_be_undone_and_a_purge_cannot() {
        let done = Done {
            operation: Some(4),
            count: 2,
        };
        assert_eq!(restored(done).unwrap().undo, Some(4));
        assert_eq!(purged(done).unwrap().undo, None);
    }
}
