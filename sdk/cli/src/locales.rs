//! Whether a plugin's texts are all there, in every language that it has.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use bailey_package::Manifest;
use fluent_syntax::ast::{Entry, PatternElement, Resource};
use fluent_syntax::parser;

/// The language that stands in for the others.
const FALLBACK: &str = "en";

/// Something that is wrong with a plugin's texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Not Fluent.
    Syntax {
        /// The language.
        tag: String,
        /// Counted from 1.
        line: usize,
    },
    /// A message that the manifest names is not in `en`.
    Unwritten {
        /// The message's id.
        message: String,
    },
    /// A message of `en` is missing in another language; people read English
    /// there.
    Untranslated {
        /// The language.
        tag: String,
        /// The message's id.
        message: String,
    },
}

impl Finding {
    /// Whether a package can't be made until it is mended.
    pub fn is_fatal(&self) -> bool {
        !matches!(self, Self::Untranslated { .. })
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { tag, line } => write!(f, "locales/{tag}.ftl:{line}: not Fluent"),
            Self::Unwritten { message } => {
                write!(
                    f,
                    "locales/en.ftl: `{message}` is missing, which plugin.toml names"
                )
            }
            Self::Untranslated { tag, message } => {
                write!(
                    f,
                    "locales/{tag}.ftl: `{message}` is missing, which locales/en.ftl has"
                )
            }
        }
    }
}

/// All findings, in the order of the languages' tags.
pub(crate) fn check(manifest: &Manifest, locales: &BTreeMap<String, String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut written = BTreeMap::new();
    for (tag, text) in locales {
        let resource = match parser::parse(text.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                findings.extend(errors.iter().map(|error| {
                    let before = text.get(..error.pos.start).unwrap_or(text);
                    Finding::Syntax {
                        tag: tag.clone(),
                        line: 1 + before.matches('\n').count(),
                    }
                }));
                resource
            }
        };
        written.insert(tag.as_str(), ids(&resource));
    }
    let english = written.remove(FALLBACK).unwrap_or_default();
    let named = named(manifest)
        .into_iter()
        .filter(|message| !english.contains(message));
    findings.extend(named.map(|message| Finding::Unwritten { message }));
    for (tag, messages) in written {
        findings.extend(
            english
                .difference(&messages)
                .map(|message| Finding::Untranslated {
                    tag: tag.to_owned(),
                    message: message.clone(),
                }),
        );
    }
    findings
}

/// A message that is one line of text, as it is written; none if it is more.
pub(crate) fn line(text: &str, id: &str) -> Option<String> {
    let resource = parser::parse(text).unwrap_or_else(|(resource, _)| resource);
    let found = resource.body.iter().find_map(|entry| match entry {
        Entry::Message(message) if message.id.name == id => message.value.as_ref(),
        _ => None,
    })?;
    match found.elements.as_slice() {
        [PatternElement::TextElement { value }] => Some((*value).to_owned()),
        _ => None,
    }
}

fn ids(resource: &Resource<&str>) -> BTreeSet<String> {
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    });
    messages.collect()
}

/// The messages that a manifest names.
fn named(manifest: &Manifest) -> BTreeSet<String> {
    let mut ids = BTreeSet::from([manifest.name.clone(), manifest.summary.clone()]);
    ids.extend(
        manifest
            .capabilities
            .values()
            .map(|capability| capability.reason.clone()),
    );
    ids.extend(
        manifest
            .extension_points
            .values()
            .map(|point| point.reason.clone()),
    );
    ids.extend(manifest.pages.iter().map(|page| page.label.clone()));
    ids.extend(manifest.panels.iter().map(|panel| panel.label.clone()));
    ids.extend(manifest.description.clone());
    ids.extend(manifest.endpoints.iter().map(|entry| entry.summary.clone()));
    ids.extend(manifest.needs.iter().map(|need| need.reason.clone()));
    ids.extend(manifest.changes.iter().map(|change| change.text.clone()));
    for setting in &manifest.settings {
        ids.insert(setting.label.clone());
        ids.extend(setting.hint.clone());
        ids.extend(
            setting
                .choices
                .iter()
                .map(|choice| format!("{}-{choice}", setting.label)),
        );
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let text = "id = \"acme.sundial\"\nversion = \"1.0.0\"\ncontract = \"1.0.0\"\n\
                    publisher = \"Acme\"\ncategory = \"tools\"\nname = \"name\"\n\
                    summary = \"summary\"\n";
        Manifest::parse(text.as_bytes()).expect("holds")
    }

    fn findings(en: &str, ru: &str) -> Vec<String> {
        let locales = BTreeMap::from([("en".into(), en.into()), ("ru".into(), ru.into())]);
        check(&manifest(), &locales)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn complete_texts_have_nothing_wrong() {
        let text = "name = Sundial\nsummary = Tells the time\n";
        assert!(findings(text, text).is_empty());
    }

    #[test]
    fn a_message_that_nobody_wrote_is_named() {
        let found = findings("name = Sundial\n", "name = Солнечные часы\n");
        assert_eq!(
            found,
            ["locales/en.ftl: `summary` is missing, which plugin.toml names"]
        );
    }

    #[test]
    fn a_language_that_lacks_a_message_is_named() {
        let found = findings(
            "name = Sundial\nsummary = Tells the time\n",
            "name = Часы\n",
        );
        assert_eq!(
            found,
            ["locales/ru.ftl: `summary` is missing, which locales/en.ftl has"]
        );
    }

    #[test]
    fn what_is_not_fluent_is_named_with_its_line() {
        let text = "name = Sundial\nsummary = Tells the time\n";
        let found = findings(text, &format!("{text}what = {{ $x\n"));
        assert!(found[0].starts_with("locales/ru.ftl:"), "{found:?}");
    }
}
