//! Inputs of forms about people and the account: each with what was typed, and
//! with what is wrong with it in its place.

use bailey_crm::Problem;
use bailey_crm::directory::Language;
use maud::{Markup, html};

use crate::pages::form::{self, Named};
use crate::pages::problems;
use crate::pages::viewer::Viewer;
use crate::texts::own_name;

/// A form's inputs for a reader, with what is wrong.
pub(super) struct Inputs<'a> {
    pub(super) viewer: &'a Viewer,
    pub(super) found: &'a [Problem],
}

impl Inputs<'_> {
    /// A line of text that must be filled in.
    pub(super) fn line(&self, name: &str, label: &str, hint: Option<&str>, value: &str) -> Markup {
        self.field(name, label, hint, |named| {
            html! {
                input id=(name) name=(name) value=(value) required autocomplete="off"
                    aria-invalid=[named.invalid()] aria-describedby=[named.described().as_deref()];
            }
        })
    }

    /// A line of text that may stay empty.
    pub(super) fn optional(
        &self,
        name: &str,
        label: &str,
        hint: Option<&str>,
        value: &str,
    ) -> Markup {
        self.field(name, label, hint, |named| {
            html! {
                input id=(name) name=(name) value=(value) autocomplete="off"
                    aria-invalid=[named.invalid()] aria-describedby=[named.described().as_deref()];
            }
        })
    }

    /// A secret of somebody else's system, which is typed and never shown.
    pub(super) fn secret(&self, name: &str, label: &str, hint: &str) -> Markup {
        self.field(name, label, Some(hint), |named| {
            html! {
                input id=(name) name=(name) type="password" required autocomplete="off"
                    aria-invalid=[named.invalid()] aria-describedby=[named.described().as_deref()];
            }
        })
    }

    /// A password that is being made up.
    pub(super) fn password(&self, label: &str, hint: &str, required: bool) -> Markup {
        self.field("password", label, Some(hint), |named| {
            html! {
                input id="password" name="password" type="password" required[required] autocomplete="new-password"
                    aria-invalid=[named.invalid()] aria-describedby=[named.described().as_deref()];
            }
        })
    }

    /// The password that somebody has.
    pub(super) fn current_password(&self) -> Markup {
        self.field("current", "password-current", None, |named| {
            html! {
                input id="current" name="current" type="password" required autocomplete="current-password"
                    aria-invalid=[named.invalid()] aria-describedby=[named.described().as_deref()];
            }
        })
    }

    /// One of several, by value and label.
    pub(super) fn choice(
        &self,
        name: &str,
        label: &str,
        chosen: &str,
        choices: &[(String, String)],
    ) -> Markup {
        self.field(name, label, None, |named| {
            html! {
                select id=(name) name=(name)
                    aria-invalid=[named.invalid()] aria-describedby=[named.described().as_deref()] {
                    @for (value, label) in choices {
                        option value=(value) selected[value == chosen] { (label) }
                    }
                }
            }
        })
    }

    /// One of the languages, each by its own name.
    pub(super) fn language(&self, label: &str, chosen: Language) -> Markup {
        let choices = Language::ALL.map(|language| {
            let name = own_name(language).to_owned();
            (language.as_str().to_owned(), name)
        });
        self.choice("language", label, chosen.as_str(), &choices)
    }

    /// A box to be ticked.
    pub(super) fn tick(&self, name: &str, label: &str, hint: &str, ticked: bool) -> Markup {
        let hint = self.viewer.reader.text(hint);
        let named = Named {
            id: name,
            name,
            problem: None,
            hint: Some(&hint),
        };
        let input = html! {
            input id=(name) name=(name) type="checkbox" value="yes" checked[ticked]
                aria-describedby=[named.described().as_deref()];
        };
        form::field(&self.viewer.reader.text(label), true, named, &input)
    }

    /// What is wrong and belongs to none of these fields.
    pub(super) fn elsewhere(&self, fields: &[&str]) -> Markup {
        let reader = &self.viewer.reader;
        let belongs = |problem: &&Problem| matches!(&problem.field, Some(field) if fields.contains(&field.as_str()));
        html! {
            @for problem in self.found.iter().filter(|problem| !belongs(problem)) {
                div.notice.danger role="alert" { p { (problems::text(reader, problem)) } }
            }
        }
    }

    fn field(
        &self,
        name: &str,
        label: &str,
        hint: Option<&str>,
        input: impl FnOnce(&Named<'_>) -> Markup,
    ) -> Markup {
        let reader = &self.viewer.reader;
        let problem = self
            .found
            .iter()
            .find(|problem| problem.field.as_deref() == Some(name))
            .map(|problem| problems::text(reader, problem));
        let hint = hint.map(|hint| reader.text(hint));
        let named = Named {
            id: name,
            name,
            problem: problem.as_deref(),
            hint: hint.as_deref(),
        };
        let input = input(&named);
        form::field(&reader.text(label), false, named, &input)
    }
}
