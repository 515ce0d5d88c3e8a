//! A plugin's page as data.

use axum::extract::RawQuery;
use bailey_plugins::Parameters;
use bailey_plugins::page::Page;

use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// The front page of a plugin, as blocks. The address's parameters go to the
/// plugin.
#[utoipa::path(
    get,
    path = "/plugins/{plugin}/pages",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    responses((status = OK, description = "Typed blocks", body = Object), Refused)
)]
pub(super) async fn render_front(
    state: State,
    signed: Signed,
    viewer: Viewer,
    Path(plugin): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Json<Page>> {
    draw(&state, signed, viewer, plugin, String::new(), query).await
}

/// A page of a plugin, as blocks. The address's parameters go to the plugin.
#[utoipa::path(
    get,
    path = "/plugins/{plugin}/pages/{page}",
    tag = "plugins",
    params(
        ("plugin" = String, Path, description = "The plugin's id"),
        ("page" = String, Path, description = "The page's path, percent-encoded"),
    ),
    responses((status = OK, description = "Typed blocks", body = Object), Refused)
)]
pub(super) async fn render(
    state: State,
    signed: Signed,
    viewer: Viewer,
    Path((plugin, page)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Json<Page>> {
    draw(&state, signed, viewer, plugin, page, query).await
}

async fn draw(
    state: &State,
    signed: Signed,
    viewer: Viewer,
    plugin: String,
    page: String,
    query: Option<String>,
) -> Result<Json<Page>> {
    let plugins = state.plugins().clone();
    let parameters: Parameters = form_urlencoded::parse(query.unwrap_or_default().as_bytes())
        .into_owned()
        .collect();
    let drawn = state
        .plugin_calls(move || {
            let (account, context) = (&signed.account, &signed.context);
            plugins.render(account, context, &viewer, &plugin, &page, parameters)
        })
        .await?;
    Ok(Json(drawn))
}
