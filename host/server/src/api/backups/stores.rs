//! Lists the stores that backups can go to.

use bailey_crm::backups;
use serde::Serialize;
use utoipa::ToSchema;

use super::view::StoreView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// The stores.
#[derive(Serialize, ToSchema)]
pub(super) struct StoresView {
    stores: Vec<StoreView>,
}

/// The buckets that backups can go to, besides the operator's folder. For admins.
#[utoipa::path(
    get,
    path = "/backups/stores",
    tag = "backups",
    responses((status = OK, body = StoresView), Refused)
)]
pub(super) async fn stores(state: State, Admin(signed): Admin) -> Result<Json<StoresView>> {
    let stores = signed
        .records(&state, |account, context| {
            account.read(|read| backups::stores(read, context))
        })
        .await?;
    let stores = stores.into_iter().map(Into::into).collect();
    Ok(Json(StoresView { stores }))
}
