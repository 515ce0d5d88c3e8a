//! Versions of records as entity tags (RFC 9110, 8.8.3): `"7"` is version 7.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, header};

use crate::error::{Error, Kind, Result};

/// The header of an answer that holds this version.
pub(crate) fn etag(version: u64) -> [(HeaderName, HeaderValue); 1] {
    // Digits within quotes are always a header's value.
    let tag = HeaderValue::from_str(&format!("\"{version}\""))
        .unwrap_or_else(|_| HeaderValue::from_static("\"\""));
    [(header::ETAG, tag)]
}

/// The version that a change was made from: `If-Match` with one tag, or `*`
/// for whichever there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct IfMatch(pub Option<u64>);

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        let value = parts.headers.get(header::IF_MATCH).ok_or_else(|| {
            Error::new(
                Kind::VersionRequired,
                "Send the version that you have read as `If-Match`, such as `If-Match: \"7\"`, \
                 or `If-Match: *` to overwrite whatever is there.",
            )
        })?;
        let text = value.to_str().unwrap_or_default().trim();
        if text == "*" {
            return Ok(Self(None));
        }
        let digits = text
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        digits.and_then(|digits| digits.parse().ok()).map(|version| Self(Some(version))).ok_or_else(
            || {
                Error::invalid(
                    "If-Match",
                    "not-a-version",
                    "`If-Match` holds no version: send one tag as it came in `ETag`, such as \"7\".",
                )
            },
        )
    }
}

/// A conflict as what it is to the caller: the version that they named is not
/// the one that is there.
pub(crate) fn stale(error: bailey_crm::Error, named: Option<u64>, present: u64) -> Error {
    match (&error, named) {
        (bailey_crm::Error::Conflict(_), Some(named)) if named != present => Error::new(
            Kind::StaleVersion,
            format!(
                "You have read version {named}, and it is at version {present} now. Read it \
                 again and decide anew."
            ),
        ),
        _ => error.into(),
    }
}

/// Whether the caller holds this version already (`If-None-Match`).
pub(crate) fn unchanged(headers: &axum::http::HeaderMap, version: u64) -> bool {
    let sent = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    sent.is_some_and(|tags| {
        tags.split(',').any(|tag| {
            let tag = tag.trim().trim_start_matches("W/");
            tag.trim_matches('"').parse() == Ok(version)
        })
    })
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    async fn read(value: &str) -> Result<IfMatch, Kind> {
        let request = Request::get("/")
            .header("if-match", value)
            .body(())
            .unwrap();
        let mut parts = request.into_parts().0;
        IfMatch::from_request_parts(&mut parts, &())
            .await
            .map_err(|error| error.kind)
    }

    #[tokio::test]
    async fn a_version_reads_back_from_its_tag() {
        let [(_, tag)] = etag(41);
        assert_eq!(read(tag.to_str().unwrap()).await, Ok(IfMatch(Some(41))));
        assert_eq!(read("*").await, Ok(IfMatch(None)));
        for wrong in ["41", "\"x\"", "\"1\", \"2\"", ""] {
            assert_eq!(read(wrong).await, Err(Kind::Invalid), "{wrong}");
        }
    }

    #[tokio::test]
    async fn a_change_without_a_version_is_asked_for_one() {
        let mut parts = Request::get("/").body(()).unwrap().into_parts().0;
        let refused = IfMatch::from_request_parts(&mut parts, &()).await;
        assert_eq!(
            refused.map_err(|error| error.kind),
            Err(Kind::VersionRequired)
        );
    }

    #[test]
    fn a_held_version_need_not_be_sent_again() {
        let held = |tags: &'static str| {
            let headers = axum::http::HeaderMap::from_iter([(
                header::IF_NONE_MATCH,
                HeaderValue::from_static(tags),
            )]);
            unchanged(&headers, 7)
        };
        assert!(held("\"7\"") && held("\"6\", W/\"7\""));
        assert!(!held("\"6\"") && !held("*"));
    }
}
