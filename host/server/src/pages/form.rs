//! What every form has: the hidden word, and fields with label, hint and what
//! is wrong, told to screen readers too.

use maud::{Markup, html};

use super::viewer::Viewer;
use crate::auth::csrf;
use crate::texts::args;

/// The hidden word by which a posted form is known as our own.
pub(crate) fn word(viewer: &Viewer) -> Markup {
    html! {
        (hidden_word(viewer.form_word()))
        @if let Some(kept) = viewer.carried() { (kept.carried()) }
    }
}

/// The same, where nobody is signed in yet.
pub(crate) fn hidden_word(word: &str) -> Markup {
    html! { input type="hidden" name=(csrf::FIELD) value=(word); }
}

/// What an input is called and what is said about it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Named<'a> {
    /// Its id, unique on the page.
    pub(crate) id: &'a str,
    /// Its name in the posted form.
    pub(crate) name: &'a str,
    /// What is wrong with what was typed.
    pub(crate) problem: Option<&'a str>,
    /// A sentence about it.
    pub(crate) hint: Option<&'a str>,
}

impl Named<'_> {
    /// The ids of what is said about the input, for `aria-describedby`.
    pub(crate) fn described(&self) -> Option<String> {
        let parts: Vec<String> = [(self.problem, "problem"), (self.hint, "hint")]
            .into_iter()
            .filter(|(said, _)| said.is_some())
            .map(|(_, part)| format!("{}-{part}", self.id))
            .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// The value of `aria-invalid`.
    pub(crate) fn invalid(&self) -> Option<&'static str> {
        self.problem.map(|_| "true")
    }
}

/// What has to be typed before something that can't be undone: a word, or how many
/// it is.
pub(crate) fn typed(viewer: &Viewer, word: &str, number: bool, mistyped: bool) -> Markup {
    let reader = &viewer.reader;
    let label = reader.text_with("confirm-typed", &args!["word" => word]);
    let problem = mistyped.then(|| reader.text("confirm-mistyped"));
    let named = Named {
        id: "typed",
        name: "typed",
        problem: problem.as_deref(),
        hint: None,
    };
    let input = html! {
        input #typed name="typed" inputmode=[number.then_some("numeric")] autocomplete="off" required
            aria-invalid=[named.invalid()] aria-describedby=[named.described().as_deref()];
    };
    field(&label, false, named, &input)
}

/// An input with its label, its hint and its problem.
pub(crate) fn field(label: &str, check: bool, named: Named<'_>, input: &Markup) -> Markup {
    html! {
        div.field.check[check] {
            @if check { (input) }
            label for=(named.id) { (label) }
            @if !check { (input) }
            @if let Some(problem) = named.problem {
                span.problem id=(format!("{}-problem", named.id)) { (problem) }
            }
            @if let Some(hint) = named.hint {
                span.hint id=(format!("{}-hint", named.id)) { (hint) }
            }
        }
    }
}
