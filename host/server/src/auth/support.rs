//! What a support specialist reaches, and the watch over each of their requests.
//!
//! They reach records, and what shows them; whatever is not named here they don't,
//! so a new route is closed to them until somebody thinks of it. What their answers
//! show is in the journal before an answer goes out, and none goes out after the
//! account was closed to them: not the one that is being made, and not the rest of
//! one that is on its way.

use std::sync::{Arc, OnceLock};

use axum::body::{Body, BodyDataStream};
use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use bailey_crm::access::Access;
use bailey_crm::support::{Supervision, SupportSession};
use bailey_crm::{Account, Context};
use futures_util::StreamExt as _;

use crate::error::{Error, Kind, Result};
use crate::state::State;

/// What they reach, by method and route.
const READING: &[(&str, &str)] = &[
    ("GET", "/"),
    ("GET", "/search"),
    ("GET", "/leaving"),
    ("POST", "/sign-out"),
    ("GET", "/tables/{table}"),
    ("GET", "/tables/{table}/board"),
    ("GET", "/tables/{table}/{record}"),
    ("GET", "/tables/{table}/{record}/files/{file}"),
    ("GET", "/api/v1/me"),
    ("DELETE", "/api/v1/sessions/current"),
    ("GET", "/api/v1/search"),
    ("GET", "/api/v1/tables"),
    ("GET", "/api/v1/tables/{table}"),
    ("GET", "/api/v1/tables/{table}/fields/{field}"),
    ("GET", "/api/v1/tables/{table}/records"),
    ("POST", "/api/v1/tables/{table}/records/query"),
    ("POST", "/api/v1/tables/{table}/records/summary"),
    ("GET", "/api/v1/tables/{table}/records/{id}"),
    ("GET", "/api/v1/tables/{table}/records/{id}/history"),
    ("GET", "/api/v1/tables/{table}/records/{id}/files"),
    ("GET", "/api/v1/tables/{table}/records/{id}/files/{file}"),
];

/// What they reach besides, where writing was opened too.
const WRITING: &[(&str, &str)] = &[
    ("GET", "/tables/{table}/new"),
    ("POST", "/tables/{table}/new"),
    ("GET", "/tables/{table}/labels"),
    ("POST", "/tables/{table}/board"),
    ("GET", "/tables/{table}/{record}/edit"),
    ("POST", "/tables/{table}/{record}"),
    ("POST", "/tables/{table}/{record}/notes"),
    ("POST", "/api/v1/tables/{table}/records"),
    ("PATCH", "/api/v1/tables/{table}/records/{id}"),
];

/// Refuses a specialist what they don't reach.
fn check(parts: &Parts, session: &SupportSession) -> Result<()> {
    let route = parts.extensions.get::<MatchedPath>();
    let route = route.map_or("", MatchedPath::as_str);
    let method = match &parts.method {
        &Method::HEAD => "GET",
        other => other.as_str(),
    };
    let within = |routes: &[(&str, &str)]| routes.contains(&(method, route));
    if within(READING) || (session.support.scope.write && within(WRITING)) {
        return Ok(());
    }
    Err(Error::new(
        Kind::Denied,
        "Support reaches the records that were opened for it, and does with them what was \
         allowed. Ask an admin of the account for more.",
    ))
}

/// The watch over one request, which is set once it is known to be support's.
#[derive(Clone, Default)]
pub(super) struct Watch(Arc<OnceLock<Watched>>);

struct Watched {
    account: Arc<Account>,
    access: Arc<Access>,
    context: OnceLock<Context>,
}

/// What a specialist may do with this request, which is watched from now on.
///
/// # Errors
/// [`Kind::Denied`] for what they don't reach.
pub(super) fn admit(
    parts: &Parts,
    account: &Arc<Account>,
    session: &SupportSession,
) -> Result<Arc<Access>> {
    check(parts, session)?;
    let watch = parts.extensions.get::<Watch>();
    let watch = watch.ok_or_else(|| Error::internal("a request of support's without a watch"))?;
    let watched = watch.0.get_or_init(|| Watched {
        account: Arc::clone(account),
        access: Arc::new(session.access()),
        context: OnceLock::new(),
    });
    Ok(Arc::clone(&watched.access))
}

/// Says in which context the request runs.
pub(super) fn note(parts: &Parts, context: &Context) {
    let watched = parts
        .extensions
        .get::<Watch>()
        .and_then(|watch| watch.0.get());
    if let Some(watched) = watched {
        watched.context.get_or_init(|| context.clone());
    }
}

/// Goes around everything that shows something of an account.
pub(crate) async fn watch<F: Future<Output = Response>>(
    state: &State,
    mut request: Request,
    answer: impl FnOnce(Request) -> F,
) -> Response {
    let watch = Watch::default();
    request.extensions_mut().insert(watch.clone());
    let response = answer(request).await;
    match watch.0.get() {
        None => response,
        Some(watched) => release(state, watched, response)
            .await
            .unwrap_or_else(IntoResponse::into_response),
    }
}

/// Lets an answer out once it is journalled what it shows.
async fn release(state: &State, watched: &Watched, response: Response) -> Result<Response> {
    let supervision = watched.access.supervision().cloned();
    let supervision = supervision.ok_or_else(|| Error::internal("support without supervision"))?;
    let Some(context) = watched.context.get().cloned() else {
        return Ok(response);
    };
    let (account, telling) = (Arc::clone(&watched.account), Arc::clone(&supervision));
    let told = state
        .records(move || telling.tell(&account, &context))
        .await;
    if supervision.lease().has_ended() {
        return Err(over());
    }
    told?;
    let (parts, body) = response.into_parts();
    Ok(Response::from_parts(parts, held(body, supervision)))
}

/// The body, which breaks off when the account is closed to support.
fn held(body: Body, supervision: Arc<Supervision>) -> Body {
    let pieces: BodyDataStream = body.into_data_stream();
    Body::from_stream(pieces.map(move |piece| {
        if supervision.lease().has_ended() {
            Err(axum::Error::new(over()))
        } else {
            piece
        }
    }))
}

fn over() -> Error {
    Error::new(
        Kind::SignInRequired,
        "The account is no longer open for support.",
    )
}
