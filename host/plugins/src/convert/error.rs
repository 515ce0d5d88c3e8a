//! Errors: the core's become the contract's, whose texts a guest may show to
//! whoever asked; the contract's become an [`Answer`].

use bailey_crm::Problem;

use super::page::Writer;
use crate::contract::bailey::crm::types as wit;
use crate::error::{Answer, AnswerKind, AnswerProblem, Error};

/// What a guest handed over can't be what it is meant for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Invalid {
    message: String,
}

impl Invalid {
    /// Says what is wrong.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }
}

impl From<Invalid> for wit::Error {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(vec![wit::Problem {
            field: None,
            message: wit::Text::Literal(invalid.message),
        }])
    }
}

impl From<Problem> for wit::Problem {
    fn from(problem: Problem) -> Self {
        Self {
            field: problem.field,
            message: wit::Text::Literal(problem.message),
        }
    }
}

/// The core's error as a guest gets it. What is wrong inside the host is
/// logged for the operator, and a guest learns just that it did not work.
fn refusal(error: bailey_crm::Error) -> wit::Error {
    use bailey_crm::Error as Core;
    match error {
        Core::Denied(why) => wit::Error::Denied(why),
        Core::NotFound(what) => wit::Error::NotFound(what),
        Core::Invalid(problems) => {
            wit::Error::Invalid(problems.into_iter().map(Into::into).collect())
        }
        Core::Conflict(why) => wit::Error::Conflict(why),
        Core::Limit(which) => wit::Error::Limit(which),
        full @ Core::StorageLimit { .. } => wit::Error::Limit(full.to_string()),
        Core::Unavailable(why) => wit::Error::Unavailable(why),
        Core::DiskFull => wit::Error::Unavailable("the server's disk is full".into()),
        inner => {
            tracing::error!(error = %inner, "a host function failed");
            wit::Error::Unavailable("the account's data could not be reached".into())
        }
    }
}

/// An act's error as a guest gets it.
pub fn refused(error: Error) -> wit::Error {
    match error {
        Error::Crm(error) => refusal(error),
        other => wit::Error::Unavailable(other.to_string()),
    }
}

impl From<bailey_crm::Error> for wit::Error {
    fn from(error: bailey_crm::Error) -> Self {
        refusal(error)
    }
}

/// What a plugin answered instead of doing what it was asked, written out.
pub fn answer(error: wit::Error, writer: &Writer<'_>) -> Answer {
    written(error, |text| writer.text(text))
}

/// The same where nobody reads a page: messages are named by their ids.
pub fn plain(error: wit::Error) -> Answer {
    written(error, |text| match text {
        wit::Text::Literal(text) => text,
        wit::Text::Translated(message) => message.id,
    })
}

fn written(error: wit::Error, write: impl Fn(wit::Text) -> String) -> Answer {
    let (kind, message, problems) = match error {
        wit::Error::Denied(why) => (AnswerKind::Denied, why, Vec::new()),
        wit::Error::NotFound(what) => (AnswerKind::NotFound, what, Vec::new()),
        wit::Error::Conflict(why) => (AnswerKind::Conflict, why, Vec::new()),
        wit::Error::Limit(which) => (AnswerKind::Limit, which, Vec::new()),
        wit::Error::Unavailable(why) => (AnswerKind::Unavailable, why, Vec::new()),
        wit::Error::Invalid(problems) => {
            let problems: Vec<_> = problems
                .into_iter()
                .map(|problem| AnswerProblem {
                    field: problem.field,
                    message: write(problem.message),
                })
                .collect();
            let messages: Vec<_> = problems
                .iter()
                .map(|problem| problem.message.as_str())
                .collect();
            (AnswerKind::Invalid, messages.join("; "), problems)
        }
    };
    Answer {
        kind,
        message,
        problems,
    }
}
