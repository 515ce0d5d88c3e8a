//! The smallest thing that is shown.

use bailey_plugins::page::{Badge, Cell, Link, Tone};
use maud::{Markup, html};

use super::{Place, target};
use crate::pages::show;

/// The class that gives a tone its colour.
pub(crate) fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral => "neutral",
        Tone::Good => "good",
        Tone::Caution => "caution",
        Tone::Danger => "danger",
    }
}

/// One cell.
pub(super) fn draw(place: &Place<'_>, cell: &Cell) -> Markup {
    let viewer = place.viewer;
    let reader = &viewer.reader;
    match cell {
        Cell::Empty => html! {},
        Cell::Text { text } => html! { (text) },
        Cell::Value { value } => show::value(viewer, None, value),
        Cell::Number { number } => html! { (reader.integer(*number)) },
        Cell::Moment { at } => show::moment(reader, *at),
        Cell::Relative { at } => show::relative(reader, *at),
        Cell::Bytes { bytes } => html! { (reader.bytes(*bytes)) },
        Cell::Record { record } => show::record(viewer, record),
        Cell::User { user } => html! { (viewer.user_name(*user)) },
        Cell::Actor { actor } => show::actor(viewer, actor),
        Cell::Table { table } => html! { (viewer.table_label(table)) },
        Cell::Field { table, field } => html! { (viewer.field_label(table, field)) },
        Cell::Link(Link { label, target }) => target::link(place, target, label),
        Cell::Badge(Badge { label, tone: of }) => html! { span.badge.(tone(*of)) { (label) } },
    }
}

/// Several cells in one line.
pub(super) fn row(place: &Place<'_>, cells: &[Cell]) -> Markup {
    html! {
        @for (index, cell) in cells.iter().enumerate() {
            @if index > 0 {
                // Links side by side would read as one.
                @if is_link(cell) && is_link(&cells[index - 1]) { span.quiet aria-hidden="true" { " · " } }
                @else { " " }
            }
            (draw(place, cell))
        }
    }
}

/// Whether there is nothing in the cell to be shown.
pub(super) fn is_empty(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text { text } => text.is_empty(),
        Cell::Value { value } => value.is_none(),
        _ => false,
    }
}

/// Whether the cell leads somewhere by itself.
pub(super) fn is_link(cell: &Cell) -> bool {
    matches!(cell, Cell::Record { .. } | Cell::Link(_))
}
