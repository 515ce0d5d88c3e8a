//! Who may restore.

use std::collections::BTreeSet;

use bailey_crm::{UserId, backups};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// Whom the owner lets restore, besides the owner.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Restorers {
    /// Numbers of admins.
    #[schema(value_type = Vec<i64>)]
    pub(super) users: BTreeSet<UserId>,
}

/// Whom the owner lets restore, besides the owner. For admins.
#[utoipa::path(
    get,
    path = "/backups/restorers",
    tag = "backups",
    responses((status = OK, body = Restorers), Refused)
)]
pub(super) async fn restorers(state: State, Admin(signed): Admin) -> Result<Json<Restorers>> {
    let users = signed
        .records(&state, |account, context| {
            account.read(|read| backups::restorers(read, context))
        })
        .await?;
    Ok(Json(Restorers { users }))
}
