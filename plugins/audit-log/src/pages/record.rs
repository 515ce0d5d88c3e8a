//! The page of one record's history: what became of it, each time by whom, and
//! its fields before and after.

use bailey_sdk::blocks::TimelineEntry;
use bailey_sdk::journal::{self, HistoryEntry, HistoryPage};
use bailey_sdk::pages::{Request, Viewer};
use bailey_sdk::prelude::*;

use super::{AFTER, changes, operation_page, record_page, revert};
use crate::kinds;

/// Entries on a page.
const PAGE: u32 = 25;

pub fn render(request: &Request) -> Result<Page, Error> {
    let table = request
        .parameter("table")
        .ok_or_else(|| Error::NotFound("table".into()))?;
    let id = request
        .id("id")?
        .ok_or_else(|| Error::NotFound("id".into()))?;
    let record = RecordRef::new(table, id);
    let found = journal::history(&record, PAGE, request.parameter(AFTER))?;
    Ok(page(record, found, &request.viewer))
}

fn page(record: RecordRef, found: HistoryPage, viewer: &Viewer) -> Page {
    let page = Page::new(tr("record-title").arg("record", record.clone()));
    if found.entries.is_empty() {
        return page.lead(tr("history-empty"));
    }
    let more = found.next.map(|cursor| {
        let link = Cell::link(tr("older"), record_page(&record).with(AFTER, cursor));
        vec![bailey_sdk::blocks::Fact::new(tr("more"), link)]
    });
    let entries: Vec<TimelineEntry> = found
        .entries
        .into_iter()
        .map(|entry| line(entry, viewer))
        .collect();
    page.lead(tr("history-lead").arg("count", found.total))
        .block(entries)
        .maybe(more)
}

fn line(entry: HistoryEntry, viewer: &Viewer) -> TimelineEntry {
    let HistoryEntry { operation, change } = entry;
    let revert = revert::offered(&operation, viewer) && revert::could_be(change.kind);
    let revert = revert.then_some(operation.id);
    let line = TimelineEntry::new(operation.at, kinds::title(&operation.kind))
        .by(operation.by)
        .link(operation_page(operation.id))
        .cell(changes::became(change.kind));
    let line = changes::differences(&change, revert)
        .into_iter()
        .fold(line, TimelineEntry::difference);
    match revert {
        Some(operation) => line.action(revert::record(operation, &change)),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::super::changes::tests::change;
    use super::super::front::tests::operation;
    use super::*;
    use bailey_sdk::types::Credential;

    fn admin() -> Viewer {
        Viewer {
            user: 1,
            admin: true,
            language: "en".into(),
            address: None,
            credential: Credential::Session,
        }
    }

    fn entry() -> HistoryEntry {
        HistoryEntry {
            operation: operation(),
            change: change(7),
        }
    }

    fn found(entries: Vec<HistoryEntry>, next: Option<&str>) -> HistoryPage {
        HistoryPage {
            total: entries.len() as u64,
            entries,
            next: next.map(ToOwned::to_owned),
        }
    }

    #[test]
    fn an_entry_shows_a_field_before_and_after_and_the_way_back() {
        let line = line(entry(), &admin());
        assert_eq!(line.differences[0].label, Cell::field("deals", "stage"));
        assert_eq!(line.link, Some(Target::Page(operation_page(41))));
        assert_eq!(line.actions.len(), 1);
    }

    #[test]
    fn who_may_not_is_offered_no_way_back() {
        let member = Viewer {
            admin: false,
            ..admin()
        };
        assert!(line(entry(), &member).actions.is_empty());
    }

    #[test]
    fn withheld_values_are_said_to_be() {
        let mut withheld = entry();
        withheld.change.fields[0].withheld = true;
        assert!(line(withheld, &admin()).differences[0].withheld);
    }

    #[test]
    fn a_record_without_history_says_so() {
        let page = page(
            RecordRef::new("deals", 7),
            found(Vec::new(), None),
            &admin(),
        );
        assert_eq!(page.lead, Some(tr("history-empty").into()));
    }

    #[test]
    fn a_long_history_goes_on() {
        let record = RecordRef::new("deals", 7);
        let page = page(record, found(vec![entry()], Some("c2")), &admin());
        assert_eq!(page.blocks.len(), 2);
    }
}
