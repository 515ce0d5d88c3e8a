//! Tokens by which programs act for a user.

mod create;
mod list;
mod revoke;

use std::collections::BTreeSet;

use bailey_crm::sessions::ApiToken;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::moment::Moment;
use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(revoke::revoke))
}

/// A token, without its secret.
#[derive(Serialize, ToSchema)]
struct TokenView {
    id: i64,
    /// What its maker called it.
    name: String,
    /// What a program may do with it, of what its maker may: `read`, `write`,
    /// `delete`, `export`, `settings`.
    scopes: Vec<&'static str>,
    /// The keys of the tables to whose records it extends; none for all tables.
    tables: Option<BTreeSet<String>>,
    created_at: Moment,
    /// From when on it is no longer valid; none for never.
    expires_at: Option<Moment>,
    /// When it was used last, to about five minutes.
    seen_at: Option<Moment>,
}

impl From<&ApiToken> for TokenView {
    fn from(token: &ApiToken) -> Self {
        Self {
            id: token.id.0,
            name: token.name.clone(),
            scopes: token
                .scope
                .rights
                .iter()
                .map(|right| right.name())
                .collect(),
            tables: token.scope.tables.clone(),
            created_at: token.created_at.into(),
            expires_at: token.expires_at.map(Moment::from),
            seen_at: token.seen_at.map(Moment::from),
        }
    }
}
