//! Whose trace a request belongs to: a proxy that is trusted may say so.

use std::net::IpAddr;

use axum::http::HeaderMap;
use opentelemetry::trace::{
    SpanContext, SpanId, TraceContextExt as _, TraceFlags, TraceId, TraceState,
};
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt as _;

use crate::settings::Settings;

/// Where it stands, as [W3C](https://www.w3.org/TR/trace-context/) has it. What comes in
/// `tracestate` is left alone: it may hold anything.
const HEADER: &str = "traceparent";

/// Makes the span a child of the one that a trusted proxy names. Who is none begins a
/// trace of their own, whatever they send.
pub(crate) fn follow(span: &Span, peer: Option<IpAddr>, headers: &HeaderMap, settings: &Settings) {
    if !peer.is_some_and(|peer| settings.trusts(peer.to_canonical())) {
        return;
    }
    let mut sent = headers.get_all(HEADER).iter();
    let (Some(one), None) = (sent.next(), sent.next()) else {
        return;
    };
    if let Some(parent) = one.to_str().ok().and_then(parent) {
        let around = opentelemetry::Context::new().with_remote_span_context(parent);
        if let Err(error) = span.set_parent(around) {
            tracing::debug!(%error, "a request begins a trace of its own");
        }
    }
}

/// `version-trace-parent-flags`. Versions after the first may say more behind it.
fn parent(text: &str) -> Option<SpanContext> {
    let mut parts = text.trim().split('-');
    let mut next = |digits| hex(parts.next()?, digits);
    let (version, trace, span, flags) = (next(2)?, next(32)?, next(16)?, next(2)?);
    if version == "ff" || (version == "00" && parts.next().is_some()) {
        return None;
    }
    let flags = u8::from_str_radix(flags, 16).ok()?;
    let context = SpanContext::new(
        TraceId::from_hex(trace).ok()?,
        SpanId::from_hex(span).ok()?,
        TraceFlags::new(flags) & TraceFlags::SAMPLED,
        true,
        TraceState::NONE,
    );
    context.is_valid().then_some(context)
}

/// So many lower-case hexadecimal digits.
fn hex(part: &str, digits: usize) -> Option<&str> {
    let fits = part.len() == digits
        && part
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    fits.then_some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

    #[test]
    fn what_a_proxy_says_is_read_as_the_standard_has_it() {
        let read = |text: &str| {
            let parent = parent(text)?;
            Some((parent.trace_id().to_string(), parent.is_sampled()))
        };
        let of = |sampled| Some((TRACE.to_owned(), sampled));
        assert_eq!(read(&format!("00-{TRACE}-00f067aa0ba902b7-01")), of(true));
        assert_eq!(read(&format!("00-{TRACE}-00f067aa0ba902b7-00")), of(false));
        assert_eq!(read(&format!("42-{TRACE}-00f067aa0ba902b7-01-x")), of(true));
        for wrong in [
            String::new(),
            format!("00-{TRACE}-00f067aa0ba902b7"),
            format!("00-{TRACE}-00f067aa0ba902b7-01-x"),
            format!("ff-{TRACE}-00f067aa0ba902b7-01"),
            format!("00-{TRACE}-0000000000000000-01"),
            format!("00-{}-00f067aa0ba902b7-01", "0".repeat(32)),
            format!("00-{}-00f067aa0ba902b7-01", TRACE.to_uppercase()),
            format!("00-{TRACE}-00f067aa0ba902b-01"),
            format!("00-{TRACE}-00f067aa0ba902bé-01"),
        ] {
            assert_eq!(read(&wrong), None, "{wrong}");
        }
    }
}
