//! Fields to fill in.

use serde::Serialize;

/// One of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// What the plugin knows it by.
    pub value: String,
    /// What people read.
    pub label: String,
}

/// How a field is filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Input {
    /// One line of text.
    Line,
    /// Several lines of text.
    Lines,
    /// A whole number.
    Integer,
    /// A day.
    Date,
    /// On or off.
    Checkbox,
    /// One of these.
    Choice {
        /// In the order of the plugin.
        choices: Vec<Choice>,
    },
    /// One of the account's users, by number.
    User,
    /// One of the account's tables, by key.
    Table,
    /// One of the records of a table: typed by name, handed over by number.
    Record {
        /// The table's key.
        table: String,
    },
    /// Carried along unseen.
    Hidden,
    /// One of the account's plugins, by id.
    Plugin,
    /// A code that is used once.
    OneTimeCode,
}

/// One field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormField {
    /// What the plugin knows it by.
    pub name: String,
    /// What people read.
    pub label: String,
    /// How it is filled in.
    pub input: Input,
    /// What stands in it now.
    pub value: String,
    /// Whether it has to be filled in.
    pub required: bool,
    /// A sentence below it.
    pub hint: Option<String>,
}

/// What filling it in is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Reading: the fields become parameters of the page's address.
    Filter,
    /// Writing: the fields are posted.
    Submit,
}

/// A form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Form {
    /// The action's name.
    pub name: String,
    /// What filling it in is for.
    pub purpose: Purpose,
    /// From top to bottom.
    pub fields: Vec<FormField>,
    /// What its button says.
    pub button: String,
}
