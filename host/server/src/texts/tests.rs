//! Keeps the four languages and the code in step.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::{Language, sources};

/// Ids that code puts together from a part of the data: their beginnings, each
/// with the test or the fallback that covers them.
const FAMILIES: [&str; 15] = [
    // Standard tables: a test beside `pages/labels.rs` asks for every one.
    "table-",
    "field-",
    "choice-",
    "count-",
    "delete-",
    "archive-",
    "unarchive-",
    // What has no message shows the core's English.
    "problem-",
    "error-",
    "kind-",
    // Extension points: a test beside `pages/settings/plugin_cost.rs` asks for every one.
    "point-",
    // The kinds that a field can be of.
    "holds-",
    "filter-chip",
    // What a token lets a program do.
    "token-scope-",
    "token-may-",
];

/// The messages of a file with the arguments that each names.
fn messages(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = None;
    for line in source.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (id, _) = line.split_once(" = ").expect("a message has a value");
            let twice = messages.insert(id.to_owned(), BTreeSet::new());
            assert!(twice.is_none(), "{id} is there twice");
            current = Some(id.to_owned());
        }
        let id = current.as_ref().expect("a message comes first");
        let names = line.split('$').skip(1);
        let names = names.map(|rest| {
            rest.split(|c: char| !c.is_ascii_alphanumeric())
                .next()
                .unwrap()
        });
        messages
            .get_mut(id)
            .unwrap()
            .extend(names.map(str::to_owned));
    }
    messages
}

fn all(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for (file, source) in sources(language) {
        for (id, arguments) in messages(source) {
            assert!(
                all.insert(id.clone(), arguments).is_none(),
                "{id} of {file} is there twice"
            );
        }
    }
    all
}

fn code() -> String {
    fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !path.ends_with("texts/tests.rs")
            {
                into.push(path);
            }
        }
    }
    let mut files = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    files
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect()
}

#[test]
fn every_file_is_wholly_read() {
    for language in Language::ALL {
        for (file, source) in sources(language) {
            let read = fluent_bundle::FluentResource::try_new((*source).to_owned());
            assert!(
                read.is_ok(),
                "{language} {file}: {:?}",
                read.err().map(|(_, errors)| errors)
            );
        }
    }
}

#[test]
fn every_language_has_the_same_messages_with_the_same_arguments() {
    let english = all(Language::En);
    for language in Language::ALL {
        let theirs = all(language);
        let missing: Vec<_> = english
            .keys()
            .filter(|id| !theirs.contains_key(*id))
            .collect();
        let extra: Vec<_> = theirs
            .keys()
            .filter(|id| !english.contains_key(*id))
            .collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "{language}: no {missing:?}, but {extra:?}"
        );
        for (id, arguments) in &theirs {
            assert_eq!(arguments, &english[id], "{language} {id}");
        }
    }
}

#[test]
fn every_file_of_the_locales_is_loaded() {
    for language in Language::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("locales")
            .join(language.as_str());
        let there: BTreeSet<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| {
                entry
                    .unwrap()
                    .path()
                    .file_stem()
                    .unwrap()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        let loaded = sources(language)
            .iter()
            .map(|(file, _)| (*file).to_owned())
            .collect();
        assert_eq!(there, loaded, "{language}");
    }
}

#[test]
fn the_code_names_only_messages_that_exist() {
    let known = all(Language::En);
    let code = code();
    for call in [".text(", ".text_with(", "message(profile.language, "] {
        let said = code
            .split(call)
            .skip(1)
            .filter_map(|rest| rest.trim_start().strip_prefix('"'));
        for id in said.filter_map(|rest| rest.split('"').next()) {
            assert!(known.contains_key(id), "there is no message `{id}`");
        }
    }
}

#[test]
fn every_message_is_said_somewhere() {
    let code = code();
    for id in all(Language::En).keys() {
        let named = code.contains(&format!("\"{id}\""));
        assert!(
            named || FAMILIES.iter().any(|family| id.starts_with(family)),
            "nobody says `{id}`"
        );
    }
}
