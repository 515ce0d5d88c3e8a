//! Files on records on their way in and out: a piece at a time, so that memory
//! holds a few pieces at most and no place among the blocking calls is taken while
//! a slow caller sends or receives.
//!
//! What people uploaded is never active content on our origin. It is a download,
//! but for plain images, and even these come with a policy that runs nothing, so
//! that whatever is in them a browser does nothing with it.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bailey_crm::Account;
use bailey_crm::files::{Added, Content, File, Upload, piece};
use futures_util::{Stream, StreamExt as _, TryStreamExt as _, stream};

use crate::error::{Error, Kind, Result};
use crate::idempotency::Unrepeatable;
use crate::state::State;

/// How much is gathered before it is written.
const GATHERED: usize = 256 << 10;
/// How long a sender may send nothing before it is given up.
const PATIENCE: Duration = Duration::from_secs(30);

/// Images that browsers show without running anything in them.
const SHOWN: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/// What runs nothing and loads nothing.
pub(crate) const SANDBOX: &str = "default-src 'none'; sandbox";

/// Whether a browser shows it in its place.
pub(crate) fn is_shown(file: &File) -> bool {
    SHOWN.contains(&&*file.media_type)
}

/// An upload that leaves nothing when it is dropped before its end. What it takes
/// away then is taken on a thread that may block.
struct Pending(Option<Upload>);

impl Drop for Pending {
    fn drop(&mut self) {
        if let Some(upload) = self.0.take() {
            tokio::task::spawn_blocking(move || drop(upload));
        }
    }
}

/// Takes in all that comes, and adds the file to its record.
///
/// # Errors
/// Those of the upload; `Invalid` when the sender stops in the middle.
pub(crate) async fn take_in(
    state: &State,
    upload: Upload,
    parts: impl Stream<Item = Result<Bytes>>,
) -> Result<Added> {
    let mut parts = pin!(parts);
    let mut pending = Pending(Some(upload));
    let mut gathered = Vec::new();
    loop {
        let came = tokio::time::timeout(PATIENCE, parts.next()).await;
        let came = came.map_err(|_| Error::invalid("file", "unreadable", STOPPED))?;
        let came = came.transpose()?;
        let ended = came.is_none();
        gathered.extend_from_slice(&came.unwrap_or_default());
        if gathered.len() < GATHERED && !ended {
            continue;
        }
        let Some(mut upload) = pending.0.take() else {
            return Err(Error::internal("an upload ended twice"));
        };
        let bytes = std::mem::take(&mut gathered);
        if ended {
            let finish = move || {
                upload.write(&bytes)?;
                upload.finish()
            };
            return state.records(finish).await;
        }
        let write = move || -> bailey_crm::Result<Upload> {
            upload.write(&bytes)?;
            Ok(upload)
        };
        pending.0 = Some(state.records(write).await?);
    }
}

const STOPPED: &str = "The file did not come to its end. Send it again.";

/// The body of a request, for [`take_in`].
pub(crate) fn chunks(body: Body) -> impl Stream<Item = Result<Bytes>> {
    body.into_data_stream().map_err(|error| Error {
        private: Some(error.to_string()),
        ..Error::new(Kind::Invalid, STOPPED)
    })
}

/// The file as an answer.
pub(crate) fn answer(state: &State, account: Arc<Account>, content: Content) -> Response {
    let file = &content.file;
    let (kind, way) = if is_shown(file) {
        (file.media_type.clone(), "inline")
    } else {
        ("application/octet-stream".to_owned(), "attachment")
    };
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_LENGTH, file.size.to_string()),
        (header::CONTENT_DISPOSITION, disposition(way, &file.name)),
        (header::CONTENT_SECURITY_POLICY, SANDBOX.to_owned()),
        (header::ETAG, format!("\"{}\"", file.digest)),
    ];
    let (state, content) = (state.clone(), Arc::new(content));
    let pieces = stream::unfold(0, move |place| {
        let (state, account, content) = (state.clone(), Arc::clone(&account), Arc::clone(&content));
        async move {
            if place >= content.pieces() {
                return None;
            }
            let read = state.records(move || piece(&account, &content, place));
            Some((read.await.map(Bytes::from), place + 1))
        }
    });
    let unrepeatable = axum::Extension(Unrepeatable);
    (headers, unrepeatable, Body::from_stream(pieces)).into_response()
}

/// How a file is called in a header: in plain letters for old programs, and as it
/// is called.
pub(crate) fn disposition(way: &str, name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| match c {
            '"' | '\\' | '%' => '_',
            c if c.is_ascii_graphic() || c == ' ' => c,
            _ => '_',
        })
        .collect();
    let name: String = name.bytes().map(octet).collect();
    format!("{way}; filename=\"{plain}\"; filename*=UTF-8''{name}")
}

/// An octet of a name as a header has it (RFC 8187).
fn octet(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_is_told_in_plain_letters_and_as_it_is() {
        assert_eq!(
            disposition("attachment", "договор \"5\".pdf"),
            "attachment; filename=\"_______ _5_.pdf\"; \
             filename*=UTF-8''%D0%B4%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%20%225%22.pdf"
        );
    }
}
