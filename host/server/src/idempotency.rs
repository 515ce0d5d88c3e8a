//! Writes that may be sent twice (`Idempotency-Key`, the draft of the HTTP API
//! working group): the second one gets the first one's answer.
//!
//! Only an act that was carried out is remembered. A refused one changed
//! nothing, so sending it again is harmless and may go better. An answer that
//! holds a secret, or much data, is never remembered: its routes say so by
//! [`Unrepeatable`].

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequestParts, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bailey_crm::behalf::Carried;
use bailey_crm::idempotency::{self, Answer, Begun, Repeatable};
use bailey_crm::store::steady_now;
use bailey_crm::{AccountId, Context};
use sha2::{Digest, Sha256};

use crate::auth::Signed;
use crate::error::{Error, Kind, Result};
use crate::size;
use crate::state::State;

const KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Set on an answer that was given before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// The headers of an answer that are kept with it.
const KEPT: [HeaderName; 3] = [header::CONTENT_TYPE, header::ETAG, header::LOCATION];

/// Marks an answer that is not kept: it holds a secret, or much data.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unrepeatable;

/// How many keys are remembered of which nothing came, at most.
const MOST_IN_VAIN: usize = 10_000;

/// The requests with a key that are under way in this process.
#[derive(Default)]
pub(crate) struct UnderWay(Mutex<Places>);

#[derive(Default)]
struct Places {
    held: HashSet<Place>,
    /// Nothing came of them, and the account's file still has that they began: its disk
    /// was full.
    in_vain: HashSet<Place>,
}

/// An account, a user's number, and a key.
type Place = (AccountId, i64, String);

/// Holds a key while its request is under way.
struct Held {
    state: State,
    place: Place,
}

impl Held {
    fn take(state: &State, place: Place) -> Result<Self> {
        if state.under_way().lock().held.insert(place.clone()) {
            Ok(Self {
                state: state.clone(),
                place,
            })
        } else {
            Err(Error::new(
                Kind::KeyInUse,
                "A request with this idempotency key is still under way. Wait for its answer, \
                 or ask again in a moment.",
            ))
        }
    }

    /// Remembers that nothing came of the request.
    fn nothing_came(&self) {
        let mut places = self.state.under_way().lock();
        if places.in_vain.len() < MOST_IN_VAIN {
            places.in_vain.insert(self.place.clone());
        }
    }

    /// Whether nothing came of the last request with this key, and the file has it.
    fn was_in_vain(&self) -> bool {
        self.state.under_way().lock().in_vain.contains(&self.place)
    }

    /// The file has it no more.
    fn forgotten(&self) {
        self.state.under_way().lock().in_vain.remove(&self.place);
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.state.under_way().lock().held.remove(&self.place);
    }
}

impl UnderWay {
    fn lock(&self) -> MutexGuard<'_, Places> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Goes around the API.
pub(crate) async fn repeatable(state: State, request: Request, next: Next) -> Response {
    if request.method().is_safe() || !request.headers().contains_key(&KEY) {
        return next.run(request).await;
    }
    once(state, request, next)
        .await
        .unwrap_or_else(IntoResponse::into_response)
}

async fn once(state: State, request: Request, next: Next) -> Result<Response> {
    let (mut parts, body) = request.into_parts();
    let signed = Signed::from_request_parts(&mut parts, &state).await?;
    let key = key(&parts.headers)?;
    let limit = size::gathered_limit(parts.uri.path(), state.settings());
    let body = to_bytes(body, limit)
        .await
        .map_err(|_| size::too_large(limit))?;
    let asked = asked(&parts.method, &parts.uri.to_string(), &parts.headers, &body);
    let repeatable = Repeatable {
        key: key.clone(),
        asked,
    };
    let held = Held::take(
        &state,
        (signed.account.id().clone(), signed.user().id.0, key),
    )?;

    let (account, context, wanted) = (
        Arc::clone(&signed.account),
        Context {
            // A clock that jumps a day ahead ends no key.
            at: steady_now(),
            ..signed.context.clone()
        },
        repeatable.clone(),
    );
    let in_vain = held.was_in_vain();
    let begin = move || {
        if in_vain {
            idempotency::forget(&account, &context, &wanted)?;
        }
        idempotency::begin(&account, &context, &wanted)
    };
    let begun = state.records(begin).await?;
    held.forgotten();
    match begun {
        Begun::First => {}
        Begun::Answered(answer) => return replay(answer),
        Begun::Different => {
            return Err(Error::new(
                Kind::KeyReused,
                "This idempotency key was used for another request. Use a new key for each act.",
            ));
        }
        Begun::Unfinished(number) => return Err(unfinished(number)),
    }
    // On a task of its own, so that it comes to its end and is remembered even
    // when the caller has gone, which is what keys are for.
    let request = Request::from_parts(parts, Body::from(body));
    let work = carry_out(state, held, signed, repeatable, request, next);
    tokio::spawn(Carried::now().around(work))
        .await
        .map_err(|failure| Error::internal(format!("the request ended: {failure}")))?
}

async fn carry_out(
    state: State,
    held: Held,
    signed: Signed,
    repeatable: Repeatable,
    request: Request,
    next: Next,
) -> Result<Response> {
    let response = next.run(request).await;
    let (account, context) = (signed.account, signed.context);
    let unrepeatable = response.extensions().get::<Unrepeatable>().is_some();
    if unrepeatable || !response.status().is_success() {
        let forget = move || idempotency::forget(&account, &context, &repeatable);
        if let Err(error) = state.records(forget).await {
            tracing::warn!(%error, "a request of which nothing came is not forgotten");
            held.nothing_came();
        }
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.map_err(Error::internal)?;
    let headers = KEPT.iter().filter_map(|name| {
        let value = parts.headers.get(name)?.to_str().ok()?;
        Some((name.as_str().to_owned(), value.to_owned()))
    });
    let answer = Answer {
        status: parts.status.as_u16(),
        headers: headers.collect(),
        body: body.to_vec(),
    };
    let keep = move || idempotency::answered(&account, &context, &repeatable, answer);
    // It was carried out, whether or not that can be kept.
    if let Err(error) = state.records(keep).await {
        tracing::error!(%error, "what was answered is not kept");
    }
    drop(held);
    Ok(Response::from_parts(parts, Body::from(body)))
}

fn key(headers: &HeaderMap) -> Result<String> {
    let value = headers.get(&KEY).and_then(|value| value.to_str().ok());
    value.map(str::to_owned).ok_or_else(|| {
        Error::invalid(
            "Idempotency-Key",
            "not-a-key",
            "An idempotency key is plain ASCII text.",
        )
    })
}

/// All that makes a request another one: method, address, the version it names,
/// and body.
fn asked(method: &Method, uri: &str, headers: &HeaderMap, body: &Bytes) -> [u8; 32] {
    let version = headers
        .get(header::IF_MATCH)
        .map_or(&[][..], HeaderValue::as_bytes);
    let mut digest = Sha256::new();
    for part in [
        method.as_str().as_bytes(),
        uri.as_bytes(),
        version,
        body.as_ref(),
    ] {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    digest.finalize().into()
}

fn replay(answer: Answer) -> Result<Response> {
    let status = StatusCode::from_u16(answer.status).map_err(Error::internal)?;
    let mut response = (status, answer.body).into_response();
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_TYPE);
    for (name, value) in answer.headers {
        let name = HeaderName::try_from(name).map_err(Error::internal)?;
        headers.insert(name, HeaderValue::try_from(value).map_err(Error::internal)?);
    }
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    Ok(response)
}

fn unfinished(number: Option<String>) -> Error {
    let number = number.unwrap_or_else(|| "unknown".to_owned());
    Error::new(
        Kind::OutcomeUnknown,
        format!(
            "The first request with this idempotency key (number {number}) began and its answer \
             was lost. The journal says under that number whether it was carried out; use a new \
             key to send it again."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(
        method: Method,
        uri: &str,
        version: Option<&'static str>,
        body: &'static str,
    ) -> [u8; 32] {
        let mut headers = HeaderMap::new();
        if let Some(version) = version {
            headers.insert(header::IF_MATCH, HeaderValue::from_static(version));
        }
        asked(&method, uri, &headers, &Bytes::from_static(body.as_bytes()))
    }

    #[test]
    fn whatever_differs_makes_another_request() {
        let plain = digest(Method::POST, "/a", None, "b");
        assert_eq!(plain, digest(Method::POST, "/a", None, "b"));
        for other in [
            digest(Method::PATCH, "/a", None, "b"),
            digest(Method::POST, "/ab", None, ""),
            digest(Method::POST, "/a", Some("\"1\""), "b"),
            digest(Method::POST, "/a", None, "c"),
        ] {
            assert_ne!(plain, other);
        }
    }
}
