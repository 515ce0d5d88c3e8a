//! A plugin's folder: `plugin.toml`, `locales/<tag>.ftl` and perhaps
//! `icon.png`, beside its `Cargo.toml`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context as _, Result, bail};
use bailey_package::{Manifest, Metadata, Package, write};

use crate::locales::{self, Finding};

/// What belongs to a plugin beside its code.
#[derive(Debug)]
pub struct Source {
    /// The plugin's folder.
    pub folder: PathBuf,
    /// `plugin.toml`, as it is written.
    pub manifest_text: String,
    /// `plugin.toml`, read.
    pub manifest: Manifest,
    /// The messages in Fluent, by the language's tag.
    pub locales: BTreeMap<String, String>,
    /// `icon.png`.
    pub icon: Option<Vec<u8>>,
}

impl Source {
    /// Reads a plugin's folder.
    ///
    /// # Errors
    /// Names the file that is missing or at fault, with the line where there
    /// is one.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join("plugin.toml");
        let manifest_text = fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}; each plugin has one", path.display()))?;
        let manifest = Manifest::parse(manifest_text.as_bytes())
            .with_context(|| format!("{} is not valid", path.display()))?;
        let locales = read_locales(&folder.join("locales"))?;
        let icon = match fs::read(folder.join("icon.png")) {
            Ok(icon) => Some(icon),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error).context("cannot read icon.png"),
        };
        Ok(Self {
            folder: folder.to_owned(),
            manifest_text,
            manifest,
            locales,
            icon,
        })
    }

    /// What is wrong with the texts: messages that are not Fluent, that the
    /// manifest names and nobody wrote, or that a language lacks.
    pub fn findings(&self) -> Vec<Finding> {
        locales::check(&self.manifest, &self.locales)
    }

    /// The languages in which Bailey's own pages are, and the plugin's texts are not.
    pub fn untranslated(&self) -> impl Iterator<Item = &'static str> {
        let there = |tag: &&str| !self.locales.contains_key(*tag);
        ["en", "ru", "pl", "zh"].into_iter().filter(there)
    }

    /// Refuses texts of which no package can be made.
    ///
    /// # Errors
    /// Names each message that is missing or wrong.
    pub fn must_be_written(&self) -> Result<()> {
        let findings = self.findings();
        let fatal = findings.iter().filter(|finding| finding.is_fatal());
        let fatal: Vec<String> = fatal.map(ToString::to_string).collect();
        if fatal.is_empty() {
            return Ok(());
        }
        bail!(
            "the texts of {} are not right:\n{}",
            self.manifest.id,
            fatal.join("\n")
        )
    }

    /// Makes the package of a component and what is in the folder.
    ///
    /// # Errors
    /// Texts are missing, or plugin.toml and the component disagree.
    pub fn pack(&self, component: &[u8]) -> Result<Package> {
        self.must_be_written()?;
        let english = self.locales.get("en").map_or("", String::as_str);
        let summary = locales::line(english, &self.manifest.summary);
        let metadata = Metadata::of(&self.manifest, summary);
        let component = write::describe(component, &metadata)
            .with_context(|| format!("the component of {} is none", self.manifest.id))?;
        let package = write::pack(
            &component,
            &self.manifest_text,
            &self.locales,
            self.icon.as_deref(),
        );
        Package::read(package)
            .with_context(|| format!("plugin.toml of {} and its code disagree", self.manifest.id))
    }
}

fn read_locales(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut locales = BTreeMap::new();
    let entries = fs::read_dir(folder).with_context(|| {
        format!(
            "cannot read {}; a plugin has at least locales/en.ftl",
            folder.display()
        )
    })?;
    for entry in entries {
        let path = entry
            .with_context(|| format!("cannot read {}", folder.display()))?
            .path();
        if path.extension().is_none_or(|extension| extension != "ftl") {
            continue;
        }
        let Some(tag) = path.file_stem().and_then(|stem| stem.to_str()) else {
            bail!("{} is not named after a language", path.display());
        };
        let text = fs::read_to_string(&path)
            .with_context(|| format!("cannot read {} as UTF-8", path.display()))?;
        locales.insert(tag.to_owned(), text);
    }
    Ok(locales)
}
