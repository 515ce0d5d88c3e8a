//! Says which plugins and publishers an account may have, or takes that back.

use axum::extract::{Path, State as FromState};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bailey_plugins::Subject;

use super::{address, find, show};
use crate::error::{Error, Kind, Result};
use crate::operator::form::Form;
use crate::operator::state::OperatorState;
use crate::operator::who::Operator;
use crate::pages::params::Params;
use crate::texts::args;

/// Says it.
pub(super) async fn set(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
    Path(account): Path<String>,
    Form(form): Form,
) -> Result<Response> {
    let own = state.clone();
    let work = move || {
        let id = find(&own, &account)?.id;
        let (allowed, said) = match form.first("say") {
            Some("allow") => (Some(true), "operator-rule-allowed-said"),
            Some("deny") => (Some(false), "operator-rule-denied-said"),
            _ => (None, "operator-rule-forgotten-said"),
        };
        let subject = match subject(&operator, &form) {
            Ok(subject) => subject,
            Err(error) => {
                let page = show::draw(&own, &operator, &account, &form, Some(&error))?;
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
            }
        };
        let plugins = own.server().plugins();
        plugins.set_offered(&operator.context(), &id, &subject, allowed)?;
        let args = args!["account" => id.as_str(), "subject" => subject.to_string()];
        let said = operator.reader.text_with(said, &args);
        Ok::<_, Error>(operator.done(&own, said, &address(&id).to_string()))
    };
    state.server().records(work).await
}

fn subject(operator: &Operator, form: &Params) -> Result<Subject> {
    let typed = form.filled("subject").unwrap_or_default();
    typed.parse().map_err(|_| {
        let said = operator
            .reader
            .text_with("operator-rule-wrong", &args!["subject" => typed]);
        Error::new(Kind::Invalid, said)
    })
}
