//! The page of one record's history: what became of it, each time by whom, and
//! its fields before and after.

use bailey_sdk::blocks::TimelineEntry;
use bailey_sdk::journal::{self, Change, FieldChange, JournalQuery, Operation};
use bailey_sdk::pages::Request;
use bailey_sdk::prelude::*;

use super::{AFTER, operation_page, record_page};
use crate::kinds;

/// Operations on a page.
const PAGE: u32 = 25;
/// Acts on more records than this show no fields here but on their own page.
const FEW: u32 = 20;
/// Fields of one entry; the others are on the operation's page.
const FIELDS: usize = 6;

pub fn render(request: &Request) -> Result<Page, Error> {
    let table = request
        .parameter("table")
        .ok_or_else(|| Error::NotFound("table".into()))?;
    let id = request
        .id("id")?
        .ok_or_else(|| Error::NotFound("id".into()))?;
    let record = RecordRef::new(table, id);
    let found = journal::query(&query(&record, request.parameter(AFTER)))?;
    let mut entries = Vec::new();
    for operation in found.operations {
        let change = change_of(&record, &operation)?;
        entries.push(entry(operation, change));
    }
    let next = found
        .next
        .map(|cursor| record_page(&record).with(AFTER, cursor));
    Ok(page(record, found.total, entries, next))
}

fn query(record: &RecordRef, after: Option<&str>) -> JournalQuery {
    JournalQuery {
        by_user: None,
        by_plugin: None,
        kinds: Vec::new(),
        table: None,
        record: Some(record.clone()),
        address: None,
        since: None,
        until: None,
        limit: PAGE,
        after: after.map(ToOwned::to_owned),
    }
}

/// What the operation did to this record, where that is quickly found.
fn change_of(record: &RecordRef, operation: &Operation) -> Result<Option<Change>, Error> {
    if operation.changes > FEW {
        return Ok(None);
    }
    let changes = journal::changes(operation.id, FEW, None)?.changes;
    Ok(changes.into_iter().find(|change| change.record == *record))
}

fn page(
    record: RecordRef,
    total: u64,
    entries: Vec<TimelineEntry>,
    next: Option<PageLink>,
) -> Page {
    let page = Page::new(tr("record-title").arg("record", record.clone()));
    if entries.is_empty() {
        return page.lead(tr("history-empty"));
    }
    let more = next.map(|page| {
        let link = Cell::link(tr("older"), page);
        vec![bailey_sdk::blocks::Fact::new(tr("more"), link)]
    });
    page.lead(tr("history-lead").arg("count", total))
        .block(entries)
        .maybe(more)
}

fn entry(operation: Operation, change: Option<Change>) -> TimelineEntry {
    let entry = TimelineEntry::new(operation.at, kinds::title(&operation.kind))
        .by(operation.by)
        .link(operation_page(operation.id));
    let Some(Change { record, fields, .. }) = change else {
        return entry;
    };
    let fields = fields.into_iter().take(FIELDS);
    fields.fold(entry, |entry, field| {
        with_field(entry, &record.table, field)
    })
}

fn with_field(entry: TimelineEntry, table: &str, change: FieldChange) -> TimelineEntry {
    let entry = entry.cell(Cell::field(table, change.field));
    if change.withheld {
        return entry.cell(tr("withheld"));
    }
    entry
        .cell(change.before)
        .cell(literal("→"))
        .cell(change.after)
}

#[cfg(test)]
mod tests {
    use super::super::changes::tests::change;
    use super::super::front::tests::operation;
    use super::*;

    #[test]
    fn an_entry_shows_a_field_before_and_after() {
        let entry = entry(operation(), Some(change(7)));
        assert_eq!(entry.cells.len(), 4);
        assert_eq!(entry.cells[0], Cell::field("deals", "stage"));
        assert_eq!(entry.link, Some(Target::Page(operation_page(41))));
    }

    #[test]
    fn withheld_values_are_not_shown() {
        let mut change = change(7);
        change.fields[0].withheld = true;
        let entry = entry(operation(), Some(change));
        assert_eq!(entry.cells[1], tr("withheld").into());
        assert_eq!(entry.cells.len(), 2);
    }

    #[test]
    fn a_record_without_history_says_so() {
        let page = page(RecordRef::new("deals", 7), 0, Vec::new(), None);
        assert_eq!(page.lead, Some(tr("history-empty").into()));
    }

    #[test]
    fn a_long_history_goes_on() {
        let record = RecordRef::new("deals", 7);
        let next = record_page(&record).with("after", "c2");
        let page = page(record, 60, vec![entry(operation(), None)], Some(next));
        assert_eq!(page.blocks.len(), 2);
    }
}
