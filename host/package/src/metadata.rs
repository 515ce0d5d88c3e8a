//! What any WebAssembly tool can tell of a package: the custom sections that the
//! ecosystem agreed on (`wasm-tools metadata show` prints them). Bailey reads the
//! manifest; these are for others, and must not say something else.

use wasm_metadata::{AddMetadata, AddMetadataField};
use wasmparser::{ComponentName, CustomSectionReader, KnownCustom};

use crate::sections::{self, OURS};
use crate::{Manifest, PackageError, write};

/// Bytes that one of these sections may have.
pub(crate) const MAX_TEXT_BYTES: usize = 4 * 1024;

/// Where a component's name stands, among names that debuggers use.
pub(crate) const NAME: &str = "component-name";
const VERSION: &str = "version";
const DESCRIPTION: &str = "description";
const AUTHORS: &str = "authors";
const LICENSES: &str = "licenses";

/// What other tools are told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The plugin's id.
    pub name: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// What it does, in English.
    pub description: Option<String>,
    /// Who stands behind it.
    pub authors: Option<String>,
    /// Its licence, as an SPDX expression.
    pub licenses: Option<String>,
}

impl Metadata {
    /// What a manifest says; the description is a message of the locales.
    pub fn of(manifest: &Manifest, description: Option<String>) -> Self {
        Self {
            name: Some(manifest.id.clone()),
            version: Some(manifest.version.to_string()),
            description,
            authors: Some(manifest.publisher.clone()),
            licenses: manifest.license.clone(),
        }
    }

    /// Whether this is one of the sections.
    pub(crate) fn knows(name: &str) -> bool {
        [NAME, VERSION, DESCRIPTION, AUTHORS, LICENSES].contains(&name)
    }

    /// Takes in one of the sections, and says whether it stood there before.
    pub(crate) fn add(&mut self, section: &CustomSectionReader<'_>) -> Result<bool, PackageError> {
        if section.name() == NAME {
            let name = name(section)?;
            return Ok(self.name.replace(name).is_some());
        }
        let text = text(section.name(), section.data())?;
        let place = match section.name() {
            VERSION => &mut self.version,
            DESCRIPTION => &mut self.description,
            AUTHORS => &mut self.authors,
            _ => &mut self.licenses,
        };
        Ok(place.replace(text).is_some())
    }

    /// Refuses what tells others another version than the manifest tells us.
    pub(crate) fn agree(&self, manifest: &Manifest) -> Result<(), PackageError> {
        match &self.version {
            Some(version) if *version != manifest.version.to_string() => {
                Err(PackageError::OtherVersion {
                    section: version.clone(),
                    manifest: manifest.version.to_string(),
                })
            }
            _ => Ok(()),
        }
    }
}

/// The component's own name; empty if only its parts are named.
fn name(section: &CustomSectionReader<'_>) -> Result<String, PackageError> {
    let KnownCustom::ComponentName(names) = section.as_known() else {
        return Err(not_text(NAME));
    };
    let own = names.into_iter().find_map(|name| match name {
        Ok(ComponentName::Component { name, .. }) => Some(name),
        _ => None,
    });
    text(NAME, own.unwrap_or_default().as_bytes())
}

fn text(section: &str, data: &[u8]) -> Result<String, PackageError> {
    if data.len() > MAX_TEXT_BYTES {
        return Err(PackageError::SectionTooLarge {
            section: section.to_owned(),
            size: data.len(),
            limit: MAX_TEXT_BYTES,
        });
    }
    let text = std::str::from_utf8(data).map_err(|_| not_text(section))?;
    Ok(text.to_owned())
}

fn not_text(section: &str) -> PackageError {
    PackageError::NotText {
        section: section.to_owned(),
    }
}

/// Writes what others are told into a component, in place of what it told before.
/// What only a package has is left out: pack it anew.
///
/// # Errors
/// [`PackageError::Damaged`] for what is no component.
pub fn describe(component: &[u8], metadata: &Metadata) -> Result<Vec<u8>, PackageError> {
    let mut bare = component
        .get(..sections::PREAMBLE)
        .unwrap_or(component)
        .to_vec();
    for section in sections::top_level(component)? {
        let stays = section
            .custom_name()
            .is_none_or(|name| !name.starts_with(OURS) && (name == NAME || !Metadata::knows(name)));
        if stays {
            bare.extend_from_slice(component.get(section.place()).unwrap_or_default());
        }
    }
    let mut described = match &metadata.name {
        Some(name) => named(&bare, name)?,
        None => bare,
    };
    let texts = [
        (VERSION, &metadata.version),
        (DESCRIPTION, &metadata.description),
        (AUTHORS, &metadata.authors),
        (LICENSES, &metadata.licenses),
    ];
    for (section, text) in texts {
        if let Some(text) = text {
            write::append(&mut described, section, text.as_bytes());
        }
    }
    Ok(described)
}

fn named(component: &[u8], name: &str) -> Result<Vec<u8>, PackageError> {
    let mut add = AddMetadata::default();
    add.name = AddMetadataField::Set(name.to_owned());
    let named = add.to_wasm(component);
    named.map_err(|error| PackageError::Damaged {
        offset: 0,
        reason: format!("{error:#}"),
    })
}
