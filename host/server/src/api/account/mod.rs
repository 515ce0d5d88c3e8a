//! What holds for the account as a whole.

mod get;
mod update;

use bailey_crm::directory::{self, Settings};
use bailey_crm::{Account, Context, Result, views};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(get::get, update::update))
}

/// The account.
#[derive(Serialize, ToSchema)]
struct AccountView {
    /// Its name in addresses.
    id: String,
    name: String,
    /// An IANA time zone: that of schedules and of new users.
    time_zone: String,
    /// The ISO 4217 code that new amounts have.
    currency: String,
    /// `en`, `ru`, `pl` or `zh`: that of new users.
    language: String,
    /// The keys of the tables of which the journal keeps who looked at records.
    /// Null to members.
    watched_tables: Option<Vec<String>>,
}

/// The account as it is now.
fn present(account: &Account, context: &Context) -> Result<AccountView> {
    let Settings {
        name,
        time_zone,
        currency,
        language,
    } = account.read(directory::settings)?;
    let watched = context
        .access
        .admin
        .then(|| views::watched(account, context));
    Ok(AccountView {
        id: account.id().to_string(),
        name,
        time_zone,
        currency,
        language: language.as_str().to_owned(),
        watched_tables: watched.transpose()?.map(|keys| keys.into_iter().collect()),
    })
}
