//! What a plugin needs beside itself, and what its versions changed.

use std::collections::BTreeSet;

use semver::{Version, VersionReq};
use serde::{Deserialize, Serialize};

use super::checks::{is_id, message};
use super::{Manifest, ManifestError};

/// Another plugin that has to be enabled as long as this one is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Need {
    /// Its id.
    pub plugin: String,
    /// Which of its versions will do, as in `>=1.2, <2`; any if nothing is said.
    #[serde(default)]
    pub version: VersionReq,
    /// The message that says what for.
    pub reason: String,
}

/// What one version changed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Change {
    /// Since which version.
    pub version: Version,
    /// The message that says what.
    pub text: String,
}

/// Checks a manifest's needs and changes.
pub(super) fn check(manifest: &Manifest) -> Result<(), ManifestError> {
    let mut needed = BTreeSet::new();
    for need in &manifest.needs {
        let key = format!("needs.{}", need.plugin);
        if !is_id(&need.plugin) || need.plugin == manifest.id {
            let reason = "has to be the id of another plugin, such as `acme.badges`";
            return Err(ManifestError::value(key, reason));
        }
        if !needed.insert(&need.plugin) {
            return Err(ManifestError::value(key, "stands there twice"));
        }
        message(&format!("{key}.reason"), &need.reason)?;
    }
    let mut told = BTreeSet::new();
    for change in &manifest.changes {
        let key = format!("changes.{}", change.version);
        if change.version > manifest.version {
            let reason = format!("is later than the plugin's own {}", manifest.version);
            return Err(ManifestError::value(key, reason));
        }
        if !told.insert(&change.version) {
            return Err(ManifestError::value(key, "stands there twice"));
        }
        message(&format!("{key}.text"), &change.text)?;
    }
    Ok(())
}
