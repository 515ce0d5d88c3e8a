//! The front page: what today was like, then each operation, newest first.

use bailey_sdk::journal::{JournalQuery, Operation};
use bailey_sdk::pages::Request;
use bailey_sdk::prelude::*;
use bailey_sdk::{clock, journal};

use super::filter::Filter;
use super::{operation_link, operation_page};
use crate::kinds;

pub fn render(request: &Request) -> Result<Page, Error> {
    let filter = Filter::read(request)?;
    let today = clock::start_of_day(clock::today()?)?;
    let all = journal::query(&count(today, &[]))?.total;
    let deletions = journal::query(&count(today, &["records.delete", "records.purge"]))?.total;
    let found = journal::query(&filter.query(clock::start_of_day)?)?;
    let table = table(found.operations)
        .total(found.total)
        .next(found.next.map(|cursor| filter.page_after(cursor)));
    Ok(Page::new(tr("page-title"))
        .lead(tr("today").arg("count", all).arg("deletions", deletions))
        .block(filter.form())
        .block(table))
}

/// Asks for no more than how many there are since a moment.
fn count(since: Timestamp, kinds: &[&str]) -> JournalQuery {
    JournalQuery {
        by_user: None,
        by_plugin: None,
        kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        table: None,
        record: None,
        address: None,
        since: Some(since),
        until: None,
        limit: 1,
        after: None,
    }
}

fn table(operations: Vec<Operation>) -> Table {
    Table::new(tr("operations"))
        .column(tr("column-when"))
        .column(tr("column-who"))
        .column(tr("column-what"))
        .column(tr("column-table"))
        .number_column(tr("column-count"))
        .column(tr("column-address"))
        .column(tr("fact-undone-by"))
        .rows(operations.into_iter().map(row))
        .empty(tr("operations-empty"))
}

fn row(operation: Operation) -> Row {
    let title = kinds::title(&operation.kind);
    let what = match kinds::tone(&operation.kind) {
        Tone::Neutral => title.into(),
        tone => Cell::badge(title, tone),
    };
    let undone_by = operation.undone_by.map(operation_link);
    Row::new(operation.id)
        .link(operation_page(operation.id))
        .cell(Cell::moment(operation.at))
        .cell(operation.by)
        .cell(what)
        .cell(operation.table.map_or(Cell::Empty, Cell::Table))
        .cell(if operation.changes == 0 {
            Cell::Empty
        } else {
            Cell::number(operation.changes)
        })
        .cell(
            operation
                .address
                .map_or(Cell::Empty, |address| literal(address).into()),
        )
        .cell(undone_by.unwrap_or(Cell::Empty))
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A deletion of two deals.
    pub fn operation() -> Operation {
        Operation {
            id: 41,
            at: 1_000,
            kind: "records.delete".into(),
            by: Actor::User(3),
            address: Some("10.0.0.5".into()),
            request: None,
            table: Some("deals".into()),
            changes: 2,
            undoes: None,
            undone_by: None,
            details: Vec::new(),
        }
    }

    #[test]
    fn a_row_has_a_cell_for_each_column_and_leads_to_its_operation() {
        let table = table(vec![operation()]);
        assert_eq!(table.rows[0].cells.len(), table.columns.len());
        assert_eq!(table.rows[0].link, Some(Target::Page(operation_page(41))));
    }

    #[test]
    fn a_deletion_stands_out() {
        let expected = Cell::badge(tr("kind-records-delete"), Tone::Caution);
        assert_eq!(row(operation()).cells[2], expected);
    }

    #[test]
    fn a_sign_in_has_no_records_to_count() {
        let sign_in = Operation {
            kind: "session.signed-in".into(),
            table: None,
            changes: 0,
            ..operation()
        };
        assert_eq!(row(sign_in).cells[3..5], [Cell::Empty, Cell::Empty]);
    }
}
