//! A small package that holds, to be spoilt in one way at a time.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::expect_used, reason = "a test says so by failing")]

use std::collections::BTreeMap;

/// The manifest of [`component`].
pub const MANIFEST: &str = r#"id = "acme.sundial"
version = "1.2.3"
contract = "1.0.0"
publisher = "Acme"
category = "tools"
name = "plugin-name"
summary = "plugin-summary"

[capabilities.clock]
reason = "why-clock"
"#;

/// A component that asks what time it is.
pub fn component() -> Vec<u8> {
    wat::parse_str(
        r#"(component (import "bailey:crm/clock@1.0.0" (instance (export "now" (func)))))"#,
    )
    .expect("a component")
}

/// Packs a component with a manifest and two locales.
pub fn pack(component: &[u8], manifest: &str) -> Vec<u8> {
    let locales = BTreeMap::from([
        ("en".to_owned(), "plugin-name = Sundial".to_owned()),
        ("zh".to_owned(), "plugin-name = 日晷".to_owned()),
    ]);
    bailey_package::write::pack(component, manifest, &locales, None)
}

/// The component with this manifest.
pub fn packed(manifest: &str) -> Vec<u8> {
    pack(&component(), manifest)
}

/// Appends a custom section by hand.
pub fn section(package: &mut Vec<u8>, name: &str, data: &[u8]) {
    use wasm_encoder::ComponentSection as _;
    let section = wasm_encoder::CustomSection {
        name: name.into(),
        data: data.into(),
    };
    section.append_to_component(package);
}

/// A publisher's key.
pub fn key(seed: u8) -> bailey_package::SigningKey {
    bailey_package::SigningKey::from_bytes(&[seed; 32])
}

/// The component with this manifest, signed with the first key.
pub fn signed(manifest: &str) -> Vec<u8> {
    let package = bailey_package::Package::read(packed(manifest)).expect("a package");
    let signed = bailey_package::write::sign(&package, &key(1)).expect("signed");
    signed.bytes().to_vec()
}
