//! What was packed is what is read, and no bytes whatever make the reader
//! panic.

#![allow(clippy::expect_used, reason = "a test says so by failing")]

mod common;

use bailey_package::{Digest, Metadata, Package, write};
use common::{MANIFEST, component, pack, packed, section};
use proptest::prelude::*;

#[test]
fn what_was_packed_is_what_is_read() {
    let bytes = packed(MANIFEST);
    let package = Package::read(bytes.clone()).expect("holds");
    assert_eq!(package.manifest().id, "acme.sundial");
    assert_eq!(package.manifest().version.to_string(), "1.2.3");
    assert_eq!(package.capabilities().collect::<Vec<_>>(), ["clock"]);
    assert_eq!(package.imports()[0].to_string(), "bailey:crm/clock@1.0.0");
    assert_eq!(package.imports()[0].functions, ["now"]);
    assert_eq!(package.locales()["zh"], "plugin-name = 日晷");
    assert_eq!(**package.bytes(), *bytes);
    assert_eq!(
        Digest::from_hex(&package.digest().to_hex()),
        Some(package.digest())
    );
}

#[test]
fn an_interface_used_for_its_types_alone_needs_no_consent() {
    let text = r#"(component
        (import "bailey:crm/clock@1.0.0" (instance (export "now" (func))))
        (import "bailey:crm/journal@1.0.0"
            (instance (type string) (export "operation" (type (eq 0))))))"#;
    let package = common::pack(&wat::parse_str(text).expect("a component"), MANIFEST);
    let package = Package::read(package).expect("holds");
    assert_eq!(package.imports().len(), 2);
    assert_eq!(package.capabilities().collect::<Vec<_>>(), ["clock"]);
}

#[test]
fn an_icon_that_is_a_png_is_kept() {
    let icon = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR and so on";
    let mut bytes = packed(MANIFEST);
    section(&mut bytes, "bailey:icon", icon);
    assert_eq!(Package::read(bytes).expect("holds").icon(), Some(&icon[..]));
}

#[test]
fn any_other_byte_changes_the_identity() {
    let one = Package::read(packed(MANIFEST)).expect("holds");
    let other = Package::read(packed(&format!("{MANIFEST}\n"))).expect("holds");
    assert_ne!(one.digest(), other.digest());
}

#[test]
fn other_tools_are_told_what_it_is() {
    let metadata = Metadata {
        name: Some("acme.sundial".into()),
        version: Some("1.2.3".into()),
        description: Some("Tells the time".into()),
        authors: Some("Acme".into()),
        licenses: Some("MIT OR Apache-2.0".into()),
    };
    let once = write::describe(&component(), &metadata).expect("a component");
    let package = Package::read(pack(&once, MANIFEST)).expect("holds");
    assert_eq!(*package.metadata(), metadata);
    // Done again, also to a package, it leaves the same component.
    let again = write::describe(package.bytes(), &metadata).expect("a component");
    assert_eq!(again, once);
}

proptest! {
    #[test]
    fn random_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(Package::read(bytes).is_err());
    }

    #[test]
    fn random_bytes_after_the_preamble_are_refused(
        bytes in proptest::collection::vec(any::<u8>(), 0..2_000),
    ) {
        let package = [b"\0asm\x0d\0\x01\0".as_slice(), &bytes].concat();
        prop_assert!(Package::read(package).is_err());
    }

    #[test]
    fn a_changed_byte_is_refused_or_makes_another_package(
        place in any::<proptest::sample::Index>(),
        flip in 1_u8..,
    ) {
        let mut bytes = packed(MANIFEST);
        let digest = Package::read(bytes.clone()).map(|package| package.digest());
        let place = place.index(bytes.len());
        bytes[place] ^= flip;
        if let Ok(changed) = Package::read(bytes) {
            prop_assert_ne!(Ok(changed.digest()), digest);
        }
    }
}
