//! Lists the kinds of refusal.

use super::ProblemKind;
use crate::api::body::Json;
use crate::error::Kind;

/// All kinds of refusal.
#[utoipa::path(
    get,
    path = "/problems",
    tag = "about",
    security(()),
    responses((status = OK, body = Vec<ProblemKind>))
)]
pub(super) async fn list() -> Json<Vec<ProblemKind>> {
    Json(Kind::ALL.iter().copied().map(ProblemKind::from).collect())
}
