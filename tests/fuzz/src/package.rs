//! A plugin's package. One that is accepted can do what its manifest says and no more,
//! and keeps its identity when it is signed; a signature holds for the very bytes that
//! were signed.
//!
//! What doesn't begin as WebAssembly does is taken as the manifest of a component that
//! is known to be whole, so that something gets past the binary's own checks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use bailey_package::{Manifest, Package, PackageError, PublicKey, SigningKey, write};

/// The package that [`key`] signed, and no other.
const SIGNED: &[u8] = include_bytes!("../corpus/package/signed.wasm");

/// The manifest of [`COMPONENT`].
pub const MANIFEST: &str = include_str!("../corpus/package/sundial.toml");

/// A component that asks what time it is.
pub static COMPONENT: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let text = r#"(component (import "bailey:crm/clock@1.0.0" (instance (export "now" (func)))))"#;
    wat::parse_str(text).expect("a component")
});

/// What must hold for any bytes taken as a package, or as the manifest of one.
pub fn holds(input: &[u8]) {
    if input.starts_with(b"\0asm") {
        read(input);
        return;
    }
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let locales = BTreeMap::from([("en".to_owned(), "plugin-name = Sundial".to_owned())]);
    let packed = write::pack(&COMPONENT, text, &locales, None);
    if read(&packed) {
        assert_eq!(
            Manifest::parse(input),
            Ok(Package::read(packed)
                .expect("read before")
                .manifest()
                .clone())
        );
    }
}

/// Whether it is a package.
fn read(bytes: &[u8]) -> bool {
    let package = match Package::read(bytes) {
        Ok(package) => package,
        Err(refusal) => {
            says_why(bytes, &refusal);
            return false;
        }
    };
    assert_eq!(**package.bytes(), *bytes);
    let asked: BTreeSet<&str> = package
        .manifest()
        .capabilities
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(package.capabilities().collect::<BTreeSet<_>>(), asked);
    let points = package.manifest().extension_points.keys();
    let points: BTreeSet<&str> = points.map(String::as_str).collect();
    assert_eq!(package.extension_points().collect::<BTreeSet<_>>(), points);
    if package.signature().key() == Some(PublicKey::from(&key(1))) {
        assert!(bytes == SIGNED, "a signature holds for what was not signed");
    }
    let signed = write::sign(&package, &key(2)).expect("a package can be signed");
    assert_eq!(signed.digest(), package.digest());
    assert_eq!(signed.manifest(), package.manifest());
    assert_eq!(signed.signature().key(), Some(PublicKey::from(&key(2))));
    true
}

fn says_why(bytes: &[u8], refusal: &PackageError) {
    match refusal {
        PackageError::Damaged { offset, reason } => {
            assert!(
                *offset <= bytes.len() as u64,
                "byte {offset} of {}",
                bytes.len()
            );
            assert!(!reason.is_empty());
        }
        PackageError::TooLarge { .. } => panic!("{} bytes are not too large", bytes.len()),
        other => assert!(!other.to_string().is_empty()),
    }
}

/// The key of a publisher.
#[must_use]
pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}
