//! Does what a button or a form of a plugin's page is for.

use bailey_plugins::Parameters;
use bailey_plugins::page::Outcome;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::{Error, Result};
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Which action, and what goes with it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Submission {
    /// The name of the action or form.
    action: String,
    /// Pairs of names and values: the action's parameters, the form's fields,
    /// and `row` for each selected row.
    #[serde(default)]
    #[schema(value_type = Vec<Vec<String>>)]
    parameters: Parameters,
}

/// Acts on the front page of a plugin.
#[utoipa::path(
    post,
    path = "/plugins/{plugin}/pages",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    request_body = Submission,
    responses((status = OK, description = "What came of it", body = Object), Refused)
)]
pub(super) async fn act_front(
    state: State,
    signed: Signed,
    viewer: Viewer,
    Path(plugin): Path<String>,
    Json(body): Json<Submission>,
) -> Result<Json<Outcome>> {
    submit(&state, signed, viewer, plugin, String::new(), body).await
}

/// Acts on a page of a plugin.
#[utoipa::path(
    post,
    path = "/plugins/{plugin}/pages/{page}",
    tag = "plugins",
    params(
        ("plugin" = String, Path, description = "The plugin's id"),
        ("page" = String, Path, description = "The page's path, percent-encoded"),
    ),
    request_body = Submission,
    responses((status = OK, description = "What came of it", body = Object), Refused)
)]
pub(super) async fn act(
    state: State,
    signed: Signed,
    viewer: Viewer,
    Path((plugin, page)): Path<(String, String)>,
    Json(body): Json<Submission>,
) -> Result<Json<Outcome>> {
    submit(&state, signed, viewer, plugin, page, body).await
}

async fn submit(
    state: &State,
    signed: Signed,
    viewer: Viewer,
    plugin: String,
    page: String,
    body: Submission,
) -> Result<Json<Outcome>> {
    let plugins = state.plugins().clone();
    let outcome = state
        .plugin_calls(move || {
            let (account, context) = (&signed.account, &signed.context);
            let Submission { action, parameters } = body;
            if plugins.asks_step_up(account, context, &plugin, &page, &action)? {
                signed.must_be_confirmed()?;
            }
            let done = plugins.act(
                account, context, &viewer, &plugin, &page, &action, parameters,
            );
            done.map_err(Error::from)
        })
        .await?;
    Ok(Json(outcome))
}
