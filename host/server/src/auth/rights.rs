//! What somebody who is signed in may do: remembered, or asked of the plugins that
//! decide on rights.
//!
//! A plugin that gives no answer denies. Everybody but the owner is then told which
//! one, and reaches just what needs no record: signing out, their own profile and,
//! as an admin, the settings, where the plugin can be switched off.

use std::sync::Arc;

use axum::http::request::Parts;
use bailey_crm::directory::User;
use bailey_crm::{Access, Account};
use bailey_plugins::Error as PluginError;

use super::anonymous::path;
use crate::error::{Error, Kind, Result};
use crate::state::State;

/// What everybody reaches without rights to records.
const OWN: [&str; 4] = [
    "/sign-out",
    "/settings/profile",
    "/settings/sessions",
    "/api/v1/sessions",
];
/// What admins reach without.
const ADMINS: [&str; 2] = ["/settings", "/api/v1/plugins"];

/// What the user may.
pub(super) async fn of(
    parts: &Parts,
    state: &State,
    account: &Arc<Account>,
    user: &User,
) -> Result<Arc<Access>> {
    if let Some(access) = state.plugins().remembered_access(account, user) {
        return Ok(access);
    }
    let (plugins, asked, whose) = (state.plugins().clone(), Arc::clone(account), user.clone());
    let answer = state
        .plugin_calls(move || Ok::<_, Error>(plugins.access(&asked, &whose)))
        .await?;
    match answer {
        Ok(access) => Ok(access),
        Err(
            error @ (PluginError::Failed { .. }
            | PluginError::Answered { .. }
            | PluginError::Unfit { .. }),
        ) => without(path(parts), user, &error),
        Err(error) => Err(error.into()),
    }
}

/// What is left when nobody says what the user may.
fn without(path: &str, user: &User, error: &PluginError) -> Result<Arc<Access>> {
    let below = |top: &&str| {
        let rest = path.strip_prefix(*top);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let reached = OWN.iter().any(below) || (user.admin && ADMINS.iter().any(below));
    if !reached {
        return Err(Error::new(
            Kind::PolicyFailed,
            format!(
                "Who may see what could not be found out, so nothing is shown: {error}. An admin \
                 can switch this plugin off in the settings."
            ),
        ));
    }
    let mut access = Access::NONE;
    access.admin = user.admin;
    Ok(Arc::new(access))
}
