//! Chooses the language of one's pages.

use axum::extract::State as FromState;
use axum::response::{IntoResponse, Redirect, Response};
use bailey_crm::directory::{self, Language, UserUpdate};
use serde::Deserialize;

use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::address::own_path;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Which language, and from which page.
#[derive(Deserialize)]
pub(super) struct Chosen {
    language: Language,
    back: Option<String>,
}

/// Keeps the language with the person and goes back to the page.
pub(super) async fn choose(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Posted(chosen): Posted<Chosen>,
) -> Result<Response> {
    state
        .records(move || {
            let update = UserUpdate {
                language: Some(chosen.language),
                ..UserUpdate::default()
            };
            directory::update_user(&viewer.account, &viewer.context, viewer.user.id, update)?;
            let back = chosen.back.as_deref().and_then(own_path).unwrap_or("/");
            Ok::<_, Error>(Redirect::to(back).into_response())
        })
        .await
}
