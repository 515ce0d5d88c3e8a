//! Counts requests, and measures how long they take to be answered.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::response::Response;
use metrics::{counter, histogram};

/// What is asked for that no route answers.
pub(crate) const NOWHERE: &str = "none";

/// One request that is being answered.
pub(crate) struct Counted {
    route: Option<MatchedPath>,
    method: &'static str,
    began: Instant,
}

impl Counted {
    /// It begins.
    pub(crate) fn begin(request: &Request) -> Self {
        Self {
            route: request.extensions().get().cloned(),
            method: method(request).unwrap_or("other"),
            began: Instant::now(),
        }
    }

    /// Counts it, by its route: what stands in the place of the route's variables is
    /// somebody's.
    pub(crate) fn end(self, response: &Response) {
        let route = self.route.as_ref().map_or(NOWHERE, MatchedPath::as_str);
        let (route, method) = (route.to_owned(), self.method);
        let status = status(response.status().as_u16());
        let took = self.began.elapsed();
        histogram!("bailey_request_seconds", "route" => route.clone(), "method" => method)
            .record(took);
        counter!(
            "bailey_requests_total", "route" => route, "method" => method, "status" => status
        )
        .increment(1);
    }
}

/// One of the known methods; none for others, which anybody can make up.
pub(crate) fn method(request: &Request) -> Option<&'static str> {
    Some(match request.method().as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        _ => return None,
    })
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
