//! Something that the operator does: who it is, about which account, and what was typed.
//! Every handler that takes a form begins with it.

use axum::extract::{FromRequest, FromRequestParts as _, RawPathParams, Request};
use axum::response::{IntoResponse, Response};
use bailey_crm::store::AccountSummary;

use super::accounts;
use super::form::Form;
use super::state::OperatorState;
use super::who::Operator;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::params::Params;
use crate::texts::Reader;

/// A form that the operator posted.
pub(super) struct Act {
    /// All that there is.
    pub(super) state: OperatorState,
    /// Who.
    pub(super) operator: Operator,
    /// What was typed.
    pub(super) form: Params,
    named: Option<String>,
}

impl FromRequest<OperatorState> for Act {
    type Rejection = Response;

    async fn from_request(request: Request, state: &OperatorState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let operator = Operator::from_request_parts(&mut parts, state).await?;
        let named = RawPathParams::from_request_parts(&mut parts, state).await;
        let named = named.map_err(IntoResponse::into_response)?;
        let named = named.iter().find(|(name, _)| *name == "account");
        let named = named.map(|(_, account)| account.to_owned());
        let form = Form::from_request(Request::from_parts(parts, body), state).await;
        let Form(form) = form.map_err(IntoResponse::into_response)?;
        Ok(Self {
            state: state.clone(),
            operator,
            form,
            named,
        })
    }
}

impl Act {
    /// The account that it is about. It blocks.
    pub(super) fn account(&self) -> Result<AccountSummary> {
        let named = self.named.as_deref();
        let named = named.ok_or_else(|| Error::not_found("account"))?;
        accounts::find(&self.state, named)
    }

    /// In whose words the operator reads.
    pub(super) fn reader(&self) -> &Reader {
        &self.operator.reader
    }

    /// Goes on to a page that says what was done.
    pub(super) fn done(&self, said: String, next: &Address) -> Response {
        self.operator.done(&self.state, said, &next.to_string())
    }

    /// Does it where blocking work runs that has to do with records alone.
    pub(super) async fn with_records(
        self,
        work: impl FnOnce(&Self) -> Result<Response> + Send + 'static,
    ) -> Result<Response> {
        let server = self.state.server().clone();
        server.records(move || work(&self)).await
    }

    /// Does it where plugins may run.
    pub(super) async fn with_plugins(
        self,
        work: impl FnOnce(&Self) -> Result<Response> + Send + 'static,
    ) -> Result<Response> {
        let server = self.state.server().clone();
        server.plugin_calls(move || work(&self)).await
    }

    /// Does it where what takes long is written out.
    pub(super) async fn with_exports(
        self,
        work: impl FnOnce(&Self) -> Result<Response> + Send + 'static,
    ) -> Result<Response> {
        let server = self.state.server().clone();
        server.exports(move || work(&self)).await
    }
}
