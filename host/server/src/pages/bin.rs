//! The way from a list to what was deleted from it: the page of whichever
//! plugin was granted the bin.

use bailey_crm::bin;
use maud::{Markup, html};

use super::address::Address;
use super::viewer::Viewer;
use crate::error::Result;
use crate::state::State;
use crate::texts::args;

/// "12 deleted", if there is any and somewhere to see it.
pub(crate) fn link(state: &State, viewer: &Viewer, table: &str) -> Result<Markup> {
    let page = state
        .plugins()
        .page_of(&viewer.account, &viewer.context, "bin")?;
    let Some((plugin, path)) = page else {
        return Ok(html! {});
    };
    let counts = bin::counts(&viewer.account, &viewer.context)?;
    let count = counts
        .iter()
        .find(|(key, _)| key == table)
        .map_or(0, |(_, count)| *count);
    Ok(html! {
        @if count > 0 {
            a.small href=(Address::of_plugin(&plugin, &path).with("table", table)) {
                (viewer.reader.text_with("deleted-link", &args!["count" => count]))
            }
        }
    })
}
