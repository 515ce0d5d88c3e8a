//! Forms: those that filter a page, and those that change something.

use super::{Choice, Form, FormField, Input, PageLink, Purpose};
use crate::types::Text;

impl Form {
    /// A form whose fields become parameters of the page's address.
    pub fn filter(button: impl Into<Text>) -> Self {
        Self::of("filter", Purpose::Filter, button)
    }

    /// A form whose fields are handed to `act`, with this name as the action.
    pub fn submit(name: &str, button: impl Into<Text>) -> Self {
        Self::of(name, Purpose::Submit, button)
    }

    fn of(name: &str, purpose: Purpose, button: impl Into<Text>) -> Self {
        Self {
            name: name.into(),
            purpose,
            fields: Vec::new(),
            button: button.into(),
        }
    }

    /// Adds a field.
    #[must_use]
    pub fn field(mut self, field: FormField) -> Self {
        self.fields.push(field);
        self
    }

    /// The page that sending a filter leads to: with the fields that are set as
    /// its parameters.
    pub fn page(&self, path: &str) -> PageLink {
        let set = self.fields.iter().filter(|field| !field.value.is_empty());
        set.fold(PageLink::to(path), |page, field| {
            page.with(&field.name, &field.value)
        })
    }
}

impl FormField {
    /// A field of a form.
    pub fn new(name: &str, label: impl Into<Text>, input: Input) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            input,
            value: String::new(),
            required: false,
            hint: None,
        }
    }

    /// What it holds at first.
    #[must_use]
    pub fn value(mut self, value: Option<impl ToString>) -> Self {
        self.value = value.map(|value| value.to_string()).unwrap_or_default();
        self
    }

    /// It can't be left empty.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Says more about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Text>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl Choice {
    /// One of a field's choices.
    pub fn new(value: &str, label: impl Into<Text>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}
