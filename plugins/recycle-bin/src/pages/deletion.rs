//! The page of one deletion: each record it took, and the way back for all of
//! them or some.

use bailey_sdk::bin::{self, BinQuery, DeletedPage, DeletedRecord, Deletion};
use bailey_sdk::blocks::Fact;
use bailey_sdk::clock;
use bailey_sdk::pages::Request;
use bailey_sdk::prelude::*;
use bailey_sdk::text::Message;

use super::days_left::days_left;
use super::{OPERATION, actions, deletion_page, lately};
use crate::backup_first;

/// Records on a page.
const PAGE: u32 = 100;
/// The parameter with a place in the list.
const AFTER: &str = "after";

pub fn render(request: &Request) -> Result<Page, Error> {
    let operation = request
        .id(OPERATION)?
        .ok_or_else(|| Error::NotFound(OPERATION.into()))?;
    let query = BinQuery {
        deletion: Some(operation),
        ..BinQuery::all(PAGE)
    };
    let found = bin::deletions(&query)?.deletions.pop();
    let Some(found) = found else {
        return Ok(gone());
    };
    let records = bin::deleted(&BinQuery {
        after: request.text(AFTER),
        ..query
    })?;
    let may_purge = bin::may_purge()?;
    Ok(page(found, records, clock::now()?, may_purge)
        .maybe(backup_first::offer(&request.viewer, may_purge)?))
}

fn gone() -> Page {
    Page::new(tr("deletion-title")).lead(tr("deletion-gone"))
}

fn page(deletion: Deletion, records: DeletedPage, now: Timestamp, may_purge: bool) -> Page {
    let operation = deletion.operation;
    let restore = tr("restore-all").arg("count", lately::records(&deletion));
    let restore = Action::new(actions::RESTORE, restore)
        .with(OPERATION, operation)
        .tone(Tone::Good);
    let lead = tr("deletion-lead")
        .arg("count", deletion.count)
        .arg("along", deletion.along);
    let facts = vec![
        Fact::new(tr("column-when"), Cell::moment(deletion.at)),
        Fact::new(tr("column-who"), deletion.by),
        Fact::new(tr("column-left"), days_left(deletion.keep_until, now)),
    ];
    let next = records.next;
    let next = next.map(|cursor| deletion_page(operation).with(AFTER, cursor));
    let table = table(records.records, may_purge)
        .total(records.total)
        .next(next);
    Page::new(tr("deletion-title"))
        .lead(lead)
        .block(vec![restore])
        .block(facts)
        .block(table)
}

fn table(records: Vec<DeletedRecord>, may_purge: bool) -> Table {
    let table = Table::new(tr("deleted-records"))
        .column(tr("column-record"))
        .column(tr("column-table"))
        .column(tr("column-how"));
    acts(table, may_purge)
        .rows(records.into_iter().map(|record| {
            let (label, table) = (literal(record.label.as_str()), record.ref_.table.clone());
            let how = how(&record);
            row(record, may_purge)
                .cell(label)
                .cell(Cell::table(table))
                .cell(how)
        }))
        .empty(tr("deletion-gone"))
}

/// What can be done to selected records.
pub fn acts(table: Table, may_purge: bool) -> Table {
    table
        .selection(Action::new(actions::RESTORE_RECORDS, tr("restore")).tone(Tone::Good))
        .selections(may_purge.then(|| actions::purge_selected(actions::PURGE_RECORDS)))
}

/// How a record got into the bin.
pub fn how(record: &DeletedRecord) -> Message {
    if record.along {
        tr("went-along")
    } else {
        tr("was-chosen")
    }
}

/// A row of one record, without cells: what can be done to it, and where it leads.
pub fn row(record: DeletedRecord, may_purge: bool) -> Row {
    let key = actions::key(&record.ref_);
    let purge = may_purge.then(|| {
        let question = Confirmation::new(tr("purge-question").arg("count", 1_u32))
            .fact(literal(record.label.as_str()))
            .fact(tr("purge-fact-final"))
            .typed(1);
        Action::new(actions::PURGE_RECORDS, tr("purge"))
            .with(actions::RECORD, &key)
            .tone(Tone::Danger)
            .confirm(question)
    });
    let restore = Action::new(actions::RESTORE_RECORDS, tr("restore")).with(actions::RECORD, &key);
    let row = Row::new(&key)
        .action(restore.tone(Tone::Good))
        .link(record.ref_);
    purge.into_iter().fold(row, Row::action)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(table: &str, id: RecordId, along: bool) -> DeletedRecord {
        DeletedRecord {
            ref_: RecordRef::new(table, id),
            label: format!("{table} {id}"),
            operation: 9,
            at: 0,
            by: Actor::User(1),
            along,
            keep_until: None,
        }
    }

    #[test]
    fn the_first_line_counts_what_was_chosen_and_what_went_along() {
        let deletion = Deletion {
            along: 3,
            ..lately::tests::deletion(9, 0, 1, 2_000)
        };
        let records = DeletedPage {
            records: vec![record("deals", 1, false), record("notes", 5, true)],
            total: 2_003,
            next: Some("c2".into()),
        };
        let page = page(deletion, records, 0, false);
        let lead = tr("deletion-lead")
            .arg("count", 2_000_u32)
            .arg("along", 3_u32);
        assert_eq!(page.lead, Some(lead.into()));
        let Some(Block::Table(table)) = page.blocks.last() else {
            panic!("no table")
        };
        assert_eq!(table.total, Some(2_003));
        assert_eq!(table.next, Some(deletion_page(9).with("after", "c2")));
    }

    #[test]
    fn a_deletion_that_came_back_says_so() {
        assert_eq!(gone().lead, Some(tr("deletion-gone").into()));
    }

    #[test]
    fn a_row_is_known_by_table_and_number() {
        let table = table(vec![record("deals", 17, false)], true);
        assert_eq!(table.rows[0].key, "deals/17");
        assert_eq!(table.rows[0].cells.len(), table.columns.len());
        assert_eq!(table.rows[0].actions.len(), 2);
    }
}
