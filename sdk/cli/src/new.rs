//! Begins a plugin: writes a small one that works, to be changed step by step.
//!
//! The templates are this crate's own files: `templates/shared`, and a folder for each
//! language. What is between two `@` in them is put in when a plugin is begun:
//!
//! | placeholder | stands for | as in |
//! | --- | --- | --- |
//! | `@id@` | the plugin's id | `acme.pipeline` |
//! | `@name@` | what comes after the publisher | `pipeline` |
//! | `@snake@` | the same for a module | `big_deals` |
//! | `@type@` | the same for a type | `BigDeals` |
//! | `@title@` | what people call it | `Big deals` |
//! | `@publisher@` | whose it is | `Acme` |
//! | `@sdk@` | the SDK that it depends on, in its language's words | `bailey-sdk = "0.1.0"` |

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::{Language, Sdk};

/// What plugins of all languages have.
const SHARED: &[(&str, &str)] = &[
    (
        "plugin.toml",
        include_str!("../templates/shared/plugin.toml"),
    ),
    (
        "locales/en.ftl",
        include_str!("../templates/shared/locales/en.ftl"),
    ),
    (
        "locales/pl.ftl",
        include_str!("../templates/shared/locales/pl.ftl"),
    ),
    (
        "locales/ru.ftl",
        include_str!("../templates/shared/locales/ru.ftl"),
    ),
    (
        "locales/zh.ftl",
        include_str!("../templates/shared/locales/zh.ftl"),
    ),
    (
        "scenarios/front.toml",
        include_str!("../templates/shared/scenarios/front.toml"),
    ),
    (".gitignore", include_str!("../templates/shared/gitignore")),
];

/// What a plugin is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    publisher: String,
    name: String,
}

impl Name {
    /// Reads `acme.pipeline`: who publishes it, and what it is called.
    ///
    /// # Errors
    /// Says how such a name is written.
    pub fn parse(text: &str) -> Result<Self> {
        let word = |text: &str| {
            let mut letters = text.chars();
            letters
                .next()
                .is_some_and(|first| first.is_ascii_lowercase())
                && letters.all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-')
                && !text.ends_with('-')
                && !text.contains("--")
        };
        match text.split_once('.') {
            Some((publisher, name)) if word(publisher) && word(name) => Ok(Self {
                publisher: publisher.to_owned(),
                name: name.to_owned(),
            }),
            _ => bail!(
                "`{text}` is no plugin's name. It is who publishes it, a dot, and what it is \
                 called, in small letters, digits and hyphens, as in `acme.big-deals`"
            ),
        }
    }

    /// The folder in which it is begun.
    #[must_use]
    pub fn folder(&self) -> &str {
        &self.name
    }

    fn fill(&self, text: &str, sdk: &str) -> String {
        let words: Vec<&str> = self.name.split('-').collect();
        let capital = |word: &&str| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + rest
        };
        let title = words.join(" ");
        text.replace("@id@", &format!("{}.{}", self.publisher, self.name))
            .replace("@name@", &self.name)
            .replace("@snake@", &words.join("_"))
            .replace("@type@", &words.iter().map(capital).collect::<String>())
            .replace("@title@", &capital(&title.as_str()))
            .replace("@publisher@", &capital(&self.publisher.as_str()))
            .replace("@sdk@", sdk)
    }
}

/// Writes a plugin into a folder that is empty or not there.
///
/// # Errors
/// There is something in the folder, or it can't be written.
pub fn begin(folder: &Path, name: &Name, language: &Language, sdk: &Sdk) -> Result<()> {
    let shown = folder.display();
    let occupied = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if occupied || folder.is_file() {
        bail!("{shown} is there already. Name another folder with --folder");
    }
    let sdk = (language.dependency)(sdk);
    for (path, text) in SHARED.iter().chain(language.template) {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)
                .with_context(|| format!("cannot make {}", parent.display()))?;
        }
        fs::write(&path, name.fill(text, &sdk))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// Where the SDK of a language is if nobody says otherwise: beside this program's
/// source, if that is still where the program was built from, or else in the
/// registry.
#[must_use]
pub fn sdk_of(language: &Language) -> Sdk {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(|sdk| sdk.join(language.name));
    match folder.filter(|folder| folder.is_dir()) {
        Some(folder) => Sdk::Folder(folder),
        None => Sdk::Version(env!("CARGO_PKG_VERSION").to_owned()),
    }
}

/// Reads what was typed for the SDK: a folder, or a version.
///
/// # Errors
/// It is neither.
pub fn sdk(text: &str) -> Result<Sdk> {
    let folder = Path::new(text);
    if folder.is_dir() {
        let folder = folder.canonicalize();
        return Ok(Sdk::Folder(
            folder.with_context(|| format!("cannot open {text}"))?,
        ));
    }
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return Ok(Sdk::Version(text.to_owned()));
    }
    bail!("{text} is neither a folder nor a version of the SDK, such as 0.1.0")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LANGUAGES;

    #[test]
    fn a_name_is_a_publisher_and_what_it_calls_the_plugin() {
        let name = Name::parse("acme.big-deals").unwrap();
        let filled = name.fill("@id@ @name@ @snake@ @type@ @title@ @publisher@ @sdk@", "x");
        assert_eq!(
            filled,
            "acme.big-deals big-deals big_deals BigDeals Big deals Acme x"
        );
        for text in [
            "",
            "deals",
            "Acme.deals",
            "acme.",
            "acme.a.b",
            "acme.a--b",
            "acme.9",
        ] {
            let wrong = Name::parse(text).unwrap_err().to_string();
            assert!(wrong.contains("acme.big-deals"), "{wrong}");
        }
    }

    /// What the languages' own tests build, begins whole: nothing is left to fill in,
    /// and each language's mark is there.
    #[test]
    fn a_plugin_begins_whole_in_each_language() {
        let name = Name::parse("acme.big-deals").unwrap();
        for language in LANGUAGES {
            let folder = tempfile::tempdir().unwrap();
            begin(folder.path(), &name, language, &sdk_of(language)).unwrap();
            assert_eq!(Language::of(folder.path()).unwrap().name, language.name);
            let source = crate::Source::read(folder.path()).unwrap();
            assert_eq!(source.findings(), []);
            for (path, _) in SHARED.iter().chain(language.template) {
                let text = fs::read_to_string(folder.path().join(path)).unwrap();
                let left = ["@id@", "@name@", "@snake@", "@type@", "@title@", "@sdk@"];
                assert!(
                    !left.iter().any(|left| text.contains(left)),
                    "{path}: {text}"
                );
            }
            let twice = begin(folder.path(), &name, language, &sdk_of(language));
            assert!(twice.unwrap_err().to_string().contains("--folder"));
        }
    }
}
