//! That records were brought back from a backup: everybody who works in the account
//! is told for a day, since what they see may be another than they left.

use bailey_crm::Context;
use bailey_crm::journal::{self, JournalFilter, JournalQuery, Operation};
use maud::{Markup, html};

use crate::error::Result;
use crate::pages::show;
use crate::pages::viewer::Viewer;
use crate::texts::args;

/// For how long it is told, in milliseconds.
const TOLD_MS: i64 = 24 * 60 * 60 * 1000;
/// How many restores are told of.
const SHOWN: u32 = 3;

/// A line for each restore of the last day.
pub(super) fn draw(viewer: &Viewer) -> Result<Markup> {
    let query = JournalQuery {
        filter: JournalFilter {
            kinds: vec!["records.restore-backup".to_owned()],
            since: Some(viewer.reader.now.plus_millis(-TOLD_MS)),
            ..JournalFilter::default()
        },
        limit: SHOWN,
        after: None,
    };
    // That it happened concerns everybody; which records it were is not told.
    let context = Context {
        at: viewer.context.at,
        ..Context::operator()
    };
    let found = journal::query(&viewer.account, &context, &query)?;
    let standing = found
        .operations
        .iter()
        .filter(|one| one.undone_by.is_none());
    Ok(html! { @for operation in standing { (line(viewer, operation)) } })
}

fn line(viewer: &Viewer, operation: &Operation) -> Markup {
    let reader = &viewer.reader;
    let told = args![
        "who" => show::actor_text(viewer, &operation.by),
        "count" => u64::from(operation.changes),
    ];
    html! {
        div.notice.caution role="note" {
            div {
                strong { (reader.text_with("home-restored", &told)) }
                p { (reader.text("home-restored-about")) " · " (show::relative(reader, operation.at)) }
            }
        }
    }
}
