//! Changes what holds for the account as a whole.

use bailey_crm::directory::{self, SettingsUpdate};
use bailey_crm::views;
use serde::Deserialize;
use utoipa::ToSchema;

use super::AccountView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::api::users::language;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// What to change; what is missing stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AccountChanges {
    name: Option<String>,
    /// An IANA time zone.
    time_zone: Option<String>,
    /// An ISO 4217 code.
    currency: Option<String>,
    /// `en`, `ru`, `pl` or `zh`.
    language: Option<String>,
    /// The keys of the tables of which the journal keeps who looked at records.
    watched_tables: Option<Vec<String>>,
}

/// Changes the account's settings. For admins.
#[utoipa::path(
    patch,
    path = "/account",
    tag = "account",
    request_body = AccountChanges,
    responses((status = OK, body = AccountView), Refused)
)]
pub(super) async fn update(
    state: State,
    Admin(signed): Admin,
    Json(body): Json<AccountChanges>,
) -> Result<Json<AccountView>> {
    let update = SettingsUpdate {
        name: body.name,
        time_zone: body.time_zone,
        currency: body.currency,
        language: language(body.language)?,
    };
    let watched = body.watched_tables;
    let view = signed
        .records(&state, move |account, context| {
            directory::update_settings(account, context, update)?;
            if let Some(tables) = watched {
                views::set_watched(account, context, tables.into_iter().collect())?;
            }
            super::present(account, context)
        })
        .await?;
    Ok(Json(view))
}
