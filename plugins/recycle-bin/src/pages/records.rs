//! The list of deleted records, one by one: who, when, how long they are kept.

use bailey_sdk::bin::DeletedRecord;
use bailey_sdk::pages::Request;
use bailey_sdk::prelude::*;
use bailey_sdk::{bin, clock};

use super::days_left::days_left;
use super::deletion::{acts, how, row};
use super::filter::Filter;

/// The page's path.
pub const PATH: &str = "records";

pub fn render(request: &Request) -> Result<Page, Error> {
    let filter = Filter::read(request)?;
    let found = bin::deleted(&filter.query(clock::start_of_day)?)?;
    let table = table(found.records, clock::now()?, bin::may_purge()?)
        .total(found.total)
        .next(found.next.map(|cursor| filter.page_after(PATH, cursor)));
    Ok(Page::new(tr("deleted-records"))
        .lead(tr("records-lead").arg("count", found.total))
        .block(filter.form())
        .block(table))
}

fn table(records: Vec<DeletedRecord>, now: Timestamp, may_purge: bool) -> Table {
    let table = Table::new(tr("deleted-records"))
        .column(tr("column-record"))
        .column(tr("column-table"))
        .column(tr("column-when"))
        .column(tr("column-who"))
        .column(tr("column-how"))
        .column(tr("column-left"));
    acts(table, may_purge)
        .rows(records.into_iter().map(|record| {
            let cells = [
                literal(record.label.as_str()).into(),
                Cell::table(record.ref_.table.as_str()),
                Cell::moment(record.at),
                record.by.clone().into(),
                how(&record).into(),
                days_left(record.keep_until, now),
            ];
            cells.into_iter().fold(row(record, may_purge), Row::cell)
        }))
        .empty(tr("deletions-empty"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_a_cell_for_each_column_and_is_known_by_table_and_number() {
        let record = DeletedRecord {
            ref_: RecordRef::new("deals", 17),
            label: "Anvils".into(),
            operation: 9,
            at: 0,
            by: Actor::User(1),
            along: false,
            keep_until: None,
        };
        let table = table(vec![record], 0, false);
        assert_eq!(table.rows[0].key, "deals/17");
        assert_eq!(table.rows[0].cells.len(), table.columns.len());
        assert_eq!((table.selection.len(), table.rows[0].actions.len()), (1, 1));
    }
}
