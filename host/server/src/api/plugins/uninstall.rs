//! Takes a plugin out of the account.

use axum::http::StatusCode;

use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::state::State;

/// Takes a plugin out of the account; an enabled one is disabled first. What it
/// stored stays for the day it comes back. For admins.
#[utoipa::path(
    delete,
    path = "/plugins/{plugin}",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    responses((status = NO_CONTENT, description = "It is out"), Refused)
)]
pub(super) async fn uninstall(
    state: State,
    Admin(signed): Admin,
    Path(plugin): Path<String>,
) -> Result<StatusCode> {
    let plugins = state.plugins().clone();
    state
        .plugin_calls(move || {
            if plugins.is_safety(&signed.account, &plugin)? {
                signed.must_be_confirmed()?;
            }
            let gone = plugins.uninstall(&signed.account, &signed.context, &plugin);
            gone.map_err(Error::from)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
