//! How a plugin failed, as a file for its developer.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use maud::{Markup, html};

use super::plugins::address;
use crate::api::plugins::recording;
use crate::auth::Admin;
use crate::error::Result;
use crate::pages::show;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// The file.
pub(super) async fn download(
    FromState(state): FromState<State>,
    Admin(signed): Admin,
    Path(plugin): Path<String>,
) -> Result<Response> {
    recording::answer(&state, signed, plugin).await
}

/// That there is one, and what is in it; nothing where no failed call was put down.
pub(super) fn draw(state: &State, viewer: &Viewer, plugin: &str) -> Result<Markup> {
    let (account, context) = (&viewer.account, &viewer.context);
    let Some(at) = state.plugins().recorded(account, context, plugin)? else {
        return Ok(Markup::default());
    };
    let reader = &viewer.reader;
    Ok(html! {
        h2 { (reader.text("plugin-recording")) }
        p { (reader.text("plugin-recording-at")) " " (show::moment(reader, at)) }
        p.quiet { (reader.text("plugin-recording-what")) }
        div.line {
            a.button href=(address(plugin).then("recording")) {
                (reader.text("plugin-recording-download"))
            }
        }
    })
}
