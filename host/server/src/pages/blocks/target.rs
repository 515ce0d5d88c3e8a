//! Where links in blocks lead: to our own pages, or out through a page that
//! says so.

use bailey_plugins::page::Target;
use maud::{Markup, html};

use super::Place;
use crate::pages::address::Address;
use crate::pages::journal_export;

/// The address behind a target; none where there is no such page.
pub(crate) fn address(place: &Place<'_>, target: &Target) -> Option<String> {
    if place.viewer.only_shows() {
        return None;
    }
    Some(match target {
        Target::Page(link) => place.link(link),
        Target::Record { record } => place.viewer.page_of(record)?.to_string(),
        Target::Table { table } => Address::of_table(table).to_string(),
        Target::JournalExport { filter, format } => {
            journal_export::address(filter, *format).to_string()
        }
        Target::Outside { address } => Address::new("/leaving").with("to", address).to_string(),
    })
}

/// A link to a target; its words alone where it leads nowhere.
pub(super) fn link(place: &Place<'_>, target: &Target, label: &str) -> Markup {
    around(place, Some(target), &html! { (label) })
}

/// Content as a link, if there is somewhere to go.
pub(super) fn around(place: &Place<'_>, target: Option<&Target>, content: &Markup) -> Markup {
    match target.and_then(|target| address(place, target)) {
        Some(address) => html! { a href=(address) { (content) } },
        None => content.clone(),
    }
}
