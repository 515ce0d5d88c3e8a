//! What plugins say, in the reader's language.
//!
//! A plugin never hands over a finished sentence in some language: it names a
//! message of its own locales, and the host formats it with typed arguments.
//! What is missing in the reader's language is taken from English, and what is
//! missing there shows its id, so that a page never fails for a text.

mod plain;

use std::collections::BTreeMap;
use std::sync::Arc;

use bailey_crm::{RecordRef, Timestamp, UserId, Value};
use bailey_package::Package;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

use crate::grouping::Grouping;
pub use plain::Plain;
pub(crate) use plain::plainly;

/// The language that every plugin has to have.
pub const FALLBACK: &str = "en";

/// Who reads: their language, and what things are called for them. Whoever
/// shows a page implements it, and answers with what the reader may see.
pub trait Reader: Send + Sync {
    /// A BCP 47 tag: `en`, `ru`, `pl`, `zh`.
    fn language(&self) -> &str;
    /// The label of a table, by its key.
    fn table(&self, table: &str) -> String;
    /// The label of a field, by its table's key and its own.
    fn field(&self, table: &str, field: &str) -> String;
    /// The label of one of a field's choices, by the keys of all three.
    fn choice(&self, table: &str, field: &str, choice: &str) -> String;
    /// A user's name.
    fn user(&self, user: UserId) -> String;
    /// A record's label, if the reader may see it.
    fn record(&self, record: &RecordRef) -> String;
    /// Day and time in the reader's time zone.
    fn moment(&self, at: Timestamp) -> String;
    /// A day.
    fn date(&self, date: jiff::civil::Date) -> String;
    /// What a field holds: amounts, choices, references.
    fn value(&self, value: &Value) -> String;
}

/// One argument of a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Argument {
    /// Text as it stands.
    Text(String),
    /// A whole number; chooses the plural.
    Integer(i64),
    /// A moment.
    Moment(Timestamp),
    /// A day.
    Date(jiff::civil::Date),
    /// A record's label.
    Record(RecordRef),
    /// A user's name.
    User(UserId),
    /// A table's label.
    Table(String),
    /// A field's label.
    Field(String, String),
    /// The label of one choice of a field.
    Choice(String, String, String),
    /// Any field's value.
    Value(Value),
}

/// Text that a person reads, before it is written out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Text {
    /// As it stands.
    Literal(String),
    /// A message of the plugin's locales.
    Message {
        /// Its id.
        id: String,
        /// Its arguments by name.
        arguments: Vec<(String, Argument)>,
    },
}

impl Text {
    /// A message without arguments.
    pub fn message(id: impl Into<String>) -> Self {
        Self::Message {
            id: id.into(),
            arguments: Vec::new(),
        }
    }
}

type Bundle = FluentBundle<Arc<FluentResource>>;

/// All messages of one plugin, or of the host, by language.
pub struct Texts {
    bundles: BTreeMap<String, Bundle>,
}

impl Texts {
    /// Reads the locales of a package. What is wrong in one message leaves the
    /// others standing; it is logged.
    pub fn of(package: &Package) -> Self {
        let locales = package.locales().iter();
        Self::new(
            &package.manifest().id,
            locales.map(|(tag, text)| (tag.as_str(), text.as_str())),
        )
    }

    /// Reads locales: language tag and Fluent text.
    pub fn new<'a>(of: &str, locales: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let bundles =
            locales.filter_map(|(tag, text)| Some((tag.to_owned(), bundle(of, tag, text)?)));
        Self {
            bundles: bundles.collect(),
        }
    }

    /// The text as this reader reads it.
    pub fn write(&self, text: &Text, reader: &dyn Reader) -> String {
        match text {
            Text::Literal(text) => text.clone(),
            Text::Message { id, arguments } => {
                let arguments = arguments
                    .iter()
                    .map(|(name, argument)| (name.as_str(), written(argument, reader)));
                self.format(reader.language(), id, &arguments.collect())
            }
        }
    }

    /// The message of that id without arguments, for this reader.
    pub fn message(&self, id: &str, reader: &dyn Reader) -> String {
        self.format(reader.language(), id, &FluentArgs::new())
    }

    /// Formats a message, or answers its id if no language has it.
    pub fn format(&self, language: &str, id: &str, arguments: &FluentArgs<'_>) -> String {
        let base = language.split('-').next().unwrap_or(language);
        let message = [language, base, FALLBACK].into_iter().find_map(|tag| {
            let bundle = self.bundles.get(tag)?;
            let pattern = bundle.get_message(id)?.value()?;
            // An argument that is missing shows its name; nothing to do here.
            let mut errors = Vec::new();
            Some(
                bundle
                    .format_pattern(pattern, Some(arguments), &mut errors)
                    .into_owned(),
            )
        });
        message.unwrap_or_else(|| id.to_owned())
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.bundles.keys()).finish()
    }
}

fn bundle(of: &str, tag: &str, text: &str) -> Option<Bundle> {
    let language: LanguageIdentifier = tag.parse().ok()?;
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, errors)| {
        tracing::warn!(%of, locale = tag, faults = errors.len(), "a locale has faulty messages");
        resource
    });
    let mut bundle = FluentBundle::new_concurrent(vec![language.clone()]);
    // Names in another direction of writing are isolated by the page's markup.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language.language.as_str() {
        "ru" => |value, _| Grouping::RUSSIAN.written(value),
        "pl" => |value, _| Grouping::POLISH.written(value),
        "zh" => |value, _| Grouping::CHINESE.written(value),
        _ => |value, _| Grouping::ENGLISH.written(value),
    }));
    bundle.add_resource_overriding(Arc::new(resource));
    Some(bundle)
}

fn written<'a>(argument: &'a Argument, reader: &dyn Reader) -> FluentValue<'a> {
    match argument {
        Argument::Text(text) => FluentValue::from(text.as_str()),
        Argument::Integer(number) => FluentValue::from(*number),
        Argument::Moment(at) => FluentValue::from(reader.moment(*at)),
        Argument::Date(date) => FluentValue::from(reader.date(*date)),
        Argument::Record(record) => FluentValue::from(reader.record(record)),
        Argument::User(user) => FluentValue::from(reader.user(*user)),
        Argument::Table(table) => FluentValue::from(reader.table(table)),
        Argument::Field(table, field) => FluentValue::from(reader.field(table, field)),
        Argument::Choice(table, field, choice) => {
            FluentValue::from(reader.choice(table, field, choice))
        }
        Argument::Value(value) => FluentValue::from(reader.value(value)),
    }
}

#[cfg(test)]
pub(crate) mod tests;
