//! Facts by name, as on a record's page.

use bailey_plugins::page::Fact;
use maud::{Markup, html};

use super::{Place, cell};

/// A list of names and what is known.
pub(super) fn draw(place: &Place<'_>, facts: &[Fact]) -> Markup {
    html! {
        dl.facts {
            @for fact in facts {
                div { dt { (fact.label) } dd { span { (cell::row(place, &fact.cells)) } } }
            }
        }
    }
}
