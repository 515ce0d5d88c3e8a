//! Puts the chosen active records away.

use bailey_crm::records;

use super::bulk_update::DoneView;
use super::selection::Chosen;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// Puts the chosen active records away, as one operation.
#[utoipa::path(
    post,
    path = "/tables/{table}/records/archive",
    tag = "records",
    params(("table" = String, Path, description = "The table's key")),
    request_body = Chosen,
    responses((status = OK, body = DoneView), Refused)
)]
pub(super) async fn archive(
    state: State,
    signed: Signed,
    Path(table): Path<String>,
    Json(chosen): Json<Chosen>,
) -> Result<Json<DoneView>> {
    let done = signed
        .records(&state, move |account, context| {
            let selection = chosen.read(account, context, &table)?;
            records::archive(account, context, selection)
        })
        .await?;
    Ok(Json(done.into()))
}
