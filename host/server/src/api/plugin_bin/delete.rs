//! Deletes all that is left of a plugin, before its day.

use axum::http::StatusCode;

use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::state::State;

/// Deletes all that is left of a plugin in the bin, now: what it stored, its settings
/// and secrets. It can't be undone. For admins, who prove who they are.
#[utoipa::path(
    delete,
    path = "/plugin-bin/{plugin}",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    responses((status = NO_CONTENT, description = "Nothing is left of it"), Refused)
)]
pub(super) async fn delete(
    state: State,
    Admin(signed): Admin,
    Path(plugin): Path<String>,
) -> Result<StatusCode> {
    let plugins = state.plugins().clone();
    state
        .plugin_calls(move || {
            signed.must_be_confirmed()?;
            let deleted = plugins.delete_binned(&signed.account, &signed.context, &plugin);
            deleted.map_err(Error::from)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
