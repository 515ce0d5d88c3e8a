//! A form that is sent twice does one thing: a second click, or the same page
//! posted again from the browser's history.
//!
//! Each page's forms carry the form word under a mask of the page's own, so two
//! posts that are alike to the byte came from one form of one page with the same
//! typed into it. The second of them gets the first one's answer; while that is
//! still under way, it waits for it. Only an answer that leads on, as every act
//! does that was done, is remembered: what was refused is tried anew.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State as FromState};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use sha2::{Digest, Sha256};
use tokio::sync::watch;

use super::confirm;
use crate::auth::cookie::Jar;
use crate::error::Error;
use crate::state::State;

/// For how long an answer is remembered.
const REMEMBERED: Duration = Duration::from_secs(10 * 60);

/// How many are remembered at most, the latest.
const MOST: usize = 4_096;

/// Which post it is: who sent it, to where, and all that was in it.
type Key = [u8; 32];

/// What came of a post.
#[derive(Clone, Debug)]
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
}

/// How far a post is: nothing while it is under way; then its answer, if that
/// led on.
type Progress = watch::Receiver<Option<Option<Answer>>>;

/// The posts of late.
#[derive(Debug, Default)]
pub(crate) struct Once {
    posts: Mutex<Posts>,
}

#[derive(Debug, Default)]
struct Posts {
    by_key: HashMap<Key, Progress>,
    /// The same, the oldest first.
    order: VecDeque<(Instant, Key)>,
}

/// The layer around the pages.
pub(super) async fn once(
    FromState(state): FromState<State>,
    request: Request,
    next: Next,
) -> Response {
    if !is_form(&request) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, state.settings().body_limit).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let cookies = CookieJar::from_headers(&parts.headers);
    let session = Jar::Session.read(&cookies, state.settings());
    let address = parts.uri.to_string();
    let key = key(
        session.unwrap_or_default().as_bytes(),
        address.as_bytes(),
        &body,
    );
    let request = Request::from_parts(parts, Body::from(body));
    match state.once().begin(key) {
        Begun::Anew(begun) => anew(state, request, next, key, begun).await,
        Begun::Before(mut progress) => {
            let known = progress.wait_for(Option::is_some).await;
            let known = known.ok().and_then(|answer| answer.clone().flatten());
            match known {
                Some(answer) => (answer.status, answer.headers).into_response(),
                // It did nothing.
                None => next.run(request).await,
            }
        }
    }
}

/// Carries a post out to its end: a browser that sends it again lets go of the
/// first, which nevertheless is being done.
async fn anew(
    state: State,
    request: Request,
    next: Next,
    key: Key,
    begun: watch::Sender<Option<Option<Answer>>>,
) -> Response {
    let done = tokio::spawn(async move {
        let response = next.run(request).await;
        let refused = response.extensions().get::<Arc<Error>>().is_some();
        let leads_on = response.status().is_redirection() && !refused;
        let answer = leads_on.then(|| Answer {
            status: response.status(),
            headers: response.headers().clone(),
        });
        if answer.is_none() {
            state.once().forget(&key);
        }
        // Nobody may be waiting for it.
        let _waiting = begun.send(Some(answer));
        response
    });
    let failed = |_| StatusCode::INTERNAL_SERVER_ERROR.into_response();
    done.await.unwrap_or_else(failed)
}

/// Whether it is a post of a form. Signing in, and proving who one is, leave nothing
/// behind that could be answered with again.
fn is_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok());
    request.method() == Method::POST
        && !request.uri().path().starts_with("/sign-in")
        && request.uri().path() != confirm::PATH
        && kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

fn key(who: &[u8], address: &[u8], body: &Bytes) -> Key {
    let mut digest = Sha256::new();
    for part in [who, address, body] {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    digest.finalize().into()
}

/// Whether a post is the first of its kind.
enum Begun {
    /// It is, and its answer goes here.
    Anew(watch::Sender<Option<Option<Answer>>>),
    /// One like it came before.
    Before(Progress),
}

impl Once {
    fn begin(&self, key: Key) -> Begun {
        let mut posts = self.posts.lock().unwrap_or_else(PoisonError::into_inner);
        posts.forget_old(Instant::now());
        if let Some(progress) = posts.by_key.get(&key) {
            return Begun::Before(progress.clone());
        }
        let (sender, progress) = watch::channel(None);
        posts.by_key.insert(key, progress);
        posts.order.push_back((Instant::now(), key));
        Begun::Anew(sender)
    }

    fn forget(&self, key: &Key) {
        let mut posts = self.posts.lock().unwrap_or_else(PoisonError::into_inner);
        posts.by_key.remove(key);
        posts.order.retain(|(_, known)| known != key);
    }
}

impl Posts {
    fn forget_old(&mut self, now: Instant) {
        let is_old = |at: &Instant| now.duration_since(*at) > REMEMBERED;
        while self.order.len() > MOST || self.order.front().is_some_and(|(at, _)| is_old(at)) {
            let Some((_, key)) = self.order.pop_front() else {
                break;
            };
            self.by_key.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Begun, Bytes, Once, key};

    #[test]
    fn posts_are_alike_if_all_of_them_is() {
        let body = Bytes::from_static(b"text=a");
        let one = key(b"session=a", b"/x", &body);
        assert_eq!(one, key(b"session=a", b"/x", &body));
        assert_ne!(one, key(b"session=b", b"/x", &body));
        assert_ne!(one, key(b"session=a", b"/y", &body));
        assert_ne!(one, key(b"session=a/", b"x", &body));
    }

    #[test]
    fn what_was_forgotten_is_done_anew() {
        let once = Once::default();
        let key = [7; 32];
        assert!(matches!(once.begin(key), Begun::Anew(_)));
        assert!(matches!(once.begin(key), Begun::Before(_)));
        once.forget(&key);
        assert!(matches!(once.begin(key), Begun::Anew(_)));
    }
}
