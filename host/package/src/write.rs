//! Makes a package of a component and what belongs to it.

use std::collections::BTreeMap;

use wasm_encoder::{ComponentSection as _, CustomSection};

use crate::sections::{ICON, LOCALE, MANIFEST};

pub use crate::metadata::describe;
pub use crate::signature::sign;

/// Appends the manifest, the locales by tag and the icon to a component.
///
/// The same input gives the same bytes. What it gives is not checked: read it
/// with [`Package::read`](crate::Package::read) to know that it holds.
pub fn pack(
    component: &[u8],
    manifest: &str,
    locales: &BTreeMap<String, String>,
    icon: Option<&[u8]>,
) -> Vec<u8> {
    let mut package = component.to_vec();
    append(&mut package, MANIFEST, manifest.as_bytes());
    for (tag, text) in locales {
        append(&mut package, &format!("{LOCALE}{tag}"), text.as_bytes());
    }
    if let Some(icon) = icon {
        append(&mut package, ICON, icon);
    }
    package
}

/// Appends one custom section.
pub(crate) fn append(package: &mut Vec<u8>, name: &str, data: &[u8]) {
    CustomSection {
        name: name.into(),
        data: data.into(),
    }
    .append_to_component(package);
}
