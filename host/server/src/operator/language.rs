//! Another language for these pages.

use axum::extract::State as FromState;
use axum::response::{IntoResponse, Redirect, Response};

use super::form::Form;
use super::state::OperatorState;
use super::who::Operator;
use crate::error::Result;
use crate::pages::address::own_path;
use crate::texts::from_tag;

/// Speaks it from now on, and goes back.
pub(super) async fn choose(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
    Form(form): Form,
) -> Result<Response> {
    if let Some(language) = form.first("language").and_then(from_tag) {
        state.sessions().speak(operator.token(), language);
    }
    let back = form.first("back").and_then(own_path).unwrap_or("/");
    Ok(Redirect::to(back).into_response())
}
