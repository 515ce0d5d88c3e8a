//! What the server itself knows of a request: its number, which the journal,
//! the log and the answer share, and the address it came from.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts, MatchedPath, Request, State as FromState};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use crate::error::{Error, Result};
use crate::state::State;

/// The number of a request: 16 random hexadecimal digits, always our own. What
/// a caller sends as its number is not taken, since the journal attests ours.
#[derive(Clone, Debug)]
pub struct RequestId(Arc<str>);

impl RequestId {
    fn new() -> Self {
        Self(format!("{:016x}", rand::random::<u64>()).into())
    }

    /// The number as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The address that a request came from, by the rule about trusted proxies.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub Option<IpAddr>);

/// Numbers the request, finds its address, opens its span, and logs what was
/// wrong inside. A span names the route, never the query, bodies or headers:
/// those hold what people typed, and secrets.
pub(crate) async fn number(
    FromState(state): FromState<State>,
    mut request: Request,
    next: Next,
) -> Response {
    let id = RequestId::new();
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    let address = peer.map(|peer| client(peer, request.headers(), &state));
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("", MatchedPath::as_str);
    let span = tracing::info_span!("request", id = id.as_str(), method = %request.method(), route);
    request.extensions_mut().insert(id.clone());
    request.extensions_mut().insert(ClientAddress(address));
    async move {
        let mut response = next.run(request).await;
        if let Some(error) = response.extensions().get::<Arc<Error>>()
            && error.private.is_some()
        {
            if response.status().is_server_error() {
                tracing::error!("{error}");
            } else {
                tracing::debug!("{error}");
            }
        }
        if let Ok(value) = HeaderValue::from_str(id.as_str()) {
            response.headers_mut().insert("x-request-id", value);
        }
        response
    }
    .instrument(span)
    .await
}

/// The last address of `X-Forwarded-For` that is no trusted proxy's, when the
/// peer is one; else the peer. An IPv4 address mapped into IPv6 is IPv4.
fn client(peer: IpAddr, headers: &HeaderMap, state: &State) -> IpAddr {
    let trusted = |ip: IpAddr| state.settings().trusts(ip);
    let mut address = peer.to_canonical();
    let forwarded = headers.get_all("x-forwarded-for");
    let mut hops: Vec<&str> = forwarded
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|v| v.split(','))
        .collect();
    while trusted(address) {
        let Some(Ok(next)) = hops.pop().map(|hop| hop.trim().parse::<IpAddr>()) else {
            break;
        };
        address = next.to_canonical();
    }
    address
}

impl<S: Sync> FromRequestParts<S> for RequestId {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        parts
            .extensions
            .get()
            .cloned()
            .ok_or_else(|| Error::internal("a request without a number"))
    }
}

impl<S: Sync> FromRequestParts<S> for ClientAddress {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        Ok(parts.extensions.get().copied().unwrap_or(Self(None)))
    }
}
