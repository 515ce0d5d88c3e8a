//! The one error over HTTP: a message for the person who asked and another for
//! the log, which is the only place that hears what is wrong inside.
//!
//! A handler returns it; the API draws it as problem details (RFC 9457), the
//! pages as a page. Either finds it in the response's extensions.

mod from;
mod kind;
mod problem;

use std::fmt;
use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use bailey_crm::Problem;

pub use kind::Kind;
pub use problem::ProblemDetails;
pub(crate) use problem::draw;

/// This crate's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a request was not carried out. Nothing was changed.
#[derive(Clone, Debug)]
pub struct Error {
    /// Which kind of refusal.
    pub kind: Kind,
    /// What happened and what to do, in English, for whoever asked.
    pub public: String,
    /// The single things that are wrong, where the request can say which.
    pub problems: Vec<Problem>,
    /// For the log alone.
    pub private: Option<String>,
    /// After how many seconds it is worth asking again, where that is known.
    pub retry_after: Option<u64>,
}

impl Error {
    /// An error of this kind with a message for whoever asked.
    pub fn new(kind: Kind, public: impl Into<String>) -> Self {
        Self {
            kind,
            public: public.into(),
            problems: Vec::new(),
            private: None,
            retry_after: None,
        }
    }

    /// A request with one thing wrong: which parameter or field, a stable word,
    /// and what to do.
    pub fn invalid(
        field: impl Into<String>,
        code: &'static str,
        message: impl Into<String>,
    ) -> Self {
        let message = message.into();
        Self {
            problems: vec![Problem::field(field, code, message.clone())],
            ..Self::new(Kind::Invalid, message)
        }
    }

    /// There is no such thing here, or the acting user may not see it.
    pub fn not_found(what: impl fmt::Display) -> Self {
        Self::new(
            Kind::NotFound,
            format!("There is no {what} here, or you may not see it."),
        )
    }

    /// Something is wrong inside: the cause goes to the log, and whoever asked
    /// gets the request's number.
    pub fn internal(cause: impl fmt::Display) -> Self {
        Self {
            private: Some(cause.to_string()),
            ..Self::new(
                Kind::Internal,
                "Something went wrong on our side and nothing was changed. The operator finds \
                 the cause in the log under this request's number.",
            )
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.code(), self.public)?;
        self.private
            .as_ref()
            .map_or(Ok(()), |private| write!(f, " ({private})"))
    }
}

impl std::error::Error for Error {}

impl IntoResponse for Error {
    /// An empty response that carries the error; the layer around the API or
    /// the pages draws it, since it knows the request's number and the
    /// reader's language.
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}
