//! The page of one deletion: each record it took, and the way back for all of
//! them or some.

use bailey_sdk::bin::{self, DeletedRecord};
use bailey_sdk::blocks::Fact;
use bailey_sdk::clock;
use bailey_sdk::pages::Request;
use bailey_sdk::prelude::*;
use bailey_sdk::text::Message;

use super::days_left::days_left;
use super::{OPERATION, actions};

pub fn render(request: &Request) -> Result<Page, Error> {
    let operation = request
        .id(OPERATION)?
        .ok_or_else(|| Error::NotFound(OPERATION.into()))?;
    let records = bin::contents(operation)?;
    Ok(page(operation, records, clock::now()?, bin::may_purge()?))
}

fn page(
    operation: OperationId,
    records: Vec<DeletedRecord>,
    now: Timestamp,
    may_purge: bool,
) -> Page {
    let page = Page::new(tr("deletion-title"));
    let Some(first) = records.first() else {
        return page.lead(tr("deletion-gone"));
    };
    let count = records.len();
    let along = records.iter().filter(|record| record.along).count();
    let facts = vec![
        Fact::new(tr("column-when"), Cell::moment(first.at)),
        Fact::new(tr("column-who"), first.by.clone()),
        Fact::new(tr("column-left"), days_left(first.keep_until, now)),
    ];
    let restore = Action::new(actions::RESTORE, tr("restore-all").arg("count", count))
        .with(OPERATION, operation)
        .tone(Tone::Good);
    page.lead(
        tr("deletion-lead")
            .arg("count", count - along)
            .arg("along", along),
    )
    .block(vec![restore])
    .block(facts)
    .block(table(records, may_purge))
}

fn table(records: Vec<DeletedRecord>, may_purge: bool) -> Table {
    let total = records.len() as u64;
    let table = Table::new(tr("deleted-records"))
        .column(tr("column-record"))
        .column(tr("column-table"))
        .column(tr("column-how"));
    acts(table, may_purge)
        .total(total)
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
        let records = vec![record("deals", 1, false), record("notes", 5, true)];
        let lead = tr("deletion-lead")
            .arg("count", 1_usize)
            .arg("along", 1_usize);
        assert_eq!(page(9, records, 0, false).lead, Some(lead.into()));
    }

    #[test]
    fn a_deletion_that_came_back_says_so() {
        let page = page(9, Vec::new(), 0, true);
        assert_eq!(page.lead, Some(tr("deletion-gone").into()));
        assert!(page.blocks.is_empty());
    }

    #[test]
    fn a_row_is_known_by_table_and_number() {
        let table = table(vec![record("deals", 17, false)], true);
        assert_eq!(table.rows[0].key, "deals/17");
        assert_eq!(table.rows[0].cells.len(), table.columns.len());
        assert_eq!(table.rows[0].actions.len(), 2);
    }
}
