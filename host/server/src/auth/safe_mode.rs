//! Safe mode: the owner's way in when plugins keep everybody out. The session is past
//! all guards, sign-in steps and policies, and reaches just the plugins' settings and
//! switches and the journal, for an hour.

use std::sync::Arc;

use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use bailey_crm::sessions::{Credential, Found};
use bailey_crm::{Access, Timestamp};

use super::Anonymous;
use super::anonymous::path;
use super::sign_in::{Entered, attempt, outcome};
use crate::error::{Error, Kind, Result};
use crate::state::State;

/// What can be looked at.
const SEEN: [&str; 5] = [
    "/journal/export",
    "/settings/activity",
    "/api/v1/journal",
    "/api/v1/plugins",
    "/settings/plugins",
];
/// What can be changed.
const CHANGED: [&str; 5] = [
    "/sign-out",
    "/sign-in/confirm",
    "/api/v1/sessions/current",
    "/settings/profile/language",
    "/settings/plugins",
];

/// When the session is over, if it is one in safe mode.
pub(crate) fn until(person: &Found) -> Option<Timestamp> {
    match &person.credential {
        Credential::Session(session) => session.safe_until,
        Credential::Token(_) | Credential::Support(_) => None,
    }
}

/// What the owner may in safe mode.
///
/// # Errors
/// [`Kind::SafeMode`] for whatever it doesn't reach.
pub(super) fn access(parts: &Parts) -> Result<Arc<Access>> {
    let path = path(parts);
    let below = |top: &str| {
        let rest = path.strip_prefix(top);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let reached = if parts.method.is_safe() {
        path == "/api/v1/me" || SEEN.into_iter().any(below) && !of_a_plugin(path)
    } else {
        CHANGED.into_iter().any(below) || switches(&parts.method, path)
    };
    if !reached {
        return Err(Error::new(
            Kind::SafeMode,
            "Safe mode reaches the plugins' settings and the journal, and nothing else.",
        ));
    }
    let mut access = Access::NONE;
    access.admin = true;
    Ok(Arc::new(access))
}

/// Whether it changes a plugin's state or settings over the API; its pages and jobs
/// are its own, and stay behind the guards.
fn switches(method: &Method, path: &str) -> bool {
    let Some(rest) = path.strip_prefix("/api/v1/plugins/") else {
        return false;
    };
    let mut parts = rest.split('/').skip(1);
    let act = parts.next();
    let ends = parts.next().is_none();
    match act {
        None => method == Method::DELETE,
        Some(act) => {
            ends && [
                "enable",
                "disable",
                "settings",
                "upgrade",
                "roll-back",
                "call-back",
            ]
            .contains(&act)
        }
    }
}

/// Whether it is one of a plugin's own pages or routes, over the API.
fn of_a_plugin(path: &str) -> bool {
    let rest = path.strip_prefix("/api/v1/plugins/");
    rest.and_then(|rest| rest.split('/').nth(1))
        .is_some_and(|part| ["pages", "endpoint", "data"].contains(&part))
}

/// Lets the owner in with one of their codes.
///
/// # Errors
/// [`Kind::WrongCredentials`], whatever of the three was wrong; [`Kind::Throttled`].
pub(crate) async fn enter(
    state: &State,
    anonymous: &Anonymous,
    headers: &HeaderMap,
    email: String,
    password: String,
    code: String,
) -> Result<Entered> {
    let (account, context) = (Arc::clone(&anonymous.account), anonymous.context.clone());
    let (plugins, attempt) = (state.plugins().clone(), attempt(headers, email, password));
    let entered = state
        .sign_ins(move || plugins.enter_safe_mode(&account, &context, &attempt, &code))
        .await?;
    outcome(state, entered)
}
