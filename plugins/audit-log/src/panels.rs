//! On a record's page, for admins: who opened it lately, where the account keeps
//! that. A question to the journal, and one alone: the page waits for it.

use bailey_sdk::blocks::{Block, Fact, TimelineEntry};
use bailey_sdk::journal::{self, JournalPage, JournalQuery};
use bailey_sdk::panels::Request;
use bailey_sdk::prelude::*;
use bailey_sdk::types::JournalFilter;

use crate::AuditLog;
use crate::kinds::{self, VIEWS_OF_RECORDS};
use crate::pages::view_page;

/// How many are shown.
const SHOWN: u32 = 5;

impl Panels for AuditLog {
    fn draw(request: Request) -> Result<Vec<Block>, Error> {
        let filter = JournalFilter {
            kinds: vec![kinds::VIEWED.to_owned()],
            record: Some(request.record.clone()),
            ..JournalFilter::all()
        };
        let found = journal::query(&JournalQuery {
            filter,
            limit: SHOWN,
            after: None,
        })?;
        Ok(seen_by(&request.record, found))
    }
}

/// Who, the latest first; nothing where nobody did or nobody keeps it.
fn seen_by(record: &RecordRef, found: JournalPage) -> Vec<Block> {
    if found.operations.is_empty() {
        return Vec::new();
    }
    let page = view_page(VIEWS_OF_RECORDS)
        .with("table", &record.table)
        .with("record", record.id);
    let all = Cell::link(tr("seen-by-all").arg("count", found.total), page);
    let more = (found.total > u64::from(SHOWN)).then(|| vec![Fact::new(tr("more"), all)]);
    let line = |operation: journal::Operation| {
        TimelineEntry::new(operation.at, tr("seen-by-opened")).by(operation.by)
    };
    let lines: Vec<TimelineEntry> = found.operations.into_iter().map(line).collect();
    let more = more.map(Block::from);
    [Block::from(lines)].into_iter().chain(more).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::front::tests::operation;

    fn found(count: u64) -> JournalPage {
        JournalPage {
            operations: (0..count.min(u64::from(SHOWN)))
                .map(|_| operation())
                .collect(),
            total: count,
            more: false,
            next: None,
        }
    }

    #[test]
    fn a_record_that_nobody_opened_has_no_panel() {
        assert!(seen_by(&RecordRef::new("deals", 7), found(0)).is_empty());
    }

    #[test]
    fn beyond_a_few_the_way_leads_to_all() {
        let record = RecordRef::new("deals", 7);
        assert_eq!(seen_by(&record, found(2)).len(), 1);
        assert_eq!(seen_by(&record, found(9)).len(), 2);
    }
}
