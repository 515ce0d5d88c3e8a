//! What the reader changed last.

use std::collections::BTreeSet;

use bailey_crm::journal::{self, JournalFilter, JournalQuery, Operation, RecordedChange};
use maud::{Markup, html};

use super::SHOWN;
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::viewer::Viewer;
use crate::pages::{counted, kinds, show};

/// How many acts are looked through for so many different records.
const LOOKED_THROUGH: u32 = 30;

/// One act, and the record if it was one alone.
type Act = (Operation, Option<RecordedChange>);

/// The records, each once, and acts on many at once.
pub(super) fn draw(viewer: &Viewer) -> Result<Markup> {
    let reader = &viewer.reader;
    let acts = acts(viewer)?;
    let alone = acts.iter().filter_map(|(_, change)| change.as_ref());
    viewer.learn(alone.map(|change| change.record.clone()));
    Ok(html! {
        section {
            h2 { (reader.text("home-mine")) }
            @if acts.is_empty() { p.empty { (reader.text("home-mine-empty")) } }
            ul.plain.lines {
                @for (operation, change) in &acts { (line(viewer, operation, change.as_ref())) }
            }
        }
    })
}

fn acts(viewer: &Viewer) -> Result<Vec<Act>> {
    let (account, context) = (&viewer.account, &viewer.context);
    let query = JournalQuery {
        filter: JournalFilter {
            by_user: Some(viewer.user.id),
            kinds: vec!["records.".to_owned()],
            ..JournalFilter::default()
        },
        limit: LOOKED_THROUGH,
        after: None,
    };
    let page = journal::query(account, context, &query)?;
    let mut seen = BTreeSet::new();
    let mut acts = Vec::new();
    for operation in page.operations {
        if acts.len() == SHOWN as usize {
            break;
        }
        if operation.changes != 1 {
            acts.push((operation, None));
            continue;
        }
        let changes = journal::changes(account, context, operation.id, 1, None)?.changes;
        let Some(change) = changes.into_iter().next() else {
            continue;
        };
        if seen.insert(change.record.clone()) {
            acts.push((operation, Some(change)));
        }
    }
    Ok(acts)
}

fn line(viewer: &Viewer, operation: &Operation, change: Option<&RecordedChange>) -> Markup {
    let reader = &viewer.reader;
    html! {
        li {
            span.main {
                @match (change, &operation.table) {
                    (Some(change), _) => {
                        (show::record(viewer, &change.record))
                        " " span.small.quiet { (viewer.one_of(&change.record.table)) }
                    },
                    (None, Some(table)) => a href=(Address::of_table(table)) {
                        (counted::records_of(viewer, table, u64::from(operation.changes)))
                    },
                    (None, None) => {},
                }
            }
            span.quiet {
                @if operation.undone_by.is_some() {
                    span.badge { (reader.text("operation-undone")) } " "
                }
                (kinds::operation(reader, &operation.kind)) " · "
                (show::relative(reader, operation.at))
            }
        }
    }
}
