//! Makes a token.

use std::collections::BTreeSet;

use axum::Extension;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use bailey_crm::sessions::{self, NewToken, Right, TokenScope};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::TokenView;
use crate::api::body::Json;
use crate::api::moment::Moment;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::{Error, Result};
use crate::idempotency::Unrepeatable;
use crate::state::State;

/// A token that is to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewTokenBody {
    /// What it is called, so that its maker knows it again.
    name: String,
    /// What a program may do with it, of what its maker may: `read`, `write`,
    /// `delete`, `export`, `settings`. All of them if missing.
    scopes: Option<Vec<String>>,
    /// The keys of the tables to whose records it extends; all tables if missing.
    #[schema(value_type = Option<Vec<String>>)]
    tables: Option<BTreeSet<String>>,
    /// From when on it is no longer valid; never if missing.
    expires_at: Option<Moment>,
}

/// A token that was made.
#[derive(Serialize, ToSchema)]
#[schema(as = TokenMade)]
pub(super) struct Made {
    /// For `Authorization: Bearer`. It is shown this once.
    secret: String,
    token: TokenView,
}

/// Makes a token for oneself. One that may delete, export or set things asks first who
/// one is. Its secret is shown this once, so a repeated
/// request makes another one whatever its idempotency key.
#[utoipa::path(
    post,
    path = "/tokens",
    tag = "tokens",
    request_body = NewTokenBody,
    responses((status = CREATED, body = Made), Refused)
)]
pub(super) async fn create(
    state: State,
    signed: Signed,
    Json(body): Json<NewTokenBody>,
) -> Result<impl IntoResponse> {
    let new = NewToken {
        scope: scope(body.scopes, body.tables)?,
        name: body.name,
        user: signed.user().id,
        expires_at: body.expires_at.map(|moment| moment.0),
    };
    if new.scope.is_wide() {
        signed.must_be_confirmed()?;
    }
    let (kept, token) = signed
        .records(&state, move |account, context| {
            sessions::create_token(account, context, new)
        })
        .await?;
    let made = Made {
        secret: token.reveal(),
        token: TokenView::from(&kept),
    };
    Ok((StatusCode::CREATED, Extension(Unrepeatable), Json(made)))
}

fn scope(names: Option<Vec<String>>, tables: Option<BTreeSet<String>>) -> Result<TokenScope> {
    let rights = match names {
        None => Right::ALL.into(),
        Some(names) => {
            let right = |name: &String| Right::parse(name).ok_or_else(|| unknown(name));
            names.iter().map(right).collect::<Result<_>>()?
        }
    };
    Ok(TokenScope { rights, tables })
}

fn unknown(name: &str) -> Error {
    let known = Right::ALL.map(Right::name).join("`, `");
    let told = format!("There is no scope `{name}`, but `{known}`.");
    Error::invalid("scopes", "unknown-scope", told)
}
