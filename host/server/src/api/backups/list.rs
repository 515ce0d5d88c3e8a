//! Lists backups.

use bailey_crm::backups;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::view::BackupView;
use crate::api::body::{Json, Query};
use crate::api::limit::Limit;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// How many a page has unless it is said.
const USUAL: u32 = 50;

/// Where the page begins, and how long it is.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// 1 to 500; 50 if missing.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 500)]
    limit: Option<Limit<500>>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// A page of the account's backups.
#[derive(Serialize, ToSchema)]
pub(super) struct BackupsView {
    /// The latest first.
    backups: Vec<BackupView>,
    /// How many there are, on whatever page.
    total: u64,
    /// For `after`; null on the last page.
    next: Option<String>,
}

/// The account's backups, the latest first; those whose file was deleted too. For
/// admins.
#[utoipa::path(
    get,
    path = "/backups",
    tag = "backups",
    params(Parameters),
    responses((status = OK, body = BackupsView), Refused)
)]
pub(super) async fn list(
    state: State,
    Admin(signed): Admin,
    Query(parameters): Query<Parameters>,
) -> Result<Json<BackupsView>> {
    let page = signed
        .records(&state, move |account, context| {
            let limit = Limit::or(parameters.limit, USUAL);
            backups::list(account, context, limit, parameters.after.as_deref())
        })
        .await?;
    Ok(Json(BackupsView {
        backups: page.backups.into_iter().map(Into::into).collect(),
        total: page.total,
        next: page.next,
    }))
}
