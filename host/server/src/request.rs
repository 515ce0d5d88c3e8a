//! What the server itself knows of a request: its number, which the journal,
//! the log and the answer share, and the address it came from.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts, MatchedPath, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use bailey_crm::AccountId;
use bailey_crm::behalf::{self, Behalf, Carried, SPANS};
use tracing::Span;
use tracing::field::Empty;

use crate::error::{Error, Result};
use crate::figures::requests;
use crate::settings::Settings;
use crate::traces;

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
/// wrong inside.
pub(crate) async fn number<F: Future<Output = Response>>(
    settings: &Settings,
    mut request: Request,
    answer: impl FnOnce(Request) -> F,
) -> Response {
    let id = RequestId::new();
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    let address = peer.and_then(|peer| client(peer, request.headers(), settings));
    let span = span(&id, &request);
    if !span.is_disabled() {
        traces::follow(&span, peer, request.headers(), settings);
    }
    let outside = span.clone();
    let behalf = Behalf::request(Arc::clone(&id.0));
    request.extensions_mut().insert(id.clone());
    request.extensions_mut().insert(ClientAddress(address));
    let answered = async move {
        let mut response = answer(request).await;
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
    };
    let response = Carried::of(behalf, span).around(answered).await;
    let status = response.status();
    outside.record("http.response.status_code", status.as_u16());
    if status.is_server_error() {
        outside.record("otel.status_code", "ERROR");
    }
    response
}

/// The span of a request, named as OpenTelemetry's
/// [conventions](https://opentelemetry.io/docs/specs/semconv/http/http-spans/) have it.
/// It tells the route, never the address, the query, bodies or headers: those hold what
/// people typed, and secrets.
fn span(id: &RequestId, request: &Request) -> Span {
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map(MatchedPath::as_str);
    let method = requests::method(request).unwrap_or("_OTHER");
    tracing::info_span!(
        target: SPANS,
        "request",
        otel.name = match route {
            Some(route) => format!("{method} {route}"),
            None => method.to_owned(),
        },
        otel.kind = "server",
        otel.status_code = Empty,
        http.request.method = method,
        http.route = route,
        http.response.status_code = Empty,
        bailey.request = id.as_str(),
        bailey.account = Empty,
    )
}

/// The request that this thread works for is for this account.
pub(crate) fn is_in(account: &AccountId) {
    if let Some(behalf) = behalf::now() {
        behalf.is_in(account);
    }
    Span::current().record("bailey.account", account.as_str());
}

/// The last address of `X-Forwarded-For` that is no trusted proxy's, when the peer
/// is one; else the peer. An IPv4 address mapped into IPv6 is IPv4. None when a
/// trusted proxy names what is no address: then nobody knows whose request it is,
/// and it is not the proxy's own.
fn client(peer: IpAddr, headers: &HeaderMap, settings: &Settings) -> Option<IpAddr> {
    let mut address = peer.to_canonical();
    let forwarded = headers.get_all("x-forwarded-for");
    let mut hops: Vec<&str> = forwarded
        .iter()
        .map(|value| value.to_str().unwrap_or_default())
        .flat_map(|value| value.split(','))
        .collect();
    while settings.trusts(address) {
        let Some(hop) = hops.pop() else { break };
        address = hop_address(hop.trim())?;
    }
    Some(address)
}

/// The address that a proxy wrote down, which some do with a port and some with the
/// zone of a link-local address.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let host = match hop.strip_prefix('[') {
        Some(rest) => rest.split(']').next()?,
        // One colon is a port's, more are an IPv6 address's.
        None if hop.matches(':').count() == 1 => hop.split(':').next()?,
        None => hop,
    };
    let host = host.split('%').next()?;
    Some(host.parse::<IpAddr>().ok()?.to_canonical())
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The client behind these hops, with 10.0.0.0/8 and ::1 trusted.
    fn seen(peer: &str, forwarded: &[&str]) -> Option<String> {
        let settings = Settings {
            trusted_proxies: vec!["10.0.0.0/8".parse().unwrap(), "::1/128".parse().unwrap()],
            ..Settings::default()
        };
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        let address = client(peer.parse().unwrap(), &headers, &settings);
        address.map(|address| address.to_string())
    }

    #[test]
    fn who_is_no_trusted_proxy_says_nothing_about_where_they_come_from() {
        let spoofed = seen("203.0.113.9", &["10.0.0.1"]);
        assert_eq!(spoofed.as_deref(), Some("203.0.113.9"));
        let nothing = seen("10.0.0.1", &[]);
        assert_eq!(nothing.as_deref(), Some("10.0.0.1"));
    }

    #[test]
    fn of_several_proxies_the_last_one_that_is_not_trusted_is_the_client() {
        for hops in [
            &["198.51.100.1, 203.0.113.9, 10.0.0.2"][..],
            &["198.51.100.1", "203.0.113.9", "10.0.0.2"],
            &["198.51.100.1,203.0.113.9"],
        ] {
            assert_eq!(seen("10.0.0.1", hops).as_deref(), Some("203.0.113.9"));
        }
    }

    #[test]
    fn an_ipv4_address_in_ipv6_clothes_is_ipv4() {
        let mapped = seen("::ffff:203.0.113.9", &[]);
        assert_eq!(mapped.as_deref(), Some("203.0.113.9"));
        let behind = seen("::ffff:10.0.0.1", &["::ffff:203.0.113.9"]);
        assert_eq!(behind.as_deref(), Some("203.0.113.9"));
    }

    #[test]
    fn ports_and_zones_are_no_part_of_an_address() {
        for (hop, address) in [
            ("203.0.113.9:4711", "203.0.113.9"),
            ("[2001:db8::9]:4711", "2001:db8::9"),
            ("2001:db8::9", "2001:db8::9"),
            ("fe80::1%eth0", "fe80::1"),
        ] {
            assert_eq!(seen("::1", &[hop]).as_deref(), Some(address), "{hop}");
        }
    }

    #[test]
    fn what_is_no_address_is_nobodys_and_not_the_proxys() {
        for hop in ["unknown", "203.0.113.999", "_hidden", "", "10.0.0.1.2"] {
            assert_eq!(seen("10.0.0.1", &[hop]), None, "{hop}");
        }
    }
}
