//! Signs somebody in.

use axum::Extension;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use axum_extra::extract::CookieJar;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::SessionView;
use super::step::StepView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::api::users::UserView;
use crate::auth::Anonymous;
use crate::auth::sign_in::{Between, Entered, sign_in};
use crate::error::Result;
use crate::idempotency::Unrepeatable;
use crate::state::State;

/// What somebody signs in with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Credentials {
    email: String,
    #[schema(format = Password)]
    password: String,
}

/// A session that began.
#[derive(Serialize, ToSchema)]
#[schema(as = SessionBegun)]
pub(super) struct Begun {
    /// For `Authorization: Bearer`; a browser has it in its cookie already.
    token: String,
    session: SessionView,
    user: UserView,
    /// What has to be answered first, at `sessions/current/step`: until then the
    /// session reaches nothing else. None if they are in.
    step: Option<StepView>,
}

impl From<&Entered> for Begun {
    fn from(entered: &Entered) -> Self {
        Self {
            token: entered.session.token.reveal(),
            session: SessionView::from(&entered.session.session),
            user: UserView::from(&entered.session.user),
            step: None,
        }
    }
}

/// Signs in. The answer sets a cookie and holds the same token for programs.
#[utoipa::path(
    post,
    path = "/sessions",
    tag = "sessions",
    security(()),
    request_body = Credentials,
    responses((status = CREATED, body = Begun), Refused)
)]
pub(super) async fn create(
    state: State,
    anonymous: Anonymous,
    cookies: CookieJar,
    parts: Parts,
    Json(typed): Json<Credentials>,
) -> Result<impl IntoResponse> {
    let entered = sign_in(&state, &anonymous, parts, typed.email, typed.password).await?;
    let mut begun = Begun::from(&entered);
    begun.step = match entered.between {
        Some(Between::Stuck(error)) => return Err(error),
        Some(Between::Asked(_, asked)) => Some(StepView::from(asked)),
        None => None,
    };
    Ok((
        StatusCode::CREATED,
        cookies.add(entered.cookie),
        Extension(Unrepeatable),
        Json(begun),
    ))
}
