//! Says who the caller is.

use bailey_crm::sessions::Credential;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::api::users::UserView;
use crate::auth::Entering;
use crate::error::Result;

/// Who is calling, and where.
#[derive(Serialize, ToSchema)]
pub(super) struct Me {
    /// The account's name in addresses.
    account: String,
    user: UserView,
    /// The number of the session; none for an API token.
    session: Option<i64>,
    /// The number of what was opened for support, of a specialist who is in by it;
    /// then `user` is nobody of the account.
    support: Option<i64>,
}

/// Who the caller is.
#[utoipa::path(
    get,
    path = "/me",
    tag = "sessions",
    responses((status = OK, body = Me), Refused)
)]
pub(super) async fn get(Entering(signed): Entering) -> Result<Json<Me>> {
    let session = match &signed.person.credential {
        Credential::Session(session) => Some(session.id.0),
        Credential::Token(_) | Credential::Support(_) => None,
    };
    let support = signed.person.support();

    Ok(Json(Me {
        account: signed.account.id().to_string(),
        user: UserView::from(signed.user()),
        session,
        support: support.map(|session| session.access_id().0),
    }))
}
