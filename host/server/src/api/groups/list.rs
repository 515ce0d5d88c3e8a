//! Lists the groups.

use super::GroupView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// The groups of all plugins that are switched on. For admins.
#[utoipa::path(
    get,
    path = "/groups",
    tag = "people",
    responses((status = OK, body = Vec<GroupView>), Refused)
)]
pub(super) async fn list(state: State, Admin(signed): Admin) -> Result<Json<Vec<GroupView>>> {
    let (plugins, account) = (state.plugins().clone(), signed.account.clone());
    let context = signed.context.clone();
    let groups = state
        .records(move || plugins.groups(&account, &context))
        .await?;
    Ok(Json(groups.into_iter().map(GroupView::from).collect()))
}
