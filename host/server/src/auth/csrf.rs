//! That a form was posted from our own page.
//!
//! Two independent signs. What the browser says of the request's origin is
//! checked for every act that a cookie could carry; and a form carries a word
//! derived from the cookie itself, which a foreign page can neither read nor
//! compute: SHA-256 under a domain tag of the session's token, or, before
//! anybody is signed in, of the visit's random word.
//!
//! No page has the word itself: each has it under a mask of its own, random bytes
//! and the word's bytes combined with them. So no two pages have anything of it in
//! common, of which the size of compressed answers could tell, and what is posted
//! says from which drawing of a page it comes.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, Method, header};
use axum_extra::extract::CookieJar;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::cookie::Jar;
use crate::error::{Error, Kind, Result};
use crate::settings::Settings;
use crate::state::State;

/// The name of the form field.
pub const FIELD: &str = "csrf";

/// How many bytes the word has.
const LENGTH: usize = 32;

/// The word that this browser's forms carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormWord([u8; LENGTH]);

impl FormWord {
    /// The word of the session, or of the visit, whose cookie this is.
    pub(crate) fn derive(cookie: &str) -> Self {
        let digest = Sha256::new()
            .chain_update("bailey form\0")
            .chain_update(cookie)
            .finalize();
        Self(digest.into())
    }

    /// The words that forms of this browser may carry: the session's, and the
    /// visit's, which the form for signing in has also when a session has ended
    /// and its cookie is still there.
    fn of_request(headers: &HeaderMap, settings: &Settings) -> Vec<Self> {
        let cookies = CookieJar::from_headers(headers);
        let jars = [Jar::Session, Jar::Visit].into_iter();
        jars.filter_map(|jar| jar.read(&cookies, settings))
            .map(Self::derive)
            .collect()
    }

    /// The value of a page's hidden fields: the word under a mask that no other
    /// page has.
    #[must_use]
    pub fn masked(&self) -> String {
        let mask: [u8; LENGTH] = rand::random();
        let mut value = mask.to_vec();
        value.extend(mask.iter().zip(&self.0).map(|(mask, byte)| mask ^ byte));
        URL_SAFE_NO_PAD.encode(value)
    }

    /// Whether a posted field is this word under whatever mask. The comparison
    /// may take a time that tells about the word: only its bearer could learn it,
    /// who has it.
    #[must_use]
    pub fn matches(&self, posted: &str) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(posted) else {
            return false;
        };
        if bytes.len() != 2 * LENGTH {
            return false;
        }
        let (mask, masked) = bytes.split_at(LENGTH);
        let word = mask.iter().zip(masked).map(|(mask, byte)| mask ^ byte);
        word.eq(self.0)
    }
}

/// Refuses an act whose origin is another site, as far as the browser says. A
/// program that is no browser says nothing, and carries no one else's cookies.
pub(crate) fn same_origin(method: &Method, headers: &HeaderMap) -> Result<()> {
    if method.is_safe() {
        return Ok(());
    }
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &header::HeaderValue| value.to_str().ok())
    };
    let site = text(header::HeaderName::from_static("sec-fetch-site"));
    if site.is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return Err(foreign());
    }
    let Some(origin) = text(header::ORIGIN) else {
        return Ok(());
    };
    let host = origin.split_once("://").map(|(_, host)| host);
    if host.is_some() && host == text(header::HOST) {
        Ok(())
    } else {
        Err(foreign())
    }
}

fn foreign() -> Error {
    Error::new(
        Kind::ForeignOrigin,
        "The request was sent from a page that is not this account's, so nothing was done. \
         Open the page here and try again.",
    )
}

/// A posted form whose word was right. Repeated names become lists if the type
/// asks for them.
#[derive(Debug)]
pub struct Posted<T>(pub T);

/// The body of a form that was posted from a page of the same origin.
pub(crate) async fn body<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes> {
    let headers = request.headers();
    same_origin(request.method(), headers)?;
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
        return Err(Error::new(
            Kind::MediaType,
            "This address takes a posted form.",
        ));
    }
    Ok(Bytes::from_request(request, state).await?)
}

/// The same, if it carries one of these words.
pub(crate) async fn posted<S: Send + Sync>(
    request: Request,
    state: &S,
    words: &[FormWord],
) -> Result<Bytes> {
    let body = body(request, state).await?;
    let posted = form_urlencoded::parse(&body).find(|(name, _)| name == FIELD);
    let is_ours = |posted: &str| words.iter().any(|word| word.matches(posted));
    if !posted.is_some_and(|(_, posted)| is_ours(&posted)) {
        return Err(foreign());
    }
    Ok(body)
}

impl<T: DeserializeOwned> FromRequest<State> for Posted<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &State) -> Result<Self> {
        let words = FormWord::of_request(request.headers(), state.settings());
        let body = posted(request, state, &words).await?;
        serde_html_form::from_bytes(&body)
            .map(Self)
            .map_err(|error| Error::invalid("form", "unreadable", error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                (
                    header::HeaderName::from_static(name),
                    HeaderValue::from_str(value).unwrap(),
                )
            })
            .collect()
    }

    #[test]
    fn an_act_from_another_site_is_refused() {
        for told in [
            &[
                ("host", "demo.localhost"),
                ("origin", "http://other.example"),
            ][..],
            &[("host", "demo.localhost"), ("origin", "null")],
            &[("host", "demo.localhost"), ("sec-fetch-site", "cross-site")],
            &[("host", "demo.localhost"), ("sec-fetch-site", "same-site")],
        ] {
            let refused = same_origin(&Method::POST, &headers(told));
            assert_eq!(
                refused.map_err(|error| error.kind),
                Err(Kind::ForeignOrigin),
                "{told:?}"
            );
        }
    }

    #[test]
    fn an_act_from_our_own_page_or_from_a_program_goes_on() {
        for told in [
            &[
                ("host", "demo.localhost:80"),
                ("origin", "http://demo.localhost:80"),
            ][..],
            &[
                ("host", "demo.localhost"),
                ("sec-fetch-site", "same-origin"),
            ],
            &[("host", "demo.localhost")],
        ] {
            assert!(
                same_origin(&Method::POST, &headers(told)).is_ok(),
                "{told:?}"
            );
        }
        assert!(same_origin(&Method::GET, &headers(&[("origin", "http://x.example")])).is_ok());
    }

    #[test]
    fn the_word_is_another_for_another_cookie() {
        let word = FormWord::derive("session_demo_a");
        assert!(word.matches(&FormWord::derive("session_demo_a").masked()));
        assert!(!word.matches(&FormWord::derive("session_demo_b").masked()));
        assert!(!word.matches(""));
    }

    #[test]
    fn no_two_pages_have_anything_of_the_word_in_common() {
        let word = FormWord::derive("session_demo_a");
        let (one, other) = (word.masked(), word.masked());
        assert_ne!(one, other);
        let parts = one.as_bytes().windows(8);
        let shared = parts.filter(|part| {
            let part = std::str::from_utf8(part).unwrap();
            other.contains(part)
        });
        assert_eq!(shared.count(), 0);
    }
}
