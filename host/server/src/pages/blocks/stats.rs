//! A few figures, side by side.

use bailey_plugins::page::Stat;
use maud::{Markup, html};

use super::{Place, cell, target};

/// Figures with their names.
pub(super) fn draw(place: &Place<'_>, stats: &[Stat]) -> Markup {
    html! {
        dl.stats {
            @for stat in stats {
                div.stat.(cell::tone(stat.tone)) {
                    dt { (stat.label) }
                    dd { (target::around(place, stat.link.as_ref(), &cell::draw(place, &stat.value))) }
                }
            }
        }
    }
}
