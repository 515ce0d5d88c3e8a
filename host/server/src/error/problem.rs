//! Problem details for HTTP APIs (RFC 9457).

use std::sync::Arc;

use axum::Json;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Error, Kind};
use crate::request::RequestId;

/// Why a request was not carried out. Nothing was changed.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemDetails {
    /// The address of the kind's description.
    #[serde(rename = "type")]
    #[schema(example = "/api/v1/problems/stale-version")]
    pub kind: String,
    /// What the kind means.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What happened here, and what to do.
    pub detail: String,
    /// The kind's stable word.
    pub code: &'static str,
    /// The request's number, as in the log and the journal.
    pub request: String,
    /// The single things that are wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<SingleProblem>,
}

/// One thing that is wrong with a request.
#[derive(Debug, Serialize, ToSchema)]
pub struct SingleProblem {
    /// The field's key or the parameter's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// A stable word.
    pub code: &'static str,
    /// What is wrong and what to do.
    pub message: String,
}

impl ProblemDetails {
    fn new(error: &Error, request: &RequestId) -> Self {
        let problems = error
            .problems
            .iter()
            .map(|problem| SingleProblem {
                field: problem.field.clone(),
                code: problem.code,
                message: problem.message.clone(),
            })
            .collect();
        Self {
            kind: format!("/api/v1/problems/{}", error.kind.code()),
            title: error.kind.title(),
            status: error.kind.status().as_u16(),
            detail: error.public.clone(),
            code: error.kind.code(),
            request: request.as_str().to_owned(),
            problems,
        }
    }
}

/// The answer with a handler's error drawn as a problem.
pub(crate) fn draw(id: &RequestId, response: Response) -> Response {
    match response.extensions().get::<Arc<Error>>() {
        Some(error) => respond(&Arc::clone(error), id),
        None => response,
    }
}

fn respond(error: &Arc<Error>, id: &RequestId) -> Response {
    let mut response = (error.kind.status(), Json(ProblemDetails::new(error, id))).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    match error.kind {
        Kind::SignInRequired => {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        Kind::Throttled
        | Kind::AccountLimit
        | Kind::Unavailable
        | Kind::DiskFull
        | Kind::DiskFailing => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        _ => {}
    }
    response.extensions_mut().insert(Arc::clone(error));
    response
}
