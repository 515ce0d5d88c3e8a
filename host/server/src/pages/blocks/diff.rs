//! Before and after, field by field.

use bailey_crm::Value;
use bailey_plugins::page::{Cell, Diff};
use maud::{Markup, html};

use super::{Place, cell};
use crate::pages::show;

/// A table of what was and what is. Signs say which side is which, so colour
/// need not.
pub(super) fn draw(place: &Place<'_>, diff: &Diff) -> Markup {
    let reader = &place.viewer.reader;
    html! {
        div.stack.diff {
            h3 { (cell::draw(place, &diff.label)) }
            @if !diff.entries.is_empty() {
                div.table-wrap {
                    table.table.cards {
                        thead {
                            tr {
                                th scope="col" { (reader.text("diff-field")) }
                                th scope="col" { span.diff-sign aria-hidden="true" { "− " } (reader.text("diff-before")) }
                                th scope="col" { span.diff-sign aria-hidden="true" { "+ " } (reader.text("diff-after")) }
                            }
                        }
                        tbody {
                            @for entry in &diff.entries {
                                tr {
                                    td.head { (cell::draw(place, &entry.label)) }
                                    @if entry.withheld {
                                        td.quiet colspan="2" { (reader.text("diff-withheld")) }
                                    } @else {
                                        td.before data-label=(reader.text("diff-before")) { (side(place, &entry.label, &entry.before)) }
                                        td.after data-label=(reader.text("diff-after")) { (side(place, &entry.label, &entry.after)) }
                                    }
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
