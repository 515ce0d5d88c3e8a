//! Says how much the account's files may take up.

use bailey_crm::files;
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::UsageView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// How much files may take up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LimitBody {
    /// In bytes, for all files together. What is there stays, also beyond it.
    limit: u64,
}

/// Says how much the account's files may take up together. For admins.
#[utoipa::path(
    patch,
    path = "/files",
    tag = "files",
    request_body = LimitBody,
    responses((status = OK, body = UsageView), Refused)
)]
pub(super) async fn set_limit(
    state: State,
    Admin(signed): Admin,
    Json(body): Json<LimitBody>,
) -> Result<Json<UsageView>> {
    let found = signed
        .records(&state, move |account, context| {
            files::set_limit(account, context, body.limit)?;
            files::usage(account, context)
        })
        .await?;
    Ok(Json(UsageView::new(
        found,
        state.settings().file_limit as u64,
    )))
}
