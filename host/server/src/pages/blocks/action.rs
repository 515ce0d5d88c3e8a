//! Buttons that post to their page, and what is asked before they do.

use bailey_plugins::page::{Action, Confirmation, Parameters, Tone};
use maud::{Markup, html};

use super::Place;
use super::place::OWN;
use crate::pages::form;
use crate::texts::args;

/// A row of buttons.
pub(super) fn row(place: &Place<'_>, actions: &[Action]) -> Markup {
    html! {
        div.line { @for action in actions { (button(place, action, false)) } }
    }
}

/// One button in a form of its own.
pub(super) fn button(place: &Place<'_>, action: &Action, inline: bool) -> Markup {
    let content = html! {
        (parameters(&action.parameters))
        button.(class(action, inline)) name="action" value=(action.name) { (action.label) }
    };
    place.posting("act", &content)
}

/// A button that posts the form around it, which has selected rows in it. Its
/// parameters go into its value, since the form's other buttons have their own.
pub(super) fn of_selection(action: &Action, index: usize) -> Markup {
    html! {
        button.(class(action, false)) name="selection" value=(index) { (action.label) }
    }
}

fn class(action: &Action, inline: bool) -> &'static str {
    match (action.tone, inline) {
        (Tone::Danger, true) => "button inline danger",
        (_, true) => "button inline",
        (Tone::Danger, false) => "button danger",
        (Tone::Good, false) => "button main",
        (Tone::Neutral | Tone::Caution, false) => "button",
    }
}

/// A plugin's parameters as hidden fields.
pub(super) fn parameters(parameters: &Parameters) -> Markup {
    html! {
        @for (name, value) in parameters {
            input type="hidden" name=(format!("{OWN}{name}")) value=(value);
        }
    }
}

/// The page before an act that takes something away: what, how many, until when
/// it can be undone; and what has to be typed where it can't.
pub(crate) fn confirmation(
    place: &Place<'_>,
    action: &Action,
    confirmation: &Confirmation,
    posted: &Parameters,
    selected: usize,
    mistyped: bool,
) -> Markup {
    let reader = &place.viewer.reader;
    let danger = matches!(action.tone, Tone::Danger) || confirmation.typed.is_some();
    html! {
        form.confirm method="post" action=(place.here()) {
            (form::word(place.viewer))
            input type="hidden" name="action" value=(action.name);
            input type="hidden" name="confirmed" value="yes";
            // What was posted already carries its prefixes.
            @for (name, value) in posted { input type="hidden" name=(name) value=(value); }
            @if !confirmation.facts.is_empty() {
                ul { @for fact in &confirmation.facts { li { (fact) } } }
            }
            @if selected > 0 {
                p { (reader.text_with("confirm-selected", &args!["count" => selected])) }
            }
            @if let Some(typed) = &confirmation.typed {
                div.field {
                    label for="typed" { (reader.text_with("confirm-typed", &args!["word" => typed.as_str()])) }
                    input #typed name="typed" autocomplete="off" required autofocus
                        aria-invalid=[mistyped.then_some("true")]
                        aria-describedby=[mistyped.then_some("typed-problem")];
                    @if mistyped {
                        span.problem id="typed-problem" { (reader.text("confirm-mistyped")) }
                    }
                }
            }
            div.line {
                button.button.main.danger[danger] { (action.label) }
                a.button href=(place.here()) { (reader.text("cancel")) }
            }
        }
    }
}
