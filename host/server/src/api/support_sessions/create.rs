//! A support specialist enters.

use axum::Extension;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum_extra::extract::CookieJar;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Anonymous;
use crate::auth::enter::{Typed, enter};
use crate::error::Result;
use crate::idempotency::Unrepeatable;
use crate::state::State;
use crate::texts::Language;

/// What a specialist was given, and who they are.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SupportCredentials)]
pub(super) struct Given {
    /// The number of what was opened.
    number: i64,
    /// The password that works once.
    password: String,
    /// What they call themselves: the account sees it with all that they do.
    agent: String,
}

/// A specialist's session that began.
#[derive(Serialize, ToSchema)]
#[schema(as = SupportSessionBegun)]
pub(super) struct Begun {
    /// For `Authorization: Bearer`; a browser has it in its cookie already.
    token: String,
    /// The number of what was opened.
    number: i64,
}

/// Enters with what an admin of the account handed on. The owner is told by mail,
/// and each record that an answer shows is in the journal before it goes out.
#[utoipa::path(
    post,
    path = "/support-sessions",
    tag = "sessions",
    security(()),
    request_body = Given,
    responses((status = CREATED, body = Begun), Refused)
)]
pub(super) async fn create(
    state: State,
    anonymous: Anonymous,
    cookies: CookieJar,
    headers: HeaderMap,
    Json(given): Json<Given>,
) -> Result<impl IntoResponse> {
    let typed = Typed {
        number: given.number.to_string(),
        password: given.password,
        agent: given.agent,
        language: Language::default(),
    };
    let (entered, cookie) = enter(&state, &anonymous, &headers, typed).await?;
    let begun = Begun {
        token: entered.token.reveal(),
        number: entered.id.0,
    };
    Ok((
        StatusCode::CREATED,
        cookies.add(cookie),
        Extension(Unrepeatable),
        Json(begun),
    ))
}
