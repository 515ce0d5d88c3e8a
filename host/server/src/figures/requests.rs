//! Counts requests, and measures how long they take to be answered.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use metrics::{counter, histogram};

/// What is asked for that no route answers.
pub(crate) const NOWHERE: &str = "none";

/// Counts one request, by its route: what stands in the place of the route's variables
/// is somebody's.
pub(crate) async fn count(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.map_or_else(|| NOWHERE.to_owned(), |route| route.as_str().to_owned());
    let method = method(&request);
    let began = Instant::now();
    let response = next.run(request).await;
    let took = began.elapsed();
    let status = status(response.status().as_u16());
    histogram!("bailey_request_seconds", "route" => route.clone(), "method" => method).record(took);
    counter!("bailey_requests_total", "route" => route, "method" => method, "status" => status)
        .increment(1);
    response
}

/// One of the known methods: anybody can make others up.
fn method(request: &Request) -> &'static str {
    match request.method().as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        _ => "other",
    }
}

/// The class of a status.
fn status(code: u16) -> &'static str {
    match code {
        ..200 => "1xx",
        200..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        _ => "5xx",
    }
}
