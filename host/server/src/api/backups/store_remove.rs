//! Forgets a store.

use axum::http::StatusCode;
use bailey_crm::backups::{self, StoreId};

use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::{Admin, Confirmed};
use crate::error::Result;
use crate::state::State;

/// Forgets a store with its credentials. What is in it stays there. For admins.
#[utoipa::path(
    delete,
    path = "/backups/stores/{store}",
    tag = "backups",
    params(("store" = i64, Path)),
    responses((status = NO_CONTENT, description = "It is forgotten"), Refused)
)]
pub(super) async fn remove(
    state: State,
    _: Admin,
    Confirmed(signed): Confirmed,
    Path(store): Path<i64>,
) -> Result<StatusCode> {
    signed
        .records(&state, move |account, context| {
            backups::remove_store(account, context, StoreId(store))
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
