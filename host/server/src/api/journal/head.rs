//! Says where the journal stands.

use bailey_crm::journal::{self, Head};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// Where the journal stands.
#[derive(Serialize, ToSchema)]
pub(super) struct HeadView {
    /// The last entry's number, a colon, and its hash in hex; null while the
    /// journal is empty. Who keeps it elsewhere notices a tail that was cut.
    #[schema(value_type = Option<String>)]
    head: Option<Head>,
}

/// Where the journal stands, to be kept elsewhere and given to a verification.
#[utoipa::path(
    get,
    path = "/journal/head",
    tag = "journal",
    responses((status = OK, body = HeadView), Refused)
)]
pub(super) async fn head(state: State, signed: Signed) -> Result<Json<HeadView>> {
    let head = signed
        .records(&state, |account, _| journal::head(account))
        .await?;
    Ok(Json(HeadView { head }))
}
