//! A form that the operator posted from one of these pages.

use axum::extract::{FromRequest, Request};
use axum_extra::extract::CookieJar;
use maud::{Markup, html};

use super::state::OperatorState;
use super::who::{Operator, token};
use crate::auth::{FormWord, csrf};
use crate::error::{Error, Result};
use crate::pages::form as fields;
use crate::pages::params::Params;
use crate::pages::problems;
use crate::texts::Reader;

/// Its fields, if its word was right.
pub(super) struct Form(pub(super) Params);

impl FromRequest<OperatorState> for Form {
    type Rejection = Error;

    async fn from_request(request: Request, state: &OperatorState) -> Result<Self> {
        let cookies = CookieJar::from_headers(request.headers());
        let word = token(&cookies, state.server().settings()).map(FormWord::derive);
        let words: Vec<FormWord> = word.into_iter().collect();
        let body = csrf::posted(request, state, &words).await?;
        Ok(Self(Params::parse(&String::from_utf8_lossy(&body))))
    }
}

/// The hidden word of a form.
pub(super) fn word(operator: &Operator) -> Markup {
    fields::hidden_word(&operator.form_word())
}

/// What is wrong with what was posted, above its form.
pub(super) fn refusal(reader: &Reader, error: Option<&Error>) -> Markup {
    html! {
        @if let Some(error) = error {
            @if error.problems.is_empty() {
                p.problem role="alert" { (error.public) }
            }
            @for problem in &error.problems {
                p.problem role="alert" { (problems::text(reader, problem)) }
            }
        }
    }
}

/// A line of text, with its label and what is said of it.
pub(super) fn line(
    reader: &Reader,
    name: &str,
    label: &str,
    hint: Option<&str>,
    value: &str,
) -> Markup {
    let hint = hint.map(|hint| reader.text(hint));
    let named = fields::Named {
        id: name,
        name,
        problem: None,
        hint: hint.as_deref(),
    };
    let input = html! {
        input id=(name) name=(name) value=(value) required autocomplete="off"
            aria-describedby=[named.described().as_deref()];
    };
    fields::field(&reader.text(label), false, named, &input)
}
