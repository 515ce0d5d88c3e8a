//! Writes all that an account holds into files, in the folder for that on the server: as
//! `bailey account export` does.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::export::export_account;

use super::{address, find};
use crate::error::{Error, Result};
use crate::operator::form::Form;
use crate::operator::state::OperatorState;
use crate::operator::who::Operator;
use crate::texts::args;

/// Writes it, and says where it is.
pub(super) async fn export(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
    Path(account): Path<String>,
    Form(_): Form,
) -> Result<Response> {
    let own = state.clone();
    let work = move || {
        let id = find(&own, &account)?.id;
        let context = operator.context();
        let account = own.server().crm().account(&id)?;
        let folder = own.exports().join(format!("{id}-{}", context.at.0));
        export_account(&account, &context, &folder)?;
        let said = args!["folder" => folder.display().to_string()];
        let said = operator.reader.text_with("operator-exported-said", &said);
        Ok::<_, Error>(operator.done(&own, said, &address(&id).to_string()))
    };
    state.server().exports(work).await
}
