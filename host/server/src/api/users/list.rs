//! Lists the account's people.

use bailey_crm::directory;

use super::UserView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// All users, suspended ones too, by name.
#[utoipa::path(
    get,
    path = "/users",
    tag = "people",
    responses((status = OK, body = Vec<UserView>), Refused)
)]
pub(super) async fn list(state: State, signed: Signed) -> Result<Json<Vec<UserView>>> {
    let users = signed
        .records(&state, |account, context| {
            account.read(|read| directory::users(read, context))
        })
        .await?;
    Ok(Json(users.iter().map(UserView::from).collect()))
}
