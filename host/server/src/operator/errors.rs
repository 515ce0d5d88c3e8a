//! What went wrong, as a page: what happened, that nothing was changed, and the
//! request's number, under which the log has the cause.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::html;

use crate::error::Error;
use crate::pages::{frame, problems};
use crate::request::RequestId;
use crate::texts::from_headers;

/// There is nothing at an address.
pub(super) async fn nothing() -> Error {
    Error::not_found("page")
}

/// Draws a handler's error.
pub(super) async fn draw(id: RequestId, request: Request, next: Next) -> Response {
    let reader = from_headers(request.headers());
    let response = next.run(request).await;
    let told = response.extensions().get::<Arc<Error>>().cloned();
    let bare = match response.status() {
        StatusCode::METHOD_NOT_ALLOWED | StatusCode::BAD_REQUEST => {
            Some(Arc::new(Error::not_found("page")))
        }
        _ => None,
    };
    let Some(error) = told.or(bare) else {
        return response;
    };
    let title = reader.find(&format!("error-{}", error.kind.code()));
    let title = title.unwrap_or_else(|| reader.text("error-other"));
    let text = reader.find(&format!("error-{}-text", error.kind.code()));
    let body = html! {
        p { (text.unwrap_or_else(|| error.public.clone())) }
        @for problem in &error.problems { p { (problems::text(&reader, problem)) } }
        p.quiet.small { (reader.text_with("error-request", &crate::texts::args!["number" => id.as_str()])) }
        p { a.button href="/" { (reader.text("operator-accounts")) } }
    };
    let page = frame::alone(&reader, &title, &body);
    let mut drawn = (error.kind.status(), page).into_response();
    // For the log, which is written further out.
    drawn.extensions_mut().insert(error);
    drawn
}
