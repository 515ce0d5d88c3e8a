//! A heading within the page.

use bailey_plugins::page::Heading;
use maud::{Markup, html};

/// Level 2, or 3 for anything below; the page's title is 1.
pub(super) fn draw(heading: &Heading) -> Markup {
    html! {
        @if heading.level <= 2 { h2 { (heading.text) } } @else { h3 { (heading.text) } }
    }
}
