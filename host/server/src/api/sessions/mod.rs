//! Signing in and out.

mod confirm;
mod create;
mod delete;
mod list;
mod of_user;
mod revoke;
mod revoke_others;
mod safe_mode;
mod step;

use bailey_crm::sessions::Session;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::moment::Moment;
use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(
            create::create,
            list::list,
            revoke_others::revoke_others
        ))
        .routes(routes!(of_user::of_user))
        .routes(routes!(safe_mode::safe_mode))
        .routes(routes!(delete::delete))
        .routes(routes!(step::show, step::answer))
        .routes(routes!(confirm::confirm))
        .routes(routes!(revoke::revoke))
}

/// One stay, from signing in to signing out.
#[derive(Serialize, ToSchema)]
struct SessionView {
    id: i64,
    /// When it began.
    created_at: Moment,
    /// When it was used last, to about five minutes.
    seen_at: Moment,
    /// When it is over if nobody uses it until then.
    expires_at: Moment,
    /// It is one in safe mode.
    safe_mode: bool,
    /// The address it was begun from.
    address: Option<String>,
    /// What the browser said of itself.
    user_agent: Option<String>,
    /// Steps have to be passed before it reaches anything.
    pending: bool,
    /// When its bearer last proved who they are; none before they ever did.
    confirmed_at: Option<Moment>,
}

impl From<&Session> for SessionView {
    fn from(session: &Session) -> Self {
        Self {
            id: session.id.0,
            created_at: session.created_at.into(),
            seen_at: session.seen_at.into(),
            expires_at: session.expires_at().into(),
            safe_mode: session.safe_until.is_some(),
            address: session.address.clone(),
            user_agent: session.user_agent.clone(),
            pending: session.pending,
            confirmed_at: (session.confirmed_at.0 > 0).then(|| session.confirmed_at.into()),
        }
    }
}
