//! What a signature says: that whoever has a key signed exactly this package.

#![allow(clippy::expect_used, reason = "a test says so by failing")]

mod common;

use bailey_package::{Package, PackageError, Signature, write};
use common::{MANIFEST, key, packed, section, signed};

#[test]
fn a_signature_names_its_key_and_leaves_the_identity() {
    let before = Package::read(packed(MANIFEST)).expect("holds");
    assert_eq!(before.signature(), Signature::Absent);
    let after = write::sign(&before, &key(1)).expect("signed");
    assert_eq!(before.digest(), after.digest());
    assert_eq!(after.signature(), Signature::Valid((&key(1)).into()));
    assert!(after.bytes().starts_with(before.bytes()));
}

#[test]
fn signing_again_takes_the_earlier_signature_away() {
    let once = Package::read(signed(MANIFEST)).expect("holds");
    let twice = write::sign(&once, &key(2)).expect("signed");
    assert_eq!(twice.bytes().len(), once.bytes().len());
    assert_eq!(twice.signature().key(), Some((&key(2)).into()));
    let back = write::sign(&twice, &key(1)).expect("signed");
    assert_eq!(back.bytes(), once.bytes());
}

#[test]
fn a_signature_of_another_package_does_not_hold_here() {
    let one = signed(MANIFEST);
    let newer = packed(&MANIFEST.replace("1.2.3", "1.2.4"));
    let signature = &one[packed(MANIFEST).len()..];
    let moved = [newer.as_slice(), signature].concat();
    let moved = Package::read(moved).expect("a package");
    assert_eq!(moved.signature(), Signature::Broken);
}

#[test]
fn what_is_no_signature_is_a_broken_one() {
    let good = signed(MANIFEST);
    let content = &good[good.len() - 97..];
    let mut other_format = content.to_vec();
    other_format[0] = 2;
    let short = &content[..96];
    let long = [content, &[0]].concat();
    for content in [&b""[..], b"signed", short, &long, &other_format, &[1; 97]] {
        let mut bytes = packed(MANIFEST);
        section(&mut bytes, "bailey:signature", content);
        let package = Package::read(bytes).expect("a package");
        assert_eq!(package.signature(), Signature::Broken, "{content:?}");
    }
}

#[test]
fn a_weak_key_signs_nothing() {
    // The neutral point as key and as commitment: without the check, the
    // signature of all zeros would fit every message.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let content = [&[1][..], &neutral, &neutral, &[0; 32]].concat();
    let mut bytes = packed(MANIFEST);
    section(&mut bytes, "bailey:signature", &content);
    let package = Package::read(bytes).expect("a package");
    assert_eq!(package.signature(), Signature::Broken);
}

#[test]
fn a_second_signature_is_refused() {
    let mut bytes = signed(MANIFEST);
    let content = bytes[bytes.len() - 97..].to_vec();
    section(&mut bytes, "bailey:signature", &content);
    let section = "bailey:signature".to_owned();
    assert_eq!(
        Package::read(bytes).expect_err("refused"),
        PackageError::AfterSignature { section }
    );
}

#[test]
fn bytes_after_the_signature_are_refused() {
    let good = signed(MANIFEST);
    for tail in [&b"\0"[..], b"x", b"\0\x05\x04moreEVIL", b"\0\x01\0"] {
        let bytes = [good.as_slice(), tail].concat();
        assert!(Package::read(bytes).is_err(), "{tail:?}");
    }
}
