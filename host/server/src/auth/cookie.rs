//! The cookies: who is signed in, who is about to, and which browser a step of
//! signing in trusts.
//!
//! Over TLS they are named with the `__Host-` prefix, so that the browser itself
//! keeps them to this very host and to secure connections. Nothing but a
//! token is in them.

use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};

use crate::settings::Settings;

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Jar {
    /// The session's token.
    Session,
    /// A random word for forms that are filled in before anybody is signed in.
    Visit,
    /// The token of a browser that a step of signing in trusts.
    Device,
}

impl Jar {
    fn name(self, settings: &Settings) -> &'static str {
        match (self, settings.secure()) {
            (Self::Session, true) => "__Host-session",
            (Self::Session, false) => "session",
            (Self::Visit, true) => "__Host-visit",
            (Self::Visit, false) => "visit",
            (Self::Device, true) => "__Host-device",
            (Self::Device, false) => "device",
        }
    }

    /// What the browser sent.
    pub(crate) fn read<'a>(self, cookies: &'a CookieJar, settings: &Settings) -> Option<&'a str> {
        cookies.get(self.name(settings)).map(Cookie::value)
    }

    /// The cookie that sets it: for as long as the browser is open, a trusted one's
    /// for good, since the account knows until when; sent to no other site's requests but a
    /// link's, and out of reach for scripts.
    pub(crate) fn set(self, value: String, settings: &Settings) -> Cookie<'static> {
        let cookie = Cookie::build((self.name(settings), value))
            .path("/")
            .http_only(true)
            .secure(settings.secure())
            .same_site(SameSite::Lax);
        match self {
            Self::Device => cookie.permanent().build(),
            Self::Session | Self::Visit => cookie.build(),
        }
    }

    /// The cookie that takes it away.
    pub(crate) fn clear(self, settings: &Settings) -> Cookie<'static> {
        let mut cookie = self.set(String::new(), settings);
        cookie.make_removal();
        cookie
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn over(url: &str) -> Settings {
        Settings {
            public_url: Some(url.to_owned()),
            ..Settings::default()
        }
    }

    #[test]
    fn over_tls_a_cookie_is_kept_to_its_host() {
        let cookie = Jar::Session.set("x".to_owned(), &over("https://crm.example"));
        assert_eq!(
            cookie.to_string(),
            "__Host-session=x; HttpOnly; SameSite=Lax; Secure; Path=/"
        );
    }

    #[test]
    fn without_tls_a_cookie_is_plain() {
        let cookie = Jar::Session.set("x".to_owned(), &over("http://localhost:8080"));
        assert_eq!(
            cookie.to_string(),
            "session=x; HttpOnly; SameSite=Lax; Path=/"
        );
    }
}
