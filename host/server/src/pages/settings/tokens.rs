//! Tokens by which one's programs use the API: made, shown once, revoked.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::sessions::{self, ApiToken, NewToken, TokenId, TokenScope};
use bailey_crm::{Problem, Timestamp};
use maud::{Markup, html};

use super::settled::settled;
use super::token_scope;
use super::typed::Inputs;
use crate::auth::{Posted, Signed};
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::frame::{self, Head};
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::pages::{form, show as values};
use crate::state::State;

const OWN: &str = "/settings/tokens";

/// For how many days a token can be valid; blank for always.
const DAYS: [&str; 5] = ["7", "30", "90", "365", ""];

/// What the form holds.
struct Typed {
    name: String,
    days: String,
    scope: TokenScope,
}

impl Typed {
    fn read(posted: &Params) -> Self {
        Self {
            name: posted.first("name").unwrap_or_default().to_owned(),
            days: posted.first("days").unwrap_or_default().to_owned(),
            scope: token_scope::read(posted),
        }
    }
}

/// One's tokens, and the form for another.
pub(super) async fn show(FromState(state): FromState<State>, viewer: Viewer) -> Result<Response> {
    state
        .records(move || {
            let empty = Typed {
                name: String::new(),
                days: "90".to_owned(),
                scope: token_scope::proposed(),
            };
            draw(&viewer, &empty, &[], None)
        })
        .await
}

/// Makes a token and shows its secret, this once.
pub(super) async fn create(
    FromState(state): FromState<State>,
    signed: Signed,
    viewer: Viewer,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let typed = Typed::read(&Params(posted));
            if typed.scope.is_wide() {
                signed.must_be_confirmed()?;
            }
            let days = typed.days.parse::<u16>().ok();
            let until = |days| {
                let millis = i64::from(days) * 86_400_000;
                viewer.context.at.plus_millis(millis)
            };
            let new = NewToken {
                name: typed.name.clone(),
                user: viewer.user.id,
                scope: typed.scope.clone(),
                expires_at: days.map(until),
            };
            settled(
                sessions::create_token(&viewer.account, &viewer.context, new),
                |(_, token)| draw(&viewer, &typed, &[], Some(&token.reveal())),
                |problems| draw(&viewer, &typed, problems, None),
            )
        })
        .await
}

/// Revokes a token.
pub(super) async fn revoke(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(token): Path<i64>,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            sessions::revoke_token(&viewer.account, &viewer.context, TokenId(token))?;
            let told = viewer.reader.text("token-revoked-notice");
            Ok::<_, Error>(Notice::done(told).redirect(OWN))
        })
        .await
}

fn draw(
    viewer: &Viewer,
    typed: &Typed,
    found: &[Problem],
    secret: Option<&str>,
) -> Result<Response> {
    let reader = &viewer.reader;
    let tokens = viewer
        .account
        .read(|read| sessions::tokens(read, &viewer.context, viewer.user.id))?;
    let fields = Inputs { viewer, found };
    let days = DAYS.map(|days| {
        let label = match days {
            "" => reader.text("token-never-ends"),
            days => reader.text_with(
                "token-days",
                &crate::texts::args!["count" => days.parse::<u64>().unwrap_or_default()],
            ),
        };
        (days.to_owned(), label)
    });
    let head = Head::new(reader.text("tokens"))
        .under(reader.text("settings"), &Address::new("/settings"))
        .narrow();
    let body = html! {
        p.lead { (reader.text("tokens-lead")) }
        @if let Some(secret) = secret {
            div.notice.good role="status" {
                div {
                    strong { (reader.text("token-made")) }
                    p { code.secret { (secret) } }
                    p.quiet { (reader.text("token-once")) }
                }
            }
        }
        (list(viewer, &tokens)?)
        h2 { (reader.text("token-new")) }
        form.form method="post" action=(OWN) {
            (form::word(viewer))
            (fields.line("name", "token-name", Some("token-name-hint"), if secret.is_some() { "" } else { &typed.name }))
            (token_scope::inputs(viewer, &typed.scope, found)?)
            (fields.choice("days", "token-ends", &typed.days, &days))
            div.line { button.button.main { (reader.text("token-make")) } }
        }
    };
    Ok(frame::page(viewer, &head, &body))
}

fn list(viewer: &Viewer, tokens: &[ApiToken]) -> Result<Markup> {
    let (reader, now) = (&viewer.reader, Timestamp::now());
    Ok(html! {
        @if tokens.is_empty() { p.quiet { (reader.text("tokens-none")) } }
        @else {
            ul.plain.plugin-list {
                @for token in tokens {
                    li {
                        div {
                            strong { (token.name) }
                            @if !token.is_valid(now) { " " span.badge.caution { (reader.text("token-over")) } }
                            p.small { (token_scope::words(viewer, &token.scope)?) }
                            p.quiet.small {
                                (reader.text("token-created")) " " (values::moment(reader, token.created_at)) " · "
                                @match token.seen_at {
                                    Some(at) => { (reader.text("session-used")) " " (values::relative(reader, at)) },
                                    None => (reader.text("token-unused")),
                                }
                                @if let Some(at) = token.expires_at {
                                    " · " (reader.text("token-until")) " " (values::moment(reader, at))
                                }
                            }
                        }
                        form method="post" action=(Address::new(OWN).then(&token.id.0.to_string())) {
                            (form::word(viewer))
                            button.button.danger { (reader.text("token-revoke")) }
                        }
                    }
                }
            }
        }
    })
}
