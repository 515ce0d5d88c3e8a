//! Text to be copied as it stands.

use bailey_plugins::page::Code;
use maud::{Markup, html};

/// The text in a fixed-width face, under its name.
pub(super) fn draw(code: &Code) -> Markup {
    html! {
        figure.stack {
            figcaption.small.quiet { (code.label) }
            pre tabindex="0" { code { (code.content) } }
        }
    }
}
