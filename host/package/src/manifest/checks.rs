//! What TOML's types can't say about a manifest.

use std::collections::BTreeSet;

use super::{Manifest, ManifestError, SettingKind};
use crate::contract::{self, InterfaceKind};

/// Checks a manifest by itself, without the binary.
pub(super) fn check(manifest: &Manifest) -> Result<(), ManifestError> {
    if !is_id(&manifest.id) {
        let reason = "has to be publisher and name, each of lower-case letters, digits and hyphens, such as `acme.badges`";
        return Err(ManifestError::value("id", reason));
    }
    if !contract::VERSIONS.contains(&manifest.contract) {
        let spoken: Vec<String> = contract::VERSIONS.iter().map(ToString::to_string).collect();
        let reason = format!(
            "{} is unknown; Bailey speaks {}",
            manifest.contract,
            spoken.join(", ")
        );
        return Err(ManifestError::value("contract", reason));
    }
    if manifest.publisher.trim().is_empty() {
        return Err(ManifestError::value(
            "publisher",
            "has to name who stands behind the plugin",
        ));
    }
    if let Some(license) = &manifest.license {
        let expression = |char: char| char.is_ascii_alphanumeric() || "-.+() ".contains(char);
        if license.trim().is_empty() || license.len() > 200 || !license.chars().all(expression) {
            let reason = "has to be an SPDX expression, such as `MIT OR Apache-2.0`";
            return Err(ManifestError::value("license", reason));
        }
    }
    message("name", &manifest.name)?;
    message("summary", &manifest.summary)?;
    if let Some(description) = &manifest.description {
        message("description", description)?;
    }
    for (name, capability) in &manifest.capabilities {
        let key = format!("capabilities.{name}");
        interface(&key, name, InterfaceKind::Capability, &capability.tables)?;
        message(&format!("{key}.reason"), &capability.reason)?;
    }
    for (name, point) in &manifest.extension_points {
        let key = format!("extension-points.{name}");
        interface(&key, name, InterfaceKind::ExtensionPoint, &point.tables)?;
        if name != "job-runner" && !point.step_up.is_empty() {
            return Err(ManifestError::value(
                format!("{key}.step-up"),
                format!("`{name}` has no jobs: a page lists its own dangerous actions"),
            ));
        }
        message(&format!("{key}.reason"), &point.reason)?;
    }
    settings(manifest)?;
    pages(manifest)?;
    panels(manifest)?;
    super::endpoint::check(manifest)?;
    super::history::check(manifest)
}

fn interface(
    key: &str,
    name: &str,
    kind: InterfaceKind,
    tables: &[String],
) -> Result<(), ManifestError> {
    let what = match kind {
        InterfaceKind::Capability => "capability",
        _ => "extension point",
    };
    let known = contract::interface(name).filter(|known| known.kind == kind);
    let Some(known) = known else {
        return Err(ManifestError::value(
            key,
            format!("Bailey has no {what} `{name}`"),
        ));
    };
    let key = format!("{key}.tables");
    match (known.by_table, tables.is_empty()) {
        (true, true) => {
            let reason = "has to list the tables by key, or `*` for all of them";
            Err(ManifestError::value(key, reason))
        }
        (false, false) => Err(ManifestError::value(
            key,
            format!("`{name}` has nothing to do with tables"),
        )),
        _ => Ok(()),
    }
}

fn settings(manifest: &Manifest) -> Result<(), ManifestError> {
    let mut keys = BTreeSet::new();
    for setting in &manifest.settings {
        let key = format!("settings.{}", setting.key);
        if !is_name(&setting.key) {
            let reason = "a setting's key is of lower-case letters, digits and hyphens";
            return Err(ManifestError::value(key, reason));
        }
        if !keys.insert(&setting.key) {
            return Err(ManifestError::value(key, "stands there twice"));
        }
        message(&format!("{key}.label"), &setting.label)?;
        if let Some(hint) = &setting.hint {
            message(&format!("{key}.hint"), hint)?;
        }
        if (setting.kind == SettingKind::Choice) == setting.choices.is_empty() {
            let reason = "a choice, and nothing else, lists its `choices`";
            return Err(ManifestError::value(key, reason));
        }
        setting
            .check(&setting.default)
            .map_err(|error| match error {
                ManifestError::Value { reason, .. } => {
                    ManifestError::value(format!("{key}.default"), reason)
                }
                other => other,
            })?;
    }
    Ok(())
}

fn pages(manifest: &Manifest) -> Result<(), ManifestError> {
    let mut paths = BTreeSet::new();
    for page in &manifest.pages {
        let key = format!("pages.{}", page.path);
        if !page.path.is_empty() && !page.path.split('/').all(is_name) {
            let reason = "a page's path is of lower-case letters, digits and hyphens, in parts that `/` separates";
            return Err(ManifestError::value(key, reason));
        }
        if !paths.insert(&page.path) {
            return Err(ManifestError::value(key, "stands there twice"));
        }
        message(&format!("{key}.label"), &page.label)?;
    }
    let exported = manifest.extension_points.contains_key("pages");
    if exported == manifest.pages.is_empty() {
        let reason = "a plugin with the extension point `pages`, and no other, lists its pages";
        return Err(ManifestError::value("pages", reason));
    }
    Ok(())
}

/// The most panels of one plugin: each costs every page of its records a call.
const MOST_PANELS: usize = 3;

fn panels(manifest: &Manifest) -> Result<(), ManifestError> {
    let mut names = BTreeSet::new();
    for panel in &manifest.panels {
        let key = format!("panels.{}", panel.name);
        if !is_name(&panel.name) {
            let reason = "a panel's name is of lower-case letters, digits and hyphens";
            return Err(ManifestError::value(key, reason));
        }
        if !names.insert(&panel.name) {
            return Err(ManifestError::value(key, "stands there twice"));
        }
        if panel.tables.is_empty() {
            let reason = "has to list the tables by key, or `*` for all of them";
            return Err(ManifestError::value(format!("{key}.tables"), reason));
        }
        message(&format!("{key}.label"), &panel.label)?;
    }
    if names.len() > MOST_PANELS {
        let reason = format!("a plugin has at most {MOST_PANELS} panels");
        return Err(ManifestError::value("panels", reason));
    }
    let exported = manifest.extension_points.contains_key("panels");
    if exported == manifest.panels.is_empty() {
        let reason = "a plugin with the extension point `panels`, and no other, lists its panels";
        return Err(ManifestError::value("panels", reason));
    }
    Ok(())
}

/// Whether it can be a plugin's id: publisher and name.
pub(super) fn is_id(id: &str) -> bool {
    let parts: Vec<&str> = id.split('.').collect();
    parts.len() == 2 && id.len() <= 100 && parts.iter().all(|part| is_name(part))
}

/// Lower-case letters, digits and hyphens, with a letter first.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Refuses what can't be the id of a Fluent message.
pub(super) fn message(key: &str, id: &str) -> Result<(), ManifestError> {
    let fits = id.starts_with(|first: char| first.is_ascii_alphabetic())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if fits {
        return Ok(());
    }
    let reason = format!("`{id}` is not the id of a message in the locales, such as `why-records`");
    Err(ManifestError::value(key, reason))
}
