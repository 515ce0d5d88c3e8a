//! The custom sections that make a component a package. Only those of the
//! outermost component count: what a nested module calls `bailey:manifest` is
//! the business of whoever wrote it.

use std::collections::BTreeMap;
use std::ops::Range;

use wasmparser::{CustomSectionReader, Parser, Payload};

use crate::binary::damaged;
use crate::metadata::Metadata;
use crate::{PackageError, icon};

/// The manifest's section.
pub(crate) const MANIFEST: &str = "bailey:manifest";
/// What a locale's section begins with; the language's tag follows.
pub(crate) const LOCALE: &str = "bailey:locale/";
/// The icon's section.
pub(crate) const ICON: &str = "bailey:icon";
/// The signature's section.
pub(crate) const SIGNATURE: &str = "bailey:signature";
/// What each section of ours begins with.
pub(crate) const OURS: &str = "bailey:";

/// Bytes that a manifest may have.
pub(crate) const MAX_MANIFEST_BYTES: usize = 64 * 1024;
/// Bytes that a locale may have.
pub(crate) const MAX_LOCALE_BYTES: usize = 64 * 1024;
/// Languages that a package may have.
pub(crate) const MAX_LOCALES: usize = 64;

/// Bytes of a component's preamble: magic, version and layer.
pub(crate) const PREAMBLE: usize = 8;

/// The sections of a package, each checked by itself.
#[derive(Default)]
pub(crate) struct Sections<'a> {
    pub(crate) manifest: Option<&'a [u8]>,
    pub(crate) locales: BTreeMap<String, String>,
    pub(crate) icon: Option<&'a [u8]>,
    pub(crate) metadata: Metadata,
    /// The signature's section: where it begins, and what it holds.
    pub(crate) signature: Option<(usize, &'a [u8])>,
}

/// One section of the outermost component.
pub(crate) struct Section<'a> {
    start: usize,
    end: usize,
    custom: Option<CustomSectionReader<'a>>,
}

impl Section<'_> {
    /// Where it stands, with its head.
    pub(crate) fn place(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Its name, if it is a custom one.
    pub(crate) fn custom_name(&self) -> Option<&str> {
        self.custom.as_ref().map(CustomSectionReader::name)
    }
}

/// The outermost component's sections, in their order.
pub(crate) fn top_level(bytes: &[u8]) -> Result<Vec<Section<'_>>, PackageError> {
    let mut sections = Vec::new();
    let mut depth = 0_usize;
    // Where the section that comes next begins: its own range begins after
    // its head, the first one after the preamble.
    let mut start = PREAMBLE;
    for payload in Parser::new(0).parse_all(bytes) {
        let payload = payload.map_err(damaged)?;
        let top = depth == 0;
        match &payload {
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !top {
            continue;
        }
        let Some((_, range)) = payload.as_section() else {
            continue;
        };
        let end = usize::try_from(range.end).unwrap_or(usize::MAX);
        let custom = match payload {
            Payload::CustomSection(custom) => Some(custom),
            _ => None,
        };
        sections.push(Section { start, end, custom });
        start = end;
    }
    Ok(sections)
}

/// Reads the sections that make a component a package.
pub(crate) fn read(bytes: &[u8]) -> Result<Sections<'_>, PackageError> {
    let mut sections = Sections::default();
    for section in top_level(bytes)? {
        if sections.signature.is_some() {
            let section = section
                .custom_name()
                .unwrap_or("a section of the component");
            return Err(PackageError::AfterSignature {
                section: section.to_owned(),
            });
        }
        if let Some(custom) = &section.custom {
            sections.add(section.start, custom)?;
        }
    }
    Ok(sections)
}

impl<'a> Sections<'a> {
    fn add(&mut self, start: usize, custom: &CustomSectionReader<'a>) -> Result<(), PackageError> {
        let (name, data) = (custom.name(), custom.data());
        let twice = if let Some(tag) = name.strip_prefix(LOCALE) {
            if self.locales.len() == MAX_LOCALES {
                return Err(PackageError::TooManyLocales { limit: MAX_LOCALES });
            }
            self.locales
                .insert(tag.to_owned(), locale(tag, data)?)
                .is_some()
        } else {
            match name {
                MANIFEST => {
                    let (size, limit) = (data.len(), MAX_MANIFEST_BYTES);
                    if size > limit {
                        let section = name.to_owned();
                        return Err(PackageError::SectionTooLarge {
                            section,
                            size,
                            limit,
                        });
                    }
                    self.manifest.replace(data).is_some()
                }
                ICON => {
                    icon::check(data)?;
                    self.icon.replace(data).is_some()
                }
                SIGNATURE => self.signature.replace((start, data)).is_some(),
                _ if name.starts_with(OURS) => {
                    return Err(PackageError::UnknownSection {
                        section: name.to_owned(),
                    });
                }
                _ if Metadata::knows(name) => self.metadata.add(custom)?,
                _ => false,
            }
        };
        if twice {
            return Err(PackageError::DuplicateSection {
                section: name.to_owned(),
            });
        }
        Ok(())
    }
}

/// A locale's text, if its tag, size and bytes are right.
fn locale(tag: &str, data: &[u8]) -> Result<String, PackageError> {
    if !is_language_tag(tag) {
        return Err(PackageError::LocaleTag {
            tag: tag.to_owned(),
        });
    }
    if data.len() > MAX_LOCALE_BYTES {
        let (size, limit) = (data.len(), MAX_LOCALE_BYTES);
        return Err(PackageError::LocaleTooLarge {
            tag: tag.to_owned(),
            size,
            limit,
        });
    }
    match std::str::from_utf8(data) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(PackageError::LocaleNotText {
            tag: tag.to_owned(),
            offset: error.valid_up_to(),
        }),
    }
}

/// The form of BCP 47: a language of two or three letters, then subtags of two
/// to eight letters or digits.
fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}
