//! What a plugin said no to, or how it broke, as the person sees it in place.

use bailey_plugins::{AnswerKind, Error as PluginError};
use maud::{Markup, html};

use crate::error::{Error, Result};
use crate::pages::blocks::Refused;
use crate::pages::problems;
use crate::pages::viewer::Viewer;
use crate::texts::{Reader, args};

/// A plugin's failure to draw a page, told where the page would be. What is no
/// plugin's own failure is an error of the request.
pub(super) fn in_place(viewer: &Viewer, error: PluginError) -> Result<Markup> {
    told(viewer, "plugin-page-failed-title", error)
}

/// The same of a panel.
pub(crate) fn panel_failed(viewer: &Viewer, error: PluginError) -> Result<Markup> {
    told(viewer, "plugin-panel-failed-title", error)
}

fn told(viewer: &Viewer, title: &str, error: PluginError) -> Result<Markup> {
    let reader = &viewer.reader;
    if let PluginError::TimeUsedUp { .. } = &error {
        return Ok(waits(reader, error));
    }
    let told = match &error {
        PluginError::Failed { failure, .. } => reader.text_with(
            "plugin-page-failed",
            &args!["failure" => failure.to_string()],
        ),
        PluginError::Unfit { reason, .. } => {
            reader.text_with("plugin-page-failed", &args!["failure" => reason.as_str()])
        }
        PluginError::Answered { answer, .. } if answer.kind != AnswerKind::NotFound => {
            answer.message.clone()
        }
        _ => return Err(Error::from(error)),
    };
    Ok(html! {
        div.notice.danger role="alert" {
            div {
                strong { (reader.text(title)) }
                p { (told) }
                @if let Some(number) = &viewer.context.request {
                    p.quiet.small { (reader.text_with("error-request", &args!["number" => number.as_str()])) }
                }
            }
        }
    })
}

/// That the account's plugins wait, which is no failure of this one.
fn waits(reader: &Reader, error: PluginError) -> Markup {
    let error = Error::from(error);
    html! {
        div.notice.caution role="status" {
            div {
                strong { (reader.text("error-plugin-time-limit")) }
                @for problem in &error.problems { p { (problems::text(reader, problem)) } }
            }
        }
    }
}

/// What is wrong with a form that a plugin didn't take. What is no answer about
/// a form is an error of the request.
pub(super) fn of_form(
    form: &str,
    typed: Vec<(String, String)>,
    error: PluginError,
) -> Result<Refused> {
    match error {
        PluginError::Answered { answer, .. } if answer.kind == AnswerKind::Invalid => {
            let mut problems: Vec<_> = answer
                .problems
                .into_iter()
                .map(|problem| (problem.field, problem.message))
                .collect();
            if problems.is_empty() {
                problems.push((None, answer.message));
            }
            Ok(Refused {
                form: form.to_owned(),
                typed,
                problems,
            })
        }
        other => Err(Error::from(other)),
    }
}
