//! What requests go through, in one layer each: with every request a layer copies all
//! that is below it.

use axum::extract::{Request, State as FromState};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::auth::watch;
use crate::error::draw;
use crate::figures::requests::Counted;
use crate::request::{self, RequestId};
use crate::state::State;
use crate::{compression, headers, idempotency, size, unread};

/// Goes around whatever is served to accounts.
pub(crate) async fn counted(state: FromState<State>, request: Request, next: Next) -> Response {
    let counted = Counted::begin(&request);
    let response = numbered(state, request, next).await;
    counted.end(&response);
    response
}

/// Goes around whatever is served: numbered, logged, and as browsers need it.
pub(crate) async fn numbered(
    FromState(state): FromState<State>,
    request: Request,
    next: Next,
) -> Response {
    request::number(state.settings(), request, |mut request| async {
        compression::only_for_our_own(request.headers_mut());
        let (request, unread) = unread::watch(request);
        let mut response = next.run(request).await;
        unread.drop_what_comes().await;
        headers::secure(state.settings(), response.headers_mut());
        response
    })
    .await
}

/// Goes around the API.
pub(crate) async fn api(
    FromState(state): FromState<State>,
    id: RequestId,
    request: Request,
    next: Next,
) -> Response {
    let wished = request.headers().get(header::ACCEPT_LANGUAGE).cloned();
    let response = match size::announced(state.settings(), request) {
        Ok(request) => {
            let repeatable = state.clone();
            watch(&state, request, |request| {
                idempotency::repeatable(repeatable, request, next)
            })
            .await
        }
        Err(error) => error.into_response(),
    };
    draw(&id, wished.as_ref(), response)
}

/// Goes around pages that show something of an account.
pub(crate) async fn pages(
    FromState(state): FromState<State>,
    request: Request,
    next: Next,
) -> Response {
    watch(&state, request, |request| next.run(request)).await
}
