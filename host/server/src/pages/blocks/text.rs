//! A paragraph.

use maud::{Markup, html};

/// A paragraph, its line breaks kept.
pub(super) fn draw(text: &str) -> Markup {
    html! { p.prose { (text) } }
}
