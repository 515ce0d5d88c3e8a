//! Something that the reader should know.

use bailey_plugins::page::Notice;
use maud::{Markup, html};

use super::{Place, action, cell};

/// A notice with what can be done about it.
pub(super) fn draw(place: &Place<'_>, notice: &Notice) -> Markup {
    html! {
        div.notice.(cell::tone(notice.tone)) role="note" {
            div {
                strong { (notice.title) }
                @if let Some(body) = &notice.body { p { (body) } }
            }
            @if !notice.actions.is_empty() {
                div.does {
                    @for action in &notice.actions { (action::button(place, action, false)) }
                }
            }
        }
    }
}
