//! What the reader opened last.

use bailey_crm::views;
use maud::{Markup, html};

use super::SHOWN;
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::viewer::Viewer;

/// The records, the latest first; nothing for who has opened none yet.
pub(super) fn draw(viewer: &Viewer) -> Result<Markup> {
    let reader = &viewer.reader;
    let shown = usize::try_from(SHOWN).unwrap_or(usize::MAX);
    let recent = views::recent(&viewer.account, &viewer.context, shown)?;
    Ok(html! {
        @if !recent.is_empty() {
            section {
                h2 { (reader.text("home-recent")) }
                ul.plain.lines {
                    @for (record, label) in &recent {
                        li {
                            span.main { a href=(Address::of(record)) { (label.text) } }
                            span.quiet { (viewer.one_of(&record.table)) }
                        }
                    }
                }
            }
        }
    })
}
