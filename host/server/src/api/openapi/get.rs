//! Reads the API's description.

use std::sync::LazyLock;

use axum::http::header;
use axum::response::IntoResponse;

use crate::error::{Error, Result};

/// It is the same for everybody and never changes while the program runs.
static DOCUMENT: LazyLock<Result<String, String>> = LazyLock::new(|| {
    super::description()
        .to_json()
        .map_err(|error| error.to_string())
});

/// This description.
#[utoipa::path(
    get,
    path = "/openapi.json",
    tag = "about",
    security(()),
    responses((status = OK, description = "OpenAPI 3.1", body = Object))
)]
pub(super) async fn get() -> Result<impl IntoResponse> {
    match &*DOCUMENT {
        Ok(document) => Ok((
            [(header::CONTENT_TYPE, "application/json")],
            document.as_str(),
        )),
        Err(cause) => Err(Error::internal(cause)),
    }
}
