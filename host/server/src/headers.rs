//! What every answer tells the browser: run nothing that is not ours, show
//! nothing within another site, guess no types, keep no copies.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::settings::Settings;

/// Scripts, styles and images from our own origin alone; no inline ones, no
/// plugins of the browser, no frames in either direction. Forms post to us.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'";

const ALWAYS: [(HeaderName, HeaderValue); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(CONTENT_SECURITY_POLICY),
    ),
    (
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    ),
    // For what doesn't know `frame-ancestors`.
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    // Not `no-referrer`: a browser would then send `Origin: null` with forms.
    (
        header::REFERRER_POLICY,
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=()"),
    ),
];

/// Adds them to an answer. A handler that has set one of them keeps its own.
pub(crate) fn secure(settings: &Settings, headers: &mut HeaderMap) {
    // Room for ours and the handler's own at once.
    headers.reserve(16);
    for (name, value) in &ALWAYS {
        headers.entry(name).or_insert_with(|| value.clone());
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    if settings.secure() {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
        keep_to_tls(headers);
    }
}

/// Marks every cookie as one for TLS alone, whoever set it: what an act says
/// afterwards goes in one too, and may be a password that works once.
fn keep_to_tls(headers: &mut HeaderMap) {
    let cookies: Vec<_> = headers
        .get_all(header::SET_COOKIE)
        .iter()
        .cloned()
        .collect();
    headers.remove(header::SET_COOKIE);
    for cookie in cookies {
        let text = cookie.to_str().ok();
        let plain = text.filter(|text| !text.split(';').any(|part| part.trim() == "Secure"));
        let marked = plain.and_then(|text| format!("{text}; Secure").parse().ok());
        headers.append(header::SET_COOKIE, marked.unwrap_or(cookie));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_tls_no_cookie_goes_without_it() {
        let mut headers = HeaderMap::new();
        for cookie in [
            "notice=x; HttpOnly; Path=/",
            "__Host-session=y; Secure; Path=/",
        ] {
            headers.append(header::SET_COOKIE, HeaderValue::from_static(cookie));
        }
        keep_to_tls(&mut headers);
        let cookies: Vec<_> = headers.get_all(header::SET_COOKIE).iter().collect();
        assert_eq!(
            cookies,
            [
                "notice=x; HttpOnly; Path=/; Secure",
                "__Host-session=y; Secure; Path=/"
            ]
        );
    }
}
