//! Forms: those that filter a page, and those that change something.

use super::parts::{Part, Parts, each, part};
use super::{PageLink, Purpose, wit};
use crate::types::Text;

/// Fields to fill in, with a button.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The action's name.
    pub name: String,
    /// Whether it reads or writes.
    pub purpose: Purpose,
    /// From top to bottom.
    pub fields: Vec<FormField>,
    /// What the button says.
    pub button: Text,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct FormField {
    /// What the parameter is named.
    pub name: String,
    /// What stands above it.
    pub label: Text,
    /// What can be put in.
    pub input: Input,
    /// What it holds at first.
    pub value: String,
    /// It can't be left empty.
    pub required: bool,
    /// More about it.
    pub hint: Option<Text>,
}

/// What can be put into a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A line of text.
    Line,
    /// Several lines of text.
    Lines,
    /// A whole number.
    Integer,
    /// A day.
    Date,
    /// A box to tick.
    Checkbox,
    /// One of these.
    Choice(Vec<Choice>),
    /// One of the account's users, by number.
    User,
    /// One of the account's tables, by key.
    Table,
    /// One of the records of this table that the reader sees: typed by name, handed
    /// over by number.
    Record(String),
    /// Carried along unseen. Whoever fills in the form can change it.
    Hidden,
    /// One of the account's plugins, by id.
    Plugin,
    /// A code that is used once. Browsers offer the one that just came, and keep
    /// none.
    OneTimeCode,
}

/// One of a field's choices.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What is handed over.
    pub value: String,
    /// What is read.
    pub label: Text,
}

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

part!(Choice {
    value: kept,
    label: sent
});

impl Part for Input {
    type Sent = wit::Input;

    fn sent(self, parts: &mut Parts) -> wit::Input {
        match self {
            Self::Line => wit::Input::Line,
            Self::Lines => wit::Input::Lines,
            Self::Integer => wit::Input::Integer,
            Self::Date => wit::Input::Date,
            Self::Checkbox => wit::Input::Checkbox,
            Self::Choice(choices) => wit::Input::Choice(each(choices, parts)),
            Self::User => wit::Input::User,
            Self::Table => wit::Input::Table,
            Self::Record(table) => wit::Input::Record(table),
            Self::Hidden => wit::Input::Hidden,
            Self::Plugin => wit::Input::Plugin,
            Self::OneTimeCode => wit::Input::OneTimeCode,
        }
    }
}

part!(FormField {
    name: kept,
    label: sent,
    input: sent,
    value: kept,
    required: kept,
    hint: sent
});
part!(Form {
    name: kept,
    purpose: kept,
    fields: each,
    button: sent
});
