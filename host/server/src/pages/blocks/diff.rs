//! Before and after, field by field.

use bailey_crm::Value;
use bailey_plugins::page::{Cell, Diff, Difference};
use maud::{Markup, html};

use super::{Place, action, cell};
use crate::pages::show;

/// What was and what is, under what it is about.
pub(super) fn draw(place: &Place<'_>, diff: &Diff) -> Markup {
    html! {
        div.stack.diff {
            h3 { (cell::draw(place, &diff.label)) }
            (table(place, &diff.entries))
        }
    }
}

/// A table of what was and what is. Signs say which side is which, so colour
/// need not.
pub(super) fn table(place: &Place<'_>, entries: &[Difference]) -> Markup {
    let reader = &place.viewer.reader;
    let acts = entries.iter().any(|entry| !entry.actions.is_empty());
    html! {
        @if !entries.is_empty() {
            div.table-wrap.diff {
                table.table.cards {
                    thead {
                        tr {
                            th scope="col" { (reader.text("diff-field")) }
                            th scope="col" { span.diff-sign aria-hidden="true" { "− " } (reader.text("diff-before")) }
                            th scope="col" { span.diff-sign aria-hidden="true" { "+ " } (reader.text("diff-after")) }
                            @if acts { th scope="col" { span.unseen { (reader.text("row-actions")) } } }
                        }
                    }
                    tbody {
                        @for entry in entries {
                            tr {
                                td.head { (cell::draw(place, &entry.label)) }
                                @if entry.withheld {
                                    td.quiet colspan="2" {
                                        span aria-hidden="true" { "••• " }
                                        (reader.text("diff-withheld"))
                                    }
                                } @else {
                                    td.before data-label=(reader.text("diff-before")) { (side(place, &entry.label, &entry.before)) }
                                    td.after data-label=(reader.text("diff-after")) { (side(place, &entry.label, &entry.after)) }
                                }
                                @if acts {
                                    td { @for action in &entry.actions { (action::button(place, action, true)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A value; where the label is a field's, as that field shows it.
fn side(place: &Place<'_>, label: &Cell, value: &Value) -> Markup {
    let field = match label {
        Cell::Field { table, field } => place.viewer.field(table, field),
        _ => None,
    };
    if value.is_none() {
        return html! { span.quiet { (place.viewer.reader.text("value-none")) } };
    }
    show::value(
        place.viewer,
        field.as_ref().map(|(table, field)| (&**table, field)),
        value,
    )
}
