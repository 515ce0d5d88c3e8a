//! What goes wrong elsewhere, as an error over HTTP. Messages from inside
//! (the database's, the file system's) stay in the log.

use std::io::ErrorKind;
use std::path::Path;

use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::http::StatusCode;
use bailey_crm::{Problem, Timestamp};
use bailey_plugins::{Answer, AnswerKind};

use super::{Error, Kind};

impl From<bailey_crm::Error> for Error {
    fn from(error: bailey_crm::Error) -> Self {
        use bailey_crm::Error as Crm;
        match error {
            Crm::Denied(why) => Self::new(Kind::Denied, sentence(&why)),
            Crm::NotFound(what) => Self::new(Kind::NotFound, format!("Not found: {what}.")),
            Crm::Invalid(problems) => {
                let said: Vec<_> = problems.iter().map(|one| sentence(&one.message)).collect();
                Self {
                    problems,
                    ..Self::new(Kind::Invalid, said.join(" "))
                }
            }
            Crm::Conflict(why) => Self::new(Kind::Conflict, sentence(&why)),
            Crm::Limit(which) => Self::new(Kind::Limit, sentence(&which)),
            Crm::StorageLimit { used, allowed } => {
                let said = sentence(&error.to_string());
                let problem = Problem::general("storage-limit", said.clone());
                Self {
                    problems: vec![problem.with("used", used).with("allowed", allowed)],
                    ..Self::new(Kind::StorageLimit, said)
                }
            }
            Crm::Unavailable(why) => Self {
                private: Some(why),
                ..Self::new(
                    Kind::Unavailable,
                    "Not now, and nothing was changed. Try again.",
                )
            },
            Crm::DiskFull => disk_full(),
            Crm::DiskFailing(how) => disk_failing(how),
            Crm::File { path, source } => file(&path, &source),
            other => Self::internal(other),
        }
    }
}

fn disk_full() -> Error {
    Error {
        // The operator has to hear of it.
        private: Some("no room is left".into()),
        ..Error::new(
            Kind::DiskFull,
            "The server's disk is full, and nothing was changed. Reading goes on. Whoever runs \
             Bailey for you has to make room; then send this again.",
        )
    }
}

fn disk_failing(how: String) -> Error {
    Error {
        private: Some(how),
        ..Error::new(
            Kind::DiskFailing,
            "The server's disk can't be used just now, and nothing was changed. Whoever runs \
             Bailey for you finds the reason in its log; send this again when it is mended.",
        )
    }
}

/// What the file system refused.
fn file(path: &Path, source: &std::io::Error) -> Error {
    match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => disk_full(),
        ErrorKind::ReadOnlyFilesystem => disk_failing(format!("{}: {source}", path.display())),
        _ => Error::internal(format!("{}: {source}", path.display())),
    }
}

/// A message as a sentence: other crates write theirs to stand after a colon.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters
        .next()
        .map(char::to_uppercase)
        .into_iter()
        .flatten()
        .collect();
    let end = if text.ends_with(['.', '?', '!']) {
        ""
    } else {
        "."
    };
    format!("{first}{}{end}", letters.as_str())
}

impl From<bailey_plugins::Error> for Error {
    fn from(error: bailey_plugins::Error) -> Self {
        use bailey_plugins::Error as Plugins;
        let said = error.to_string();
        match error {
            Plugins::Crm(error) => error.into(),
            Plugins::Package(_) | Plugins::Unfit { .. } => Self::new(Kind::PluginFailed, said),
            Plugins::NotFound(what) => Self::new(Kind::NotFound, sentence(&what)),
            Plugins::Withheld(_) => Self::new(Kind::Denied, sentence(&said)),
            Plugins::Consent(why) => Self::invalid("consent", "consent", why),
            Plugins::Conflict(why) => Self::new(Kind::Conflict, sentence(&why)),
            Plugins::Running(_) => Self::new(Kind::Conflict, sentence(&said)),
            Plugins::Throttled => Self::new(
                Kind::Throttled,
                "You come from many addresses at once. Wait a little and try again.",
            ),
            Plugins::TimeUsedUp { until } => {
                let said = sentence(&said);
                let problem = Problem::general("plugin-time-limit", said.clone());
                let away = until.0.saturating_sub(Timestamp::now().0).max(1000);
                Self {
                    problems: vec![problem.with("until", until.0)],
                    retry_after: Some(away.unsigned_abs().div_ceil(1000)),
                    ..Self::new(Kind::PluginTimeLimit, said)
                }
            }
            Plugins::Answered { answer, .. } => answered(answer),
            Plugins::Failed { .. } => Self {
                problems: vec![Problem::general("plugin-failure", said.clone())],
                ..Self::new(Kind::PluginFailed, said)
            },
            _ => Self::internal(said),
        }
    }
}

/// What a plugin answered, as if we had said it.
fn answered(answer: Answer) -> Error {
    let kind = match answer.kind {
        AnswerKind::Denied => Kind::Denied,
        AnswerKind::NotFound => Kind::NotFound,
        AnswerKind::Invalid => Kind::Invalid,
        AnswerKind::Conflict => Kind::Conflict,
        AnswerKind::Limit => Kind::Limit,
        AnswerKind::Unavailable => Kind::Unavailable,
    };
    let problems = answer.problems.into_iter().map(|problem| Problem {
        field: problem.field,
        code: "plugin",
        message: problem.message,
        args: Vec::new(),
    });
    Error {
        problems: problems.collect(),
        ..Error::new(kind, answer.message)
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
        Self {
            private: Some(text),
            ..Self::not_found("such address")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_message_is_a_sentence() {
        assert_eq!(sentence("you may not"), "You may not.");
        assert_eq!(sentence("`name` is needed"), "`name` is needed.");
        assert_eq!(sentence("Done."), "Done.");
    }
}
