//! The list of archived records of every table: who put them away, when, and the
//! way back for one or many.

use bailey_sdk::archive::{self, ArchivedRecord, Outcome as Done};
use bailey_sdk::blocks::Stat;
use bailey_sdk::clock;
use bailey_sdk::pages::{Outcome, Request};
use bailey_sdk::prelude::*;

use super::actions::{self, RECORD};
use super::filter::Filter;

/// The page's path.
pub const PATH: &str = "archive";

/// Takes records out again.
pub const TAKE_OUT: &str = "take-out";

pub fn render(request: &Request) -> Result<Page, Error> {
    let filter = Filter::read(request)?;
    let found = archive::archived(&filter.archive_query(clock::start_of_day)?)?;
    let counts = stats(&archive::counts()?);
    let table = table(found.records)
        .total(found.total)
        .next(found.next.map(|cursor| filter.page_after(PATH, cursor)));
    Ok(Page::new(tr("archive-title"))
        .lead(tr("archive-lead").arg("count", found.total))
        .maybe(counts)
        .block(filter.archive_form())
        .block(table))
}

/// How many records of each table are in the archive, each with the way to them;
/// none if there are none.
pub fn stats(counts: &[(String, u64)]) -> Option<Vec<Stat>> {
    let stats: Vec<Stat> = counts
        .iter()
        .map(|(table, count)| {
            let label = tr("table-label").table("table", table.as_str());
            Stat::new(label, Cell::number(*count)).link(Filter::page_of_table(PATH, table))
        })
        .collect();
    (!stats.is_empty()).then_some(stats)
}

fn table(records: Vec<ArchivedRecord>) -> Table {
    Table::new(tr("archive-title"))
        .column(tr("column-record"))
        .column(tr("column-table"))
        .column(tr("column-archived-at"))
        .column(tr("column-archived-by"))
        .selection(Action::new(TAKE_OUT, tr("take-out")).tone(Tone::Good))
        .rows(records.into_iter().map(|record| {
            let key = actions::key(&record.ref_);
            let back = Action::new(TAKE_OUT, tr("take-out")).with(RECORD, &key);
            Row::new(&key)
                .cell(literal(record.label))
                .cell(Cell::table(record.ref_.table.as_str()))
                .cell(Cell::moment(record.at))
                .cell(record.by)
                .action(back.tone(Tone::Good))
                .link(record.ref_)
        }))
        .empty(tr("archive-empty"))
}

/// Takes these out as one operation, so that one undo puts them back.
pub fn take_out(records: &[RecordRef]) -> Result<Outcome, Error> {
    Ok(taken_out(archive::take_out(records)?))
}

fn taken_out(done: Done) -> Outcome {
    if let Some(taken) = done.taken.first() {
        let table = taken.ref_.table.as_str();
        let said = match (&taken.field, &taken.holder) {
            (Some(field), Some(holder)) => tr("take-out-taken")
                .arg("holder", holder.clone())
                .field("field", table, field.as_str()),
            _ => tr("take-out-taken-unseen"),
        };
        let said = said.arg("record", taken.ref_.clone());
        return Outcome {
            tone: Tone::Caution,
            ..Outcome::neutral(said)
        };
    }
    if done.count == 0 {
        return Outcome::neutral(tr("nothing-left"));
    }
    Outcome::good(tr("taken-out").arg("count", done.count)).undo(done.operation)
}

#[cfg(test)]
mod tests {
    use bailey_sdk::archive::Taken;

    use super::*;

    fn done(count: u32) -> Done {
        Done {
            operation: (count > 0).then_some(9),
            count,
            taken: Vec::new(),
        }
    }

    #[test]
    fn a_row_has_a_cell_for_each_column_and_the_way_back() {
        let record = ArchivedRecord {
            ref_: RecordRef::new("companies", 17),
            label: "Anvils".into(),
            operation: 9,
            at: 0,
            by: Actor::User(1),
        };
        let table = table(vec![record]);
        assert_eq!(table.rows[0].key, "companies/17");
        assert_eq!(table.rows[0].cells.len(), table.columns.len());
        assert_eq!((table.selection.len(), table.rows[0].actions.len()), (1, 1));
    }

    #[test]
    fn what_came_out_can_go_back_by_one_undo() {
        assert_eq!(taken_out(done(3)).undo, Some(9));
        assert_eq!(taken_out(done(0)).tone, Tone::Neutral);
    }

    #[test]
    fn a_value_that_is_in_use_is_told_with_who_has_it() {
        let taken = Taken {
            ref_: RecordRef::new("contacts", 1),
            field: Some("email".into()),
            holder: Some(RecordRef::new("contacts", 2)),
            holder_label: "Anne".into(),
        };
        let outcome = taken_out(Done {
            taken: vec![taken],
            ..done(0)
        });
        assert_eq!((outcome.tone, outcome.undo), (Tone::Caution, None));
    }
}
