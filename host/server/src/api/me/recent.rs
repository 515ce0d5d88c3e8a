//! Says what the caller opened last.

use bailey_crm::views;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::records::ReferenceView;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// How many are told.
const SHOWN: usize = 30;

/// A record that was opened.
#[derive(Serialize, ToSchema)]
pub(super) struct RecentView {
    record: ReferenceView,
    /// What it is called today.
    label: String,
}

/// The records whose pages the caller opened last, the latest first. What was
/// deleted since is left out.
#[utoipa::path(
    get,
    path = "/me/recent",
    tag = "records",
    responses((status = OK, body = Vec<RecentView>), Refused)
)]
pub(super) async fn recent(state: State, signed: Signed) -> Result<Json<Vec<RecentView>>> {
    let found = signed
        .records(&state, |account, context| {
            views::recent(account, context, SHOWN)
        })
        .await?;
    let found = found.into_iter().map(|(record, label)| RecentView {
        record: record.into(),
        label: label.text,
    });
    Ok(Json(found.collect()))
}
