//! By whose word a plugin is here, in a word with its colour.

use bailey_plugins::Trust;
use maud::{Markup, html};

use crate::texts::Reader;

/// The badge.
pub(crate) fn badge(reader: &Reader, trust: Trust) -> Markup {
    let (class, id) = match trust {
        Trust::FirstParty => ("good", "trust-first-party"),
        Trust::Verified => ("good", "trust-verified"),
        Trust::Private => ("neutral", "trust-private"),
        Trust::Unsigned => ("caution", "trust-unsigned"),
        Trust::Modified => ("danger", "trust-modified"),
        Trust::Revoked => ("danger", "trust-revoked"),
    };
    html! { span.badge.(class) { (reader.text(id)) } }
}
