//! How much is in the bin.

use bailey_crm::bin;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// How many records of one table are in the bin.
#[derive(Serialize, ToSchema)]
pub(super) struct CountView {
    /// The table's key.
    table: String,
    count: u64,
}

/// How many records of each table are in the bin. Members see what they deleted
/// themselves, admins all.
#[utoipa::path(
    get,
    path = "/bin/counts",
    tag = "bin",
    responses((status = OK, body = Vec<CountView>), Refused)
)]
pub(super) async fn counts(state: State, signed: Signed) -> Result<Json<Vec<CountView>>> {
    let counts = signed.records(&state, bin::counts).await?;
    let view = |(table, count)| CountView { table, count };
    Ok(Json(counts.into_iter().map(view).collect()))
}
