//! Shows a page of a plugin.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use maud::html;

use super::{refusal, runs};
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::blocks::{self, Place, Refused};
use crate::pages::frame::{self, Head};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// A plugin's front page.
pub(super) async fn front(
    state: FromState<State>,
    viewer: Viewer,
    Path(plugin): Path<String>,
    params: Params,
) -> Result<Response> {
    show(state, viewer, Path((plugin, String::new())), params).await
}

/// A page of a plugin, by its path.
pub(super) async fn show(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((plugin, path)): Path<(String, String)>,
    params: Params,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || draw(&asked, &viewer, (&plugin, &path), &params, None))
        .await
}

/// The page, perhaps with a form that was not taken.
pub(super) fn draw(
    state: &State,
    viewer: &Viewer,
    (plugin, path): (&str, &str),
    params: &Params,
    refused: Option<&Refused>,
) -> Result<Response> {
    let (account, context) = (&viewer.account, &viewer.context);
    let parameters = params.0.clone();
    match state
        .plugins()
        .render(account, context, viewer, plugin, path, parameters)
    {
        Ok(page) => {
            let place = Place {
                viewer,
                front: Address::of_plugin(plugin, ""),
                path,
                parameters: &params.0,
                refused,
            };
            let body = html! {
                (runs::draw(state, viewer, plugin, &place.here())?)
                (blocks::page(&place, &page))
            };
            Ok(frame::page(viewer, &Head::new(&page.title), &body))
        }
        Err(error) => {
            let told = refusal::in_place(viewer, error)?;
            Ok(frame::page(
                viewer,
                &Head::new(viewer.plugin_name(plugin)),
                &told,
            ))
        }
    }
}
