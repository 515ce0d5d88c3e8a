//! The languages that plugins are written in: what each has its own way for stands
//! in one file a language, and a language is one line of [`LANGUAGES`].

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::{Build, javascript, python, rust};

/// A language that plugins are written in.
pub struct Language {
    /// What `--language` calls it.
    pub name: &'static str,
    /// The file that each of its plugins has beside `plugin.toml`, and no other
    /// language's.
    pub mark: &'static str,
    /// Files and folders of which the component is made, `mark` among them. A change
    /// in one of them makes another component.
    pub sources: &'static [&'static str],
    /// What `bailey-plugin new` writes: where, and what, with [placeholders]. What is
    /// the same in all languages is not here.
    ///
    /// [placeholders]: crate::new
    pub template: &'static [(&'static str, &'static str)],
    /// What the template has in the place of `@sdk@`: how a plugin names the SDK that
    /// it depends on.
    pub dependency: fn(&Sdk) -> String,
    /// Makes the component: without manifest and texts, which the package adds.
    pub component: fn(&Build) -> Result<Vec<u8>>,
    /// Runs the plugin's own tests, which need no host; their output goes to the
    /// terminal. An error says what to do next.
    pub test: fn(&Build) -> Result<Tested>,
}

/// Where the SDK of a language is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sdk {
    /// In this folder, such as `sdk/rust` of Bailey's source.
    Folder(PathBuf),
    /// In the language's registry, in this version.
    Version(String),
}

/// What came of a plugin's own tests. Those that failed are an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tested {
    /// All passed.
    Passed,
    /// There are none.
    Nothing,
}

/// All of them.
pub const LANGUAGES: &[Language] = &[rust::RUST, python::PYTHON, javascript::JAVASCRIPT];

impl Language {
    /// The language with this name.
    ///
    /// # Errors
    /// There is none; names those that there are.
    pub fn named(name: &str) -> Result<&'static Self> {
        match LANGUAGES.iter().find(|language| language.name == name) {
            Some(language) => Ok(language),
            None => {
                let names: Vec<_> = LANGUAGES.iter().map(|language| language.name).collect();
                bail!(
                    "there is no template for `{name}`, but for {}",
                    names.join(", ")
                )
            }
        }
    }

    /// The language in which the plugin in this folder is written.
    ///
    /// # Errors
    /// It has no language's mark.
    pub fn of(folder: &Path) -> Result<&'static Self> {
        let marked = |language: &&Self| folder.join(language.mark).exists();
        match LANGUAGES.iter().find(marked) {
            Some(language) => Ok(language),
            None => {
                let marks: Vec<_> = LANGUAGES.iter().map(|language| language.mark).collect();
                bail!(
                    "{} is no plugin's folder: beside plugin.toml there is none of {}. To begin \
                     one, type\n\n    bailey-plugin new NAME",
                    folder.display(),
                    marks.join(", ")
                )
            }
        }
    }
}

impl std::fmt::Debug for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}
