//! Bodies that say beforehand that they are too large.
//!
//! An answer given while the caller still sends ends the connection, and many
//! clients then report that and never read the answer. So what comes is read
//! and dropped for a while, and then refused. What comes without saying how
//! much it is ends at the same limits as it is read.

use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::header;
use futures_util::StreamExt as _;

use crate::error::{Error, Kind, Result};
use crate::settings::Settings;

/// How much is read and dropped, in bytes.
const DROPPED: usize = 32 << 20;
/// For how long it is read.
const PATIENCE: Duration = Duration::from_secs(10);

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
pub(crate) async fn announced(settings: &Settings, request: Request) -> Result<Request> {
    let limit = limit(request.uri().path(), settings);
    let length = request.headers().get(header::CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_none_or(|length| length <= limit) {
        return Ok(request);
    }
    // Whether all of it came makes no difference to the answer.
    let _came = tokio::time::timeout(PATIENCE, drop_body(request.into_body())).await;
    Err(too_large(limit))
}

/// The refusal of a body above this limit.
pub(crate) fn too_large(limit: usize) -> Error {
    let message = format!(
        "The body is larger than the {limit} bytes that this address takes. Send less at a time."
    );
    Error::new(Kind::TooLarge, message)
}

async fn drop_body(body: Body) {
    let mut left = DROPPED;
    let mut parts = body.into_data_stream();
    while let Some(Ok(part)) = parts.next().await {
        left = left.saturating_sub(part.len());
        if left == 0 {
            break;
        }
    }
}
