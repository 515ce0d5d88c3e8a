//! Takes the chosen archived records out again.

use bailey_crm::records;

use super::bulk_update::DoneView;
use super::selection::Chosen;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// Takes the chosen archived records out again, as one operation.
#[utoipa::path(
    post,
    path = "/tables/{table}/records/unarchive",
    tag = "records",
    params(("table" = String, Path, description = "The table's key")),
    request_body = Chosen,
    responses((status = OK, body = DoneView), Refused)
)]
pub(super) async fn unarchive(
    state: State,
    signed: Signed,
    Path(table): Path<String>,
    Json(chosen): Json<Chosen>,
) -> Result<Json<DoneView>> {
    let done = signed
        .records(&state, move |account, context| {
            let selection = chosen.read(account, context, &table)?;
            records::unarchive(account, context, selection)
        })
        .await?;
    Ok(Json(done.into()))
}
