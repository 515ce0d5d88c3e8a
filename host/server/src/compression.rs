//! Answers are compressed, except where that could tell a secret.
//!
//! Who watches the size of encrypted answers and can have a browser ask for pages
//! of his wording learns what else is in them (BREACH, <https://breachattack.com>).
//! For that the requests have to come from a page of his. So an answer to a
//! browser is compressed only if the browser says that the request comes from our
//! own page or from the person themselves; and one to a program that brings its
//! token in a header, which no other page can.

use axum::http::{HeaderMap, HeaderName, header};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Compresses what is worth it and for whom it is wished.
pub(crate) fn layer() -> CompressionLayer {
    // Pages are made for one request, so speed counts: the first level halves
    // them four times over already.
    CompressionLayer::new().quality(CompressionLevel::Fastest)
}

/// Forgets the wish for compression where it could tell a secret.
pub(crate) fn only_for_our_own(headers: &mut HeaderMap) {
    if !is_our_own(headers) {
        headers.remove(header::ACCEPT_ENCODING);
    }
}

fn is_our_own(headers: &HeaderMap) -> bool {
    match headers.get(SITE).map(|site| site.as_bytes()) {
        Some(site) => matches!(site, b"same-origin" | b"none"),
        None => headers.contains_key(header::AUTHORIZATION),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs.iter().map(|(name, value)| {
            let name = HeaderName::from_static(name);
            (name, header::HeaderValue::from_static(value))
        });
        is_our_own(&headers.collect())
    }

    #[test]
    fn only_who_is_no_foreign_page_gets_it() {
        assert!(asked(&[("sec-fetch-site", "same-origin")]));
        assert!(asked(&[("sec-fetch-site", "none")]));
        assert!(asked(&[("authorization", "Bearer x")]));
        assert!(!asked(&[("sec-fetch-site", "cross-site")]));
        assert!(!asked(&[("sec-fetch-site", "same-site")]));
        assert!(!asked(&[]), "a browser that does not say");
        assert!(!asked(&[
            ("sec-fetch-site", "cross-site"),
            ("authorization", "Bearer x")
        ]));
    }
}
