//! What goes wrong elsewhere, as an error over HTTP. Messages from inside
//! (the database's, the file system's) stay in the log.

use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::http::StatusCode;

use super::{Error, Kind};

impl From<bailey_crm::Error> for Error {
    fn from(error: bailey_crm::Error) -> Self {
        use bailey_crm::Error as Crm;
        match error {
            Crm::Denied(why) => Self::new(Kind::Denied, why),
            Crm::NotFound(what) => Self::not_found(what),
            Crm::Invalid(problems) => {
                let public = problems.iter().map(|p| p.message.as_str()).collect::<Vec<_>>();
                Self { problems: problems.clone(), ..Self::new(Kind::Invalid, public.join(" ")) }
            }
            Crm::Conflict(why) => Self::new(Kind::Conflict, why),
            Crm::Limit(which) => Self::new(Kind::Limit, which),
            Crm::Unavailable(why) => Self {
                private: Some(why),
                ..Self::new(Kind::Unavailable, "Not now, and nothing was changed. Try again.")
            },
            other => Self::internal(other),
        }
    }
}

/// A body that axum could not read: too large is said as such, with what fits
/// unsaid, since the route's description names it.
fn body(status: StatusCode, message: String) -> Error {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Error::new(
            Kind::TooLarge,
            "The body is larger than this address takes. Send less at a time; tables are \
             imported at `imports`, which takes more.",
        ),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Error::new(Kind::MediaType, message),
        _ => Error::invalid("body", "unreadable", message),
    }
}

impl From<JsonRejection> for Error {
    fn from(rejection: JsonRejection) -> Self {
        body(rejection.status(), rejection.body_text())
    }
}

impl From<axum::extract::rejection::BytesRejection> for Error {
    fn from(rejection: axum::extract::rejection::BytesRejection) -> Self {
        body(rejection.status(), rejection.body_text())
    }
}

impl From<axum::extract::rejection::FormRejection> for Error {
    fn from(rejection: axum::extract::rejection::FormRejection) -> Self {
        body(rejection.status(), rejection.body_text())
    }
}

impl From<MultipartRejection> for Error {
    fn from(rejection: MultipartRejection) -> Self {
        body(StatusCode::UNSUPPORTED_MEDIA_TYPE, rejection.body_text())
    }
}

impl From<MultipartError> for Error {
    fn from(error: MultipartError) -> Self {
        body(error.status(), error.body_text())
    }
}

impl From<QueryRejection> for Error {
    fn from(rejection: QueryRejection) -> Self {
        Self::invalid("query", "unreadable", rejection.body_text())
    }
}

impl From<PathRejection> for Error {
    fn from(rejection: PathRejection) -> Self {
        let text = rejection.body_text();
        Self { private: Some(text), ..Self::not_found("such address") }
    }
}
