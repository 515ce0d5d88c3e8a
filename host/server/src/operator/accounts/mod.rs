//! The accounts: which there are and how they stand, one page each, and making another.

mod delete;
mod export;
mod list;
mod new;
mod rules;
mod show;
mod stand;

use axum::Router;
use axum::routing::{get, post};
use bailey_crm::AccountId;
use bailey_crm::store::AccountSummary;

use super::state::OperatorState;
use crate::error::{Error, Result};
use crate::pages::address::Address;

pub(super) use list::list;

/// Their routes.
pub(super) fn router() -> Router<OperatorState> {
    Router::new()
        .route("/accounts/new", get(new::form).post(new::create))
        .route("/accounts/{account}", get(show::show))
        .route("/accounts/{account}/suspend", post(stand::suspend))
        .route("/accounts/{account}/resume", post(stand::resume))
        .route(
            "/accounts/{account}/delete",
            get(delete::ask).post(delete::delete),
        )
        .route("/accounts/{account}/export", post(export::export))
        .route("/accounts/{account}/rules", post(rules::set))
}

/// The address of an account's page.
pub(super) fn address(account: &AccountId) -> Address {
    Address::new("/accounts").then(account.as_str())
}

/// The account that an address names.
pub(super) fn find(state: &OperatorState, account: &str) -> Result<AccountSummary> {
    let all = state.server().crm().accounts()?;
    let found = all.into_iter().find(|one| one.id.as_str() == account);
    found.ok_or_else(|| Error::not_found("account"))
}
