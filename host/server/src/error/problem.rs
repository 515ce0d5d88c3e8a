//! Problem details for HTTP APIs (RFC 9457).

use std::sync::Arc;

use axum::Json;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::tz::TimeZone;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Error, Kind};
use crate::pages::problems;
use crate::request::RequestId;
use crate::texts::{Reader, from_accept_language};

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
    fn new(error: &Error, request: &RequestId, reader: Option<&Reader>) -> Self {
        let problems = error
            .problems
            .iter()
            .map(|problem| SingleProblem {
                field: problem.field.clone(),
                code: problem.code,
                message: match reader {
                    Some(reader) => problems::text(reader, problem),
                    None => problem.message.clone(),
                },
            })
            .collect::<Vec<_>>();
        let detail = match (reader, problems.as_slice()) {
            (Some(_), [only]) => only.message.clone(),
            _ => error.public.clone(),
        };
        Self {
            kind: format!("/api/v1/problems/{}", error.kind.code()),
            title: error.kind.title(),
            status: error.kind.status().as_u16(),
            detail,
            code: error.kind.code(),
            request: request.as_str().to_owned(),
            problems,
        }
    }
}

/// The answer with a handler's error drawn as a problem. What an account is told of its
/// limits, whoever asked reads in the language that they wish for.
pub(crate) fn draw(id: &RequestId, wished: Option<&HeaderValue>, response: Response) -> Response {
    match response.extensions().get::<Arc<Error>>() {
        Some(error) => respond(&Arc::clone(error), id, wished),
        None => response,
    }
}

/// Who reads the problem, if not in the program's own words.
fn reader(error: &Error, wished: Option<&HeaderValue>) -> Option<Reader> {
    if !matches!(error.kind, Kind::StorageLimit | Kind::PluginTimeLimit) {
        return None;
    }
    let language = from_accept_language(wished?.to_str().ok()?)?;
    Some(Reader::new(language, TimeZone::UTC))
}

fn respond(error: &Arc<Error>, id: &RequestId, wished: Option<&HeaderValue>) -> Response {
    let reader = reader(error, wished);
    let details = ProblemDetails::new(error, id, reader.as_ref());
    let mut response = (error.kind.status(), Json(details)).into_response();
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
    if let Some(seconds) = error.retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response.extensions_mut().insert(Arc::clone(error));
    response
}
