//! Takes a plugin out of the account.

use axum::http::StatusCode;
use bailey_plugins::Departure;

use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// Takes a plugin out of the account, into the bin of plugins; an enabled one is
/// disabled first. One that keeps the account safe may wait for a while (`leaving`),
/// and goes on until then. For admins.
#[utoipa::path(
    delete,
    path = "/plugins/{plugin}",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    responses(
        (status = NO_CONTENT, description = "It is out"),
        (status = ACCEPTED, description = "It goes when that has been thought over"),
        Refused
    )
)]
pub(super) async fn uninstall(
    state: State,
    Admin(signed): Admin,
    Path(plugin): Path<String>,
) -> Result<StatusCode> {
    let plugins = state.plugins().clone();
    let waits = state
        .plugin_calls(move || {
            if plugins.is_safety(&signed.account, &plugin)? {
                signed.must_be_confirmed()?;
            }
            signed.switch_off(&plugins, &plugin, Departure::Uninstall)
        })
        .await?;
    Ok(match waits {
        Some(_) => StatusCode::ACCEPTED,
        None => StatusCode::NO_CONTENT,
    })
}
