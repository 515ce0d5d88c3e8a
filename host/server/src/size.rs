//! How large a body may be. One that says beforehand that it is larger is refused at
//! once; what comes without saying how much it is ends at the same limits as it is read.

use axum::extract::Request;
use axum::http::header;

use crate::error::{Error, Kind, Result};
use crate::settings::Settings;

/// The largest body that the API takes at this path, in bytes.
pub(crate) fn limit(path: &str, settings: &Settings) -> usize {
    if path.ends_with("/files") {
        settings.file_limit
    } else {
        gathered_limit(path, settings)
    }
}

/// The largest body that is taken with an idempotency key, which is gathered
/// before anything is done with it: a file is never.
pub(crate) fn gathered_limit(path: &str, settings: &Settings) -> usize {
    if path.ends_with("/imports") || path.ends_with("/imports/preview") {
        settings.import_limit
    } else {
        settings.body_limit
    }
}

/// The request, unless it says that its body is larger than this address takes.
///
/// # Errors
/// [`Kind::TooLarge`].
pub(crate) fn announced(settings: &Settings, request: Request) -> Result<Request> {
    let limit = limit(request.uri().path(), settings);
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_none_or(|length| length <= limit) {
        return Ok(request);
    }
    Err(too_large(limit))
}

/// The refusal of a body above this limit.
pub(crate) fn too_large(limit: usize) -> Error {
    let message = format!(
        "The body is larger than the {limit} bytes that this address takes. Send less at a time."
    );
    Error::new(Kind::TooLarge, message)
}
