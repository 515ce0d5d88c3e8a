//! Approves, delists, relists or revokes a package: it holds in every account from the
//! next call on.

use axum::extract::{Path, State as FromState};
use axum::response::Response;

use super::{address, find};
use crate::error::{Error, Result};
use crate::operator::form::Form;
use crate::operator::state::OperatorState;
use crate::operator::who::Operator;
use crate::texts::args;

/// Carries the decision out, and says what came of it.
pub(super) async fn decide(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
    Path((digest, act)): Path<(String, String)>,
    Form(form): Form,
) -> Result<Response> {
    let own = state.clone();
    let work = move || {
        let plugins = own.server().plugins();
        let digest = find(&plugins.catalogue(), &digest)?.digest();
        let (context, reader) = (operator.context(), &operator.reader);
        let said = match act.as_str() {
            "approve" => {
                plugins.approve_package(&context, digest)?;
                reader.text("operator-approved-said")
            }
            "delist" => {
                plugins.delist_package(&context, digest)?;
                reader.text("operator-delisted-said")
            }
            "relist" => {
                plugins.relist_package(&context, digest)?;
                reader.text("operator-relisted-said")
            }
            "revoke" => {
                let reason = form.filled("reason").unwrap_or_default();
                let told = plugins.revoke_package(&context, digest, reason, &mut |_, _| ())?;
                reader.text_with("operator-revoked-said", &args!["count" => told])
            }
            _ => return Err(Error::not_found("page")),
        };
        Ok::<_, Error>(operator.done(&own, said, &address(digest).to_string()))
    };
    state.server().plugin_calls(work).await
}
