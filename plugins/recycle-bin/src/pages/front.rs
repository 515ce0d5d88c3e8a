//! The front page: what was deleted lately and the way back, then how much
//! there is, then each deletion.

use bailey_sdk::bin::{BinQuery, Deletion, Hold, HoldReason};
use bailey_sdk::blocks::Stat;
use bailey_sdk::pages::Request;
use bailey_sdk::prelude::*;
use bailey_sdk::{archive as put_away, bin, clock};

use super::days_left::days_left;
use super::filter::Filter;
use super::lately::{self, lately};
use super::{OPERATION, actions, archive, deletion_page, records, schema};
use crate::backup_first;

/// Deletions that the first line looks at; who deletes more often in two days
/// is not a person.
const LATELY: u32 = 200;

pub fn render(request: &Request) -> Result<Page, Error> {
    let filter = Filter::read(request)?;
    let now = clock::now()?;
    let today = clock::today()?;
    let recent = bin::deletions(&recent(clock::start_of_day(today.previous())?))?;
    let lately = lately(&recent.deletions, clock::start_of_day(today)?);
    let counts = bin::counts()?;
    let found = bin::deletions(&filter.query(clock::start_of_day)?)?;

    let lead = match &lately {
        Some(lately) => lately.sentence(),
        None if counts.iter().all(|(_, count)| *count == 0) => tr("bin-empty"),
        None => tr("nothing-lately"),
    };
    let may_purge = bin::may_purge()?;
    let table = table(found.deletions, now, may_purge)
        .total(found.total)
        .next(found.next.map(|cursor| filter.page_after("", cursor)));
    let page = Page::new(tr("page-title"))
        .lead(lead)
        .maybe(
            lately
                .and_then(|lately| lately.restore_all())
                .map(|action| vec![action]),
        )
        .maybe(bin::held()?.map(held))
        .maybe(stats(&counts))
        .maybe(backup_first::offer(&request.viewer, may_purge)?)
        .block(filter.form())
        .block(table)
        .blocks(schema::blocks(request, now)?);
    Ok(match archive::stats(&put_away::counts()?) {
        Some(stats) => page
            .heading(tr("archive-title"))
            .text(tr("archive-about"))
            .block(stats),
        None => page,
    })
}

/// Says that nothing is purged for now, why, and from when it goes on.
fn held(hold: Hold) -> Notice {
    let why = match hold.reason {
        HoldReason::ClockJumped => tr("held-clock"),
        HoldReason::StoppedLong => tr("held-stopped"),
    };
    Notice::new(Tone::Caution, tr("held").moment("until", hold.until)).body(why)
}

fn recent(since: Timestamp) -> BinQuery {
    BinQuery {
        since: Some(since),
        ..BinQuery::all(LATELY)
    }
}

/// How many records of each table are in the bin; none if there are none.
fn stats(counts: &[(String, u64)]) -> Option<Vec<Stat>> {
    let stats: Vec<Stat> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(table, count)| {
            let label = tr("table-label").table("table", table.as_str());
            Stat::new(label, Cell::number(*count)).link(Filter::page_of_table(records::PATH, table))
        })
        .collect();
    (!stats.is_empty()).then_some(stats)
}

fn table(deletions: Vec<Deletion>, now: Timestamp, may_purge: bool) -> Table {
    Table::new(tr("deletions"))
        .column(tr("column-when"))
        .column(tr("column-who"))
        .column(tr("column-table"))
        .column(tr("column-what"))
        .number_column(tr("column-count"))
        .number_column(tr("column-along"))
        .column(tr("column-left"))
        .selection(Action::new(actions::RESTORE, tr("restore")).tone(Tone::Good))
        .selections(may_purge.then(|| actions::purge_selected(actions::PURGE)))
        .rows(
            deletions
                .into_iter()
                .map(|deletion| row(deletion, now, may_purge)),
        )
        .empty(tr("deletions-empty"))
}

fn row(deletion: Deletion, now: Timestamp, may_purge: bool) -> Row {
    let restore = Action::new(actions::RESTORE, tr("restore")).with(OPERATION, deletion.operation);
    let purge = may_purge.then(|| purge(&deletion));
    let row = Row::new(deletion.operation)
        .link(deletion_page(deletion.operation))
        .action(restore.tone(Tone::Good))
        .cell(Cell::moment(deletion.at))
        .cell(deletion.by)
        .cell(Cell::table(deletion.table))
        .cell(literal(deletion.labels.join(", ")))
        .cell(Cell::number(deletion.count))
        .cell(Cell::number(deletion.along))
        .cell(days_left(deletion.keep_until, now));
    purge.into_iter().fold(row, Row::action)
}

fn purge(deletion: &Deletion) -> Action {
    let count = lately::records(deletion);
    let question = Confirmation::new(tr("purge-question").arg("count", count))
        .fact(
            tr("purge-fact-what")
                .table("table", deletion.table.as_str())
                .arg("count", deletion.count),
        )
        .fact(tr("purge-fact-along").arg("along", deletion.along))
        .fact(tr("purge-fact-final"))
        .typed(count);
    Action::new(actions::PURGE, tr("purge"))
        .with(OPERATION, deletion.operation)
        .tone(Tone::Danger)
        .confirm(question)
}

#[cfg(test)]
mod tests {
    use super::super::lately::tests::deletion;
    use super::*;

    #[test]
    fn a_member_is_not_offered_to_purge() {
        let table = table(vec![deletion(9, 0, 1, 4)], 0, false);
        let names: Vec<&str> = table.rows[0]
            .actions
            .iter()
            .map(|it| it.name.as_str())
            .collect();
        assert_eq!(names, [actions::RESTORE]);
    }

    #[test]
    fn purging_asks_for_the_number_of_all_that_goes() {
        let mut one = deletion(9, 0, 1, 4);
        one.along = 3;
        let confirm = purge(&one).confirm.unwrap();
        assert_eq!(confirm.typed.as_deref(), Some("7"));
    }

    #[test]
    fn a_row_has_a_cell_for_each_column() {
        let table = table(vec![deletion(9, 0, 1, 4)], 0, true);
        assert_eq!(table.rows[0].cells.len(), table.columns.len());
        assert_eq!(table.rows[0].key, "9");
    }

    #[test]
    fn tables_without_deleted_records_are_not_counted() {
        let stats = stats(&[("deals".into(), 3), ("tasks".into(), 0)]).unwrap();
        assert_eq!(stats.len(), 1);
        assert_eq!(super::stats(&[("tasks".into(), 0)]), None);
    }
}
