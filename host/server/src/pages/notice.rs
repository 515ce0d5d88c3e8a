//! What an act says on the page that comes after it: carried over the redirect
//! in a cookie, shown once, and gone.

use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use bailey_crm::OperationId;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

use super::form;
use super::viewer::Viewer;

const COOKIE: &str = "notice";
/// Browsers keep no more than 4096 bytes of a cookie.
const LONGEST: usize = 600;

/// How an act went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Tone {
    /// Nothing in particular.
    Neutral,
    /// As it should.
    Good,
    /// Something is worth a look.
    Caution,
    /// It was not done.
    Danger,
}

/// What an act says afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Notice {
    tone: Tone,
    text: String,
    undo: Option<OperationId>,
}

impl Notice {
    /// Something was done.
    pub(crate) fn done(text: impl Into<String>) -> Self {
        Self::new(Tone::Good, text)
    }

    /// Something was said, with this tone.
    pub(crate) fn new(tone: Tone, text: impl Into<String>) -> Self {
        let text: String = text.into();
        let text = if text.chars().count() > LONGEST {
            text.chars().take(LONGEST - 1).chain(['…']).collect()
        } else {
            text
        };
        Self {
            tone,
            text,
            undo: None,
        }
    }

    /// The same with a button that takes the operation back.
    #[must_use]
    pub(crate) fn with_undo(self, operation: Option<OperationId>) -> Self {
        Self {
            undo: operation,
            ..self
        }
    }

    /// What the browser brought along. What is no notice of ours is none.
    pub(super) fn read(cookies: &CookieJar) -> Option<Self> {
        let json = URL_SAFE_NO_PAD.decode(cookies.get(COOKIE)?.value()).ok()?;
        serde_json::from_slice(&json).ok()
    }

    /// The cookie that carries it to the next page.
    fn cookie(&self) -> Cookie<'static> {
        let json = serde_json::to_vec(self).unwrap_or_default();
        plain(URL_SAFE_NO_PAD.encode(json))
    }

    /// Goes on to another page, which shows the notice.
    pub(crate) fn redirect(&self, address: &str) -> Response {
        let cookie = AppendHeaders([(header::SET_COOKIE, self.cookie().to_string())]);
        (cookie, Redirect::to(address)).into_response()
    }

    /// The cookie that takes it away once it was shown.
    pub(super) fn clear() -> Cookie<'static> {
        let mut cookie = plain(String::new());
        cookie.make_removal();
        cookie
    }

    /// The notice as it stands on top of a page.
    pub(super) fn draw(&self, viewer: &Viewer) -> Markup {
        let class = match self.tone {
            Tone::Neutral => "neutral",
            Tone::Good => "good",
            Tone::Caution => "caution",
            Tone::Danger => "danger",
        };
        html! {
            div.notice.(class) role="status" data-brief[self.undo.is_some()] {
                span { (self.text) }
                @if let Some(operation) = self.undo {
                    form.does method="post" action="/undo" {
                        (form::word(viewer))
                        input type="hidden" name="operation" value=(operation);
                        input type="hidden" name="back" value=(viewer.here());
                        button.button { (viewer.reader.text("undo")) }
                    }
                }
            }
        }
    }
}

fn plain(value: String) -> Cookie<'static> {
    Cookie::build((COOKIE, value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .build()
}
