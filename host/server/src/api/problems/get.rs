//! Describes one kind of refusal.

use super::ProblemKind;
use crate::api::body::{Json, Path};
use crate::error::{Error, Kind, ProblemDetails, Result};

/// One kind of refusal.
#[utoipa::path(
    get,
    path = "/problems/{code}",
    tag = "about",
    params(("code" = String, Path, description = "The kind's stable word")),
    security(()),
    responses(
        (status = OK, body = ProblemKind),
        (status = NOT_FOUND, body = ProblemDetails, content_type = "application/problem+json"),
    )
)]
pub(super) async fn get(Path(code): Path<String>) -> Result<Json<ProblemKind>> {
    let kind = Kind::ALL.iter().copied().find(|kind| kind.code() == code);
    kind.map(|kind| Json(kind.into()))
        .ok_or_else(|| Error::not_found("such kind of problem"))
}
