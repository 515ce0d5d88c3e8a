//! What somebody typed into a form whose session had ended, or that asked first who
//! they are: it goes along through signing in, or proving that, and is sent again
//! from there with one press of a button.
//!
//! Only a form of our own is kept: one that carries the word of the very cookie
//! that came with it, though nobody is signed in by that cookie any more.
//! Passwords are never kept.

use axum::body::Bytes;
use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use maud::{Markup, html};

use super::address::own_path;
use super::form;
use super::params::Params;
use crate::auth::FormWord;
use crate::auth::cookie::Jar;
use crate::auth::csrf;
use crate::settings::Settings;
use crate::texts::Reader;

/// The names under which it goes through signing in.
pub(super) const FIELDS: &str = "kept";
pub(super) const PATH: &str = "kept-path";

/// How long it can be.
const LONGEST: usize = 256 * 1024;

/// What a form waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Waited {
    /// Somebody to sign in again.
    SignIn,
    /// Somebody to prove who they are.
    Confirmation,
}

impl Waited {
    /// The message about it.
    pub(super) fn said(self, what: &str) -> &'static str {
        match (self, what) {
            (Self::SignIn, "title") => "kept-title",
            (Self::SignIn, "send") => "kept-send",
            (Self::SignIn, _) => "kept-text",
            (Self::Confirmation, "title") => "confirmed-title",
            (Self::Confirmation, "send") => "confirmed-send",
            (Self::Confirmation, _) => "confirmed-text",
        }
    }
}

/// A form that waits for somebody to sign in or to prove who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Where it was posted to.
    path: String,
    /// What it held, as it was posted.
    fields: String,
}

impl Kept {
    /// What was posted without a session, if it came from our own form.
    pub(super) fn posted(
        headers: &HeaderMap,
        settings: &Settings,
        path: &str,
        body: &Bytes,
    ) -> Option<Self> {
        let cookies = CookieJar::from_headers(headers);
        let word = FormWord::derive(Jar::Session.read(&cookies, settings)?);
        let posted = form_urlencoded::parse(body);
        let ours = posted
            .clone()
            .any(|(name, value)| name == csrf::FIELD && word.matches(&value));
        if !ours {
            return None;
        }
        let kept = posted.filter(|(name, _)| name != csrf::FIELD && !name.contains("password"));
        let fields = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(kept)
            .finish();
        Self::read(path, &fields)
    }

    /// What came through signing in.
    pub(super) fn read(path: &str, fields: &str) -> Option<Self> {
        let path = own_path(path)?;
        (fields.len() <= LONGEST).then(|| Self {
            path: path.to_owned(),
            fields: fields.to_owned(),
        })
    }

    /// The same, from a form that carries it.
    pub(super) fn along(posted: &Params) -> Option<Self> {
        Self::read(posted.first(PATH)?, posted.first(FIELDS)?)
    }

    /// What carries it through the form for signing in.
    pub(super) fn carried(&self) -> Markup {
        html! {
            input type="hidden" name=(PATH) value=(self.path);
            input type="hidden" name=(FIELDS) value=(self.fields);
        }
    }

    /// The form that sends it again, with the word of the new session.
    pub(super) fn again(&self, reader: &Reader, word: &str, waited: Waited) -> Markup {
        html! {
            p { (reader.text(waited.said("text"))) }
            form.stack method="post" action=(self.path) {
                (form::hidden_word(word))
                @for (name, value) in form_urlencoded::parse(self.fields.as_bytes()) {
                    input type="hidden" name=(name) value=(value);
                }
                div.line {
                    button.button.main autofocus { (reader.text(waited.said("send"))) }
                    a.button href="/" { (reader.text("kept-leave")) }
                }
            }
        }
    }
}
