//! A signed package of which something was changed: it is refused, or its
//! signature holds no longer. Nothing that was changed passes as it was.

#![allow(clippy::expect_used, reason = "a test says so by failing")]

mod common;

use std::collections::BTreeMap;

use bailey_package::{Digest, Metadata, Package, PublicKey, Signature, write};
use common::{MANIFEST, component, key, packed, section, signed};

/// A package with every kind of section.
fn whole() -> Vec<u8> {
    let metadata = Metadata {
        name: Some("acme.sundial".into()),
        version: Some("1.2.3".into()),
        description: Some("Tells the time by the sun".into()),
        authors: Some("Acme".into()),
        licenses: Some("MIT".into()),
    };
    let component = write::describe(&component(), &metadata).expect("a component");
    let locales = BTreeMap::from([("en".to_owned(), "plugin-name = Sundial".to_owned())]);
    let icon = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR and so on";
    let packed = write::pack(&component, MANIFEST, &locales, Some(icon));
    let package = Package::read(packed).expect("holds");
    let signed = write::sign(&package, &key(1)).expect("signed");
    signed.bytes().to_vec()
}

/// What the package is known by: who signed which bytes.
fn known(bytes: Vec<u8>) -> Option<(Digest, PublicKey)> {
    let package = Package::read(bytes).ok()?;
    Some((package.digest(), package.signature().key()?))
}

#[test]
fn no_byte_can_be_changed() {
    let good = whole();
    let before = known(good.clone()).expect("holds");
    for place in 0..good.len() {
        for flip in [1, 0x80, 0xff] {
            let mut bytes = good.clone();
            bytes[place] ^= flip;
            assert_ne!(known(bytes), Some(before), "byte {place}");
        }
    }
}

#[test]
fn no_byte_can_be_taken_away_or_put_in() {
    let good = whole();
    let before = known(good.clone()).expect("holds");
    for place in 0..good.len() {
        let mut less = good.clone();
        less.remove(place);
        assert_ne!(known(less), Some(before), "without byte {place}");
        let mut more = good.clone();
        more.insert(place, 0);
        assert_ne!(known(more), Some(before), "with another byte at {place}");
        assert_ne!(
            known(good[..place].to_vec()),
            Some(before),
            "cut at {place}"
        );
    }
}

#[test]
fn a_package_without_its_signature_is_an_unsigned_one() {
    let good = whole();
    let package = Package::read(good.clone()).expect("holds");
    let section = 97 + "bailey:signature".len() + 3;
    let bare = Package::read(good[..good.len() - section].to_vec()).expect("holds");
    assert_eq!(bare.signature(), Signature::Absent);
    assert_eq!(bare.digest(), package.digest());
}

#[test]
fn each_section_is_signed() {
    let changes: [(&str, &[u8], &[u8]); 8] = [
        ("the code", b"now", b"new"),
        ("the manifest", b"plugin-summary", b"plugin-sommary"),
        ("a locale", b"= Sundial", b"= Sundead"),
        ("the icon", b"and so on", b"and so in"),
        ("the description", b"by the sun", b"by the sin"),
        ("the authors", b"\x07authorsAcme", b"\x07authorsAcne"),
        ("the licence", b"\x08licensesMIT", b"\x08licensesMIX"),
        ("the name for tools", b"acme.sundial", b"acne.sundial"),
    ];
    let good = whole();
    for (what, from, to) in changes {
        let place = good
            .windows(from.len())
            .position(|window| window == from)
            .expect(what);
        let mut bytes = good.clone();
        bytes[place..place + to.len()].copy_from_slice(to);
        if let Ok(package) = Package::read(bytes) {
            assert_eq!(package.signature(), Signature::Broken, "{what}");
        }
    }
}

#[test]
fn every_section_may_stand_there_once() {
    for (name, content) in [
        ("bailey:manifest", MANIFEST.as_bytes()),
        ("bailey:locale/en", b"plugin-name = Moondial"),
        ("bailey:icon", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"),
        ("version", b"1.2.3"),
        ("description", b"other"),
        ("authors", b"other"),
        ("licenses", b"other"),
        ("component-name", b"\0\x02\x01x"),
    ] {
        let mut bytes = packed(MANIFEST);
        if !["bailey:manifest", "bailey:locale/en"].contains(&name) {
            section(&mut bytes, name, content);
        }
        Package::read(bytes.clone()).expect(name);
        section(&mut bytes, name, content);
        let error = Package::read(bytes).expect_err("refused").to_string();
        assert!(
            error.contains(name) && error.contains("twice"),
            "{name}: {error}"
        );
    }
}

#[test]
fn sections_of_nested_components_and_modules_do_not_count() {
    let nested = r#"(component
        (import "bailey:crm/clock@1.0.0" (instance (export "now" (func))))
        (component
            (@custom "bailey:manifest" "x") (@custom "bailey:icon" "x")
            (@custom "bailey:signature" "x") (@custom "bailey:unheard-of" "x")
            (@custom "version" "9.9.9"))
        (core module (@custom "bailey:signature" "x") (@custom "bailey:locale/en" "x")))"#;
    let component = wat::parse_str(nested).expect("a component");
    let package = Package::read(common::pack(&component, MANIFEST)).expect("holds");
    assert_eq!(package.signature(), Signature::Absent);
    assert_eq!(package.metadata().version, None);
    assert_eq!(package.locales()["en"], "plugin-name = Sundial");
    let signed = write::sign(&package, &key(1)).expect("signed");
    assert_eq!(signed.signature().key(), Some((&key(1)).into()));
}

#[test]
fn every_part_has_a_limit_of_its_own() {
    for (name, size) in [
        ("bailey:manifest", 65_537),
        ("bailey:icon", 32_769),
        ("bailey:locale/de", 65_537),
        ("description", 4_097),
    ] {
        let mut bytes = component();
        section(&mut bytes, name, &vec![b' '; size]);
        let error = Package::read(bytes).expect_err("refused").to_string();
        assert!(error.contains("bytes; at most"), "{name}: {error}");
    }
    let mut bytes = packed(MANIFEST);
    for number in 0..64 {
        let tag = format!("bailey:locale/en-{number:02}");
        section(&mut bytes, &tag, b"");
    }
    let error = Package::read(bytes).expect_err("refused").to_string();
    assert!(error.contains("more than 64 locales"), "{error}");
}

#[test]
fn other_tools_are_told_the_same_version() {
    let mut bytes = packed(MANIFEST);
    section(&mut bytes, "version", b"9.9.9");
    let error = Package::read(bytes).expect_err("refused").to_string();
    assert!(
        error.contains("9.9.9") && error.contains("1.2.3"),
        "{error}"
    );
}

#[test]
fn a_signature_can_not_be_carried_over_to_a_later_version() {
    let old = signed(MANIFEST);
    let signature = old[packed(MANIFEST).len()..].to_vec();
    let newer = packed(&MANIFEST.replace("1.2.3", "2.0.0"));
    let forged = Package::read([newer, signature].concat()).expect("a package");
    assert_eq!(forged.signature(), Signature::Broken);
}
