//! Plugins' panels on a record's page, drawn from the same blocks as their own pages.
//! One that fails says so in its place, and the rest of the page is there.

use bailey_crm::records::Record;
use bailey_plugins::Panel;
use bailey_plugins::page::Parameters;
use maud::{Markup, html};

use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::blocks::{self, Place};
use crate::pages::plugins::panel_failed;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// How many blocks a panel's ids have room for.
const ROOM: usize = 1_000;

/// What plugins show of the record to whoever looks; their own blocks call them.
pub(super) fn draw(state: &State, viewer: &Viewer, record: &Record) -> Result<Markup> {
    let (account, context) = (&viewer.account, &viewer.context);
    let panels = state.plugins().panels(account, context, viewer, record)?;
    Ok(html! {
        @for (place, panel) in panels.into_iter().enumerate() {
            (one(viewer, place + 1, panel)?)
        }
    })
}

fn one(viewer: &Viewer, place: usize, panel: Panel) -> Result<Markup> {
    let id = format!("panel-{place}");
    let shown = match panel.blocks {
        Ok(blocks) => {
            let here = Place {
                viewer,
                front: Address::of_plugin(&panel.plugin, ""),
                path: "",
                parameters: &Parameters::new(),
                refused: None,
            };
            blocks::several(&here, &blocks, place * ROOM)
        }
        Err(error) => panel_failed(viewer, error)?,
    };
    Ok(html! {
        section.panel.stack aria-labelledby=(id) {
            h2 id=(id) { (panel.label) }
            (shown)
        }
    })
}
