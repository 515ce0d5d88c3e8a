//! Reads a manifest and says where it is at fault.

use super::{Manifest, checks};

/// What is wrong with a manifest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ManifestError {
    /// Not text.
    #[error("it is not UTF-8 at byte {offset}")]
    NotText {
        /// Bytes from its start.
        offset: usize,
    },
    /// Not TOML, or not with the keys and types that a manifest has.
    #[error("line {line}: {reason}")]
    Syntax {
        /// Counted from 1.
        line: usize,
        /// What was found, or expected.
        reason: String,
    },
    /// A value that a manifest can't have.
    #[error("`{key}`: {reason}")]
    Value {
        /// The key, with its table.
        key: String,
        /// What is wrong, and what it may be.
        reason: String,
    },
}

impl ManifestError {
    pub(super) fn value(key: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::Value {
            key: key.into(),
            reason: reason.into(),
        }
    }
}

impl Manifest {
    /// Reads a manifest and checks that its parts agree.
    ///
    /// # Errors
    /// With the line for what is not TOML or has an unknown key, with the key
    /// for a value that can't be.
    pub fn parse(bytes: &[u8]) -> Result<Self, ManifestError> {
        let text = std::str::from_utf8(bytes).map_err(|error| ManifestError::NotText {
            offset: error.valid_up_to(),
        })?;
        let manifest: Self = toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let before = text.as_bytes().get(..start).unwrap_or_default();
            let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
            ManifestError::Syntax {
                line,
                reason: error.message().to_owned(),
            }
        })?;
        checks::check(&manifest)?;
        Ok(manifest)
    }
}
