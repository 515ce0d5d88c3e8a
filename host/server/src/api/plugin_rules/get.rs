//! How the account wants its plugins' life.

use super::RulesView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// How the account wants its plugins' life. For admins.
#[utoipa::path(
    get,
    path = "/plugin-rules",
    tag = "plugins",
    responses((status = OK, body = RulesView), Refused)
)]
pub(super) async fn get(state: State, Admin(signed): Admin) -> Result<Json<RulesView>> {
    let plugins = state.plugins().clone();
    let now = signed.context.at;
    let rules = state
        .plugin_calls(move || plugins.rules(&signed.account))
        .await?;
    Ok(Json(RulesView::new(&rules, now)))
}
