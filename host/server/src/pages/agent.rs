//! A browser in a list: by the name that people call it.

use bailey_crm::sessions;
use maud::{Markup, html};

/// A browser in short; all that it said stands in its title. What is no browser is
/// shown as it is.
pub(crate) fn short(agent: &str) -> Markup {
    match sessions::browser(agent) {
        Some(name) => html! { span title=(agent) { (name) } },
        None => html! { (agent) },
    }
}
