//! Whether an account is served: suspends it, and opens it again.

use axum::extract::{Path, State as FromState};
use axum::response::Response;

use super::{address, find};
use crate::error::{Error, Result};
use crate::operator::form::Form;
use crate::operator::state::OperatorState;
use crate::operator::who::Operator;
use crate::texts::args;

/// Serves it nothing from now on.
pub(super) async fn suspend(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
    Path(account): Path<String>,
    Form(form): Form,
) -> Result<Response> {
    let own = state.clone();
    let work = move || {
        let id = find(&own, &account)?.id;
        let crm = own.server().crm();
        crm.suspend(&operator.context(), &id, form.filled("why"))?;
        let said = args!["account" => id.as_str()];
        let said = operator.reader.text_with("operator-suspended-said", &said);
        Ok::<_, Error>(operator.done(&own, said, &address(&id).to_string()))
    };
    state.server().records(work).await
}

/// Serves it again, also if it was to be deleted.
pub(super) async fn resume(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
    Path(account): Path<String>,
    Form(_): Form,
) -> Result<Response> {
    let own = state.clone();
    let work = move || {
        let id = find(&own, &account)?.id;
        own.server().crm().resume(&operator.context(), &id)?;
        let said = args!["account" => id.as_str()];
        let said = operator.reader.text_with("operator-resumed-said", &said);
        Ok::<_, Error>(operator.done(&own, said, &address(&id).to_string()))
    };
    state.server().records(work).await
}
