//! Inviting somebody who has no password yet.

use axum::extract::{Path, State as FromState};
use axum::http::HeaderMap;
use axum::response::Response;
use bailey_crm::UserId;

use super::of;
use crate::auth::{Admin, Posted};
use crate::error::{Error, Result};
use crate::mail::{self, Links};
use crate::pages::notice::Notice;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// Sends the invitation, again if it was sent before.
pub(super) async fn invite(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    headers: HeaderMap,
    Path(user): Path<i64>,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let links = Links::to(viewer.account.id(), state.settings(), &headers)?;
    let plugins = state.plugins().clone();
    state
        .records(move || {
            let user = UserId(user);
            mail::invite(&plugins, &viewer.account, &viewer.context, links, user)?;
            let args = args!["person" => viewer.user_name(user)];
            let told = viewer.reader.text_with("invited-notice", &args);
            Ok::<_, Error>(Notice::done(told).redirect(&of(user).to_string()))
        })
        .await
}
