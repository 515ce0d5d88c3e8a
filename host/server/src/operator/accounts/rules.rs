//! Says which plugins and publishers an account may have, or takes that back.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bailey_plugins::Subject;

use super::{address, show};
use crate::error::{Error, Kind, Result};
use crate::operator::act::Act;
use crate::operator::who::Operator;
use crate::pages::params::Params;
use crate::texts::args;

/// Says it.
pub(super) async fn set(act: Act) -> Result<Response> {
    act.with_records(|act| {
        let id = act.account()?.id;
        let (state, operator, form) = (&act.state, &act.operator, &act.form);
        let (allowed, said) = match form.first("say") {
            Some("allow") => (Some(true), "operator-rule-allowed-said"),
            Some("deny") => (Some(false), "operator-rule-denied-said"),
            _ => (None, "operator-rule-forgotten-said"),
        };
        let subject = match subject(operator, form) {
            Ok(subject) => subject,
            Err(error) => {
                let page = show::draw(state, operator, id.as_str(), form, Some(&error))?;
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
            }
        };
        let plugins = state.server().plugins();
        plugins.set_offered(&operator.context(), &id, &subject, allowed)?;
        let args = args!["account" => id.as_str(), "subject" => subject.to_string()];
        Ok(act.done(act.reader().text_with(said, &args), &address(&id)))
    })
    .await
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
