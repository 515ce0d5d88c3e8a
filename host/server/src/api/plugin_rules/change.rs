//! Changes how the account wants its plugins' life.

use bailey_plugins::{RulesChange, Updates};
use serde::Deserialize;
use utoipa::ToSchema;

use super::RulesView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::state::State;

/// What is to change; what isn't there stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RulesBody {
    /// `never`, `patch` or `all`.
    updates: Option<String>,
    /// 1 to 365; holds for what is taken out from now on.
    keep_days: Option<u32>,
    /// 0 to 336. A shorter time holds when the one that held has passed.
    cool_off_hours: Option<u32>,
}

/// Changes how the account wants its plugins' life. What makes it less safe asks for
/// proof of who one is, and all other admins are told. For admins.
#[utoipa::path(
    patch,
    path = "/plugin-rules",
    tag = "plugins",
    request_body = RulesBody,
    responses((status = OK, body = RulesView), Refused)
)]
pub(super) async fn change(
    state: State,
    Admin(signed): Admin,
    Json(body): Json<RulesBody>,
) -> Result<Json<RulesView>> {
    let updates = body.updates.map(|name| {
        Updates::parse(&name).ok_or_else(|| {
            let told = format!("`{name}` is not one of `never`, `patch` and `all`.");
            Error::invalid("updates", "choice", told)
        })
    });
    let change = RulesChange {
        updates: updates.transpose()?,
        keep_days: body.keep_days,
        cool_off_hours: body.cool_off_hours,
    };
    let plugins = state.plugins().clone();
    let now = signed.context.at;
    let rules = state
        .plugin_calls(move || {
            if plugins.weakens_rules(&signed.account, &change)? {
                signed.must_be_confirmed()?;
            }
            let changed = plugins.set_rules(&signed.account, &signed.context, &change);
            changed.map_err(Error::from)
        })
        .await?;
    Ok(Json(RulesView::new(&rules, now)))
}
