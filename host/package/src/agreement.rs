//! Whether the manifest and the binary tell the same: a person consents to
//! what the manifest explains, and the binary does what it does.

use crate::binary::Surface;
use crate::{Interface, Manifest, PackageError};

const CAPABILITIES: &str = "capabilities";
const EXTENSION_POINTS: &str = "extension-points";

/// Refuses an interface that just one of the two knows.
pub(crate) fn check(manifest: &Manifest, surface: &Surface) -> Result<(), PackageError> {
    let imports = &surface.imports;
    undeclared("imports", CAPABILITIES, imports, |name| {
        manifest.capabilities.contains_key(name)
    })?;
    absent(
        "import",
        CAPABILITIES,
        imports,
        manifest.capabilities.keys(),
    )?;
    let exports = &surface.exports;
    let points = &manifest.extension_points;
    undeclared("exports", EXTENSION_POINTS, exports, |name| {
        points.contains_key(name)
    })?;
    absent("export", EXTENSION_POINTS, exports, points.keys())
}

fn undeclared(
    direction: &'static str,
    table: &'static str,
    interfaces: &[Interface],
    declared: impl Fn(&str) -> bool,
) -> Result<(), PackageError> {
    let mut used = interfaces
        .iter()
        .filter(|interface| interface.needs_consent());
    match used.find(|interface| !declared(&interface.name)) {
        None => Ok(()),
        Some(Interface { name, .. }) => Err(PackageError::Undeclared {
            direction,
            interface: name.clone(),
            table,
        }),
    }
}

fn absent<'a>(
    verb: &'static str,
    table: &'static str,
    interfaces: &[Interface],
    mut declared: impl Iterator<Item = &'a String>,
) -> Result<(), PackageError> {
    let used = |name: &String| {
        interfaces
            .iter()
            .any(|interface| interface.needs_consent() && interface.name == *name)
    };
    match declared.find(|name| !used(name)) {
        None => Ok(()),
        Some(name) => Err(PackageError::Absent {
            verb,
            interface: name.clone(),
            table,
        }),
    }
}
