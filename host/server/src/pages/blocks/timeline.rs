//! What happened when.

use bailey_plugins::page::TimelineEntry;
use maud::{Markup, html};

use super::{Place, action, cell, diff, target};
use crate::pages::show;

/// Entries in the plugin's order.
pub(super) fn draw(place: &Place<'_>, entries: &[TimelineEntry]) -> Markup {
    let viewer = place.viewer;
    html! {
        ol.timeline {
            @for entry in entries {
                li {
                    span { (target::around(place, entry.link.as_ref(), &html! { (entry.title) })) }
                    @if !entry.cells.is_empty() { span { (cell::row(place, &entry.cells)) } }
                    span.meta {
                        (show::moment(&viewer.reader, entry.at))
                        @if let Some(by) = &entry.by { span { (show::actor(viewer, by)) } }
                    }
                    (diff::table(place, &entry.differences))
                    @if !entry.actions.is_empty() { (action::row(place, &entry.actions)) }
                }
            }
        }
    }
}
