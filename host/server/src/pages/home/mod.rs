//! Where the day begins: what needs attention, one answer a line, and what one
//! was at last.

mod alarms;
mod binned;
mod idle;
mod mine;
mod pipeline;
mod recent;
mod restored;
mod tasks;

use axum::extract::State as FromState;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;

use super::address::Address;
use super::frame::{self, Head};
use super::viewer::Viewer;
use crate::error::{Error, Result};
use crate::state::State;

/// How many of each are shown; the way to all of them stands beside their count.
const SHOWN: u32 = 8;

/// What needs attention.
pub(super) async fn home(FromState(state): FromState<State>, viewer: Viewer) -> Result<Response> {
    // A specialist begins at what they were asked to look at.
    if let Some(support) = viewer.support() {
        return Ok(Redirect::to(&Address::of(&support.ticket).to_string()).into_response());
    }
    let asked = state.clone();
    state
        .records(move || {
            let head = Head::new(viewer.reader.text("home"));
            let alarms = alarms::draw(&asked, &viewer)?;
            let restored = restored::draw(&viewer)?;
            let tasks = tasks::draw(&viewer)?;
            let idle = idle::draw(&viewer)?;
            let binned = binned::draw(&asked, &viewer)?;
            let mine = mine::draw(&viewer)?;
            let pipeline = pipeline::draw(&viewer)?;
            let recent = recent::draw(&viewer)?;
            let body = html! {
                (alarms)
                (restored)
                div.halves {
                    div.stack.parts { (tasks) (idle) (binned) }
                    div.stack.parts { (pipeline) (recent) (mine) }
                }
            };
            Ok::<_, Error>(frame::page(&viewer, &head, &body))
        })
        .await
}
