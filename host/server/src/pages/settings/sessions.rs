//! Where somebody is signed in, and the way to end it: one's own on a page of
//! its own, another's on that person's page.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::sessions::{self, Credential, Session, SessionId};
use maud::{Markup, html};

use super::devices;
use crate::auth::{Posted, Signed};
use crate::error::{Error, Result};
use crate::pages::address::{Address, own_path};
use crate::pages::agent;
use crate::pages::frame::{self, Head};
use crate::pages::notice::Notice;
use crate::pages::viewer::Viewer;
use crate::pages::{form, show as values};
use crate::state::State;
use crate::texts::args;

const OWN: &str = "/settings/sessions";

/// One's own sessions.
pub(super) async fn show(
    FromState(state): FromState<State>,
    signed: Signed,
    viewer: Viewer,
) -> Result<Response> {
    let here = present(&signed);
    state
        .records(move || {
            let reader = &viewer.reader;
            let found = viewer
                .account
                .read(|read| sessions::list(read, &viewer.context, viewer.user.id))?;
            let elsewhere = found.iter().filter(|session| Some(session.id) != here).count();
            let head = Head::new(reader.text("sessions"))
                .under(reader.text("settings"), &Address::new("/settings"))
                .narrow();
            let body = html! {
                p.lead { (reader.text_with("sessions-lead", &args!["count" => elsewhere])) }
                (list(&viewer, &found, here, OWN))
                (devices::section(&viewer, viewer.user.id, OWN)?)
                @if elsewhere > 0 {
                    form method="post" action=(OWN) {
                        (form::word(&viewer))
                        button.button.danger { (reader.text_with("sessions-end-others", &args!["count" => elsewhere])) }
                    }
                }
            };
            Ok::<_, Error>(frame::page(&viewer, &head, &body))
        })
        .await
}

/// Ends all of one's sessions but this one.
pub(super) async fn end_others(
    FromState(state): FromState<State>,
    signed: Signed,
    viewer: Viewer,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let here = present(&signed);
    state
        .records(move || {
            let (account, context) = (&viewer.account, &viewer.context);
            sessions::revoke_others(account, context, viewer.user.id, here)?;
            let told = viewer.reader.text("sessions-ended-notice");
            Ok::<_, Error>(Notice::done(told).redirect(OWN))
        })
        .await
}

/// Ends one session, and goes back to the page that offered it.
pub(super) async fn end(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(session): Path<i64>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            sessions::revoke(&viewer.account, &viewer.context, SessionId(session))?;
            let back = posted.iter().find(|(name, _)| name == "back");
            let back = back.and_then(|(_, back)| own_path(back)).unwrap_or(OWN);
            let told = viewer.reader.text("session-ended-notice");
            Ok::<_, Error>(Notice::done(told).redirect(back))
        })
        .await
}

/// Sessions, each with the button that ends it; the one that looks at them is
/// ended by signing out.
pub(super) fn list(
    viewer: &Viewer,
    found: &[Session],
    here: Option<SessionId>,
    back: &str,
) -> Markup {
    let reader = &viewer.reader;
    html! {
        @if found.is_empty() { p.quiet { (reader.text("sessions-none")) } }
        @else {
            ul.plain.plugin-list {
                @for session in found {
                    li {
                        div {
                            strong { (session.address.as_deref().unwrap_or("?")) }
                            @if Some(session.id) == here { " " span.badge.good { (reader.text("session-this")) } }
                            p.quiet.small {
                                (reader.text("session-used")) " " (values::relative(reader, session.seen_at))
                                " · " (reader.text("session-begun")) " " (values::moment(reader, session.created_at))
                            }
                            @if let Some(agent) = &session.user_agent { p.quiet.small { (agent::short(agent)) } }
                        }
                        @if Some(session.id) != here {
                            form method="post" action=(Address::new(OWN).then(&session.id.0.to_string())) {
                                (form::word(viewer))
                                input type="hidden" name="back" value=(back);
                                button.button.danger { (reader.text("session-end")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The session that asks.
pub(super) fn present(signed: &Signed) -> Option<SessionId> {
    match &signed.person.credential {
        Credential::Session(session) => Some(session.id),
        Credential::Token(_) | Credential::Support(_) => None,
    }
}
