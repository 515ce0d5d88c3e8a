//! Bodies that are answered before they were read.
//!
//! A request is often refused while its caller still sends: to who may not, into an
//! account that is full, with more than an address takes. An answer given then ends the
//! connection, and many clients report that and never read the answer. So what comes is
//! read and dropped for a while first.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Error;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::header::EXPECT;
use futures_util::StreamExt as _;
use http_body::{Frame, SizeHint};

/// How much is read and dropped, in bytes.
const DROPPED: usize = 32 << 20;
/// For how long it is read.
const PATIENCE: Duration = Duration::from_secs(10);

/// What was left of the body of a request.
pub(crate) struct Unread(Option<Arc<Mutex<Option<Body>>>>);

/// The request as it is to be answered, and what tells what was left of its body.
pub(crate) fn watch(request: Request) -> (Request, Unread) {
    if request.body().is_end_stream() {
        return (request, Unread(None));
    }
    let left = Arc::default();
    let watched = Unread(Some(Arc::clone(&left)));
    // Whoever asks whether to send their body at all sends none when refused.
    let comes = !request.headers().contains_key(EXPECT);
    let request = request.map(|body| Body::new(Watched { body, left, comes }));
    (request, watched)
}

impl Unread {
    /// Reads what was left and drops it, for a while. Whether all of it came makes no
    /// difference to the answer.
    pub(crate) async fn drop_what_comes(self) {
        let left = self.0;
        let left = left.and_then(|left| left.lock().unwrap_or_else(PoisonError::into_inner).take());
        if let Some(body) = left {
            let _came = tokio::time::timeout(PATIENCE, drop_body(body)).await;
        }
    }
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

/// A body that says what is left of it when nobody wants it any more.
struct Watched {
    body: Body,
    left: Arc<Mutex<Option<Body>>>,
    /// Whether the caller sends it.
    comes: bool,
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        // The first read asks for it.
        self.comes = true;
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if self.comes && !self.body.is_end_stream() {
            let body = std::mem::take(&mut self.body);
            *self.left.lock().unwrap_or_else(PoisonError::into_inner) = Some(body);
        }
    }
}
