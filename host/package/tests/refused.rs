//! Files that are not a package, each with the reason that a person is told.

#![allow(clippy::expect_used, reason = "a test says so by failing")]

mod common;

use bailey_package::{Package, PackageError};
use common::{MANIFEST, component, packed, section};

fn refusal(bytes: Vec<u8>) -> String {
    Package::read(bytes).expect_err("refused").to_string()
}

#[test]
fn a_text_file_is_not_a_package() {
    let error = refusal(b"hello".to_vec());
    assert!(error.contains("not WebAssembly but text"), "{error}");
}

#[test]
fn an_empty_file_is_not_a_package() {
    let error = refusal(Vec::new());
    assert!(error.contains("an empty file"), "{error}");
}

#[test]
fn a_core_module_is_told_how_to_become_a_component() {
    let error = refusal(wat::parse_str("(module)").expect("a module"));
    assert!(
        error.contains("core module") && error.contains("bailey-plugin build"),
        "{error}"
    );
}

#[test]
fn a_file_that_was_cut_off_is_damaged_somewhere() {
    let mut bytes = packed(MANIFEST);
    bytes.truncate(bytes.len() / 2);
    match Package::read(bytes.clone()).expect_err("refused") {
        PackageError::Damaged { offset, .. } => assert!(offset <= bytes.len() as u64),
        other => panic!("{other}"),
    }
}

#[test]
fn too_large_a_file_is_refused_before_it_is_parsed() {
    let error = Package::read_within(vec![0; 11], 10).expect_err("refused");
    assert_eq!(
        error,
        PackageError::TooLarge {
            size: 11,
            limit: 10
        }
    );
}

#[test]
fn a_second_manifest_is_refused() {
    let mut bytes = packed(MANIFEST);
    section(&mut bytes, "bailey:manifest", MANIFEST.as_bytes());
    let section = "bailey:manifest".to_owned();
    assert_eq!(
        Package::read(bytes).expect_err("refused"),
        PackageError::DuplicateSection { section }
    );
}

#[test]
fn a_section_of_a_later_format_is_refused() {
    let mut bytes = packed(MANIFEST);
    section(&mut bytes, "bailey:tomorrow", b"");
    let section = "bailey:tomorrow".to_owned();
    assert_eq!(
        Package::read(bytes).expect_err("refused"),
        PackageError::UnknownSection { section }
    );
}

#[test]
fn nothing_may_follow_the_signature() {
    let mut bytes = packed(MANIFEST);
    section(&mut bytes, "bailey:signature", b"x");
    section(&mut bytes, "bailey:locale/en", b"");
    let section = "bailey:locale/en".to_owned();
    assert_eq!(
        Package::read(bytes).expect_err("refused"),
        PackageError::AfterSignature { section }
    );
}

#[test]
fn a_component_without_a_manifest_is_refused() {
    assert_eq!(
        Package::read(component()).expect_err("refused"),
        PackageError::NoManifest
    );
}

#[test]
fn the_manifest_of_a_nested_component_does_not_count() {
    let nested = format!("(component (component (@custom \"bailey:manifest\" {MANIFEST:?})))");
    let bytes = wat::parse_str(nested).expect("a component");
    assert_eq!(
        Package::read(bytes).expect_err("refused"),
        PackageError::NoManifest
    );
}

#[test]
fn an_unknown_version_of_the_contract_is_named() {
    let error = refusal(importing("bailey:crm/records@9.9.9"));
    assert!(
        error.contains("imports `bailey:crm/records@9.9.9`"),
        "{error}"
    );
    assert!(error.contains("speaks 1.0.0"), "{error}");
}

#[test]
fn an_interface_that_bailey_lacks_is_named() {
    for name in [
        "bailey:crm/wishes@1.0.0",
        "other:crm/records@0.1.0",
        "bailey:crm/pages@1.0.0",
    ] {
        let error = refusal(importing(name));
        assert!(
            error.contains(&format!("imports `{name}`, which Bailey does not have")),
            "{error}"
        );
    }
}

#[test]
fn an_import_that_is_no_interface_is_named() {
    let bytes = wat::parse_str("(component (import \"run\" (func)))").expect("a component");
    let error = refusal(common::pack(&bytes, MANIFEST));
    assert!(error.contains("imports `run`"), "{error}");
}

#[test]
fn an_import_that_the_manifest_hides_is_named() {
    let error = Package::read(importing("bailey:crm/log@1.0.0")).expect_err("refused");
    let (interface, table) = ("log".to_owned(), "capabilities");
    assert_eq!(
        error,
        PackageError::Undeclared {
            direction: "imports",
            interface,
            table
        }
    );
}

#[test]
fn a_declared_capability_has_to_be_imported() {
    let manifest = format!("{MANIFEST}\n[capabilities.random]\nreason = \"why-random\"\n");
    let error = Package::read(packed(&manifest)).expect_err("refused");
    let (interface, table) = ("random".to_owned(), "capabilities");
    assert_eq!(
        error,
        PackageError::Absent {
            verb: "import",
            interface,
            table
        }
    );
}

#[test]
fn a_declared_extension_point_has_to_be_exported() {
    let manifest = format!("{MANIFEST}\n[extension-points.job-runner]\nreason = \"why-jobs\"\n");
    let error = Package::read(packed(&manifest)).expect_err("refused");
    let (interface, table) = ("job-runner".to_owned(), "extension-points");
    assert_eq!(
        error,
        PackageError::Absent {
            verb: "export",
            interface,
            table
        }
    );
}

#[test]
fn a_locale_has_to_be_text_and_small_and_a_languages() {
    let mut bytes = packed(MANIFEST);
    section(&mut bytes, "bailey:locale/de", b"ab\xff");
    let tag = "de".to_owned();
    let error = Package::read(bytes).expect_err("refused");
    assert_eq!(
        error,
        PackageError::LocaleNotText {
            tag: tag.clone(),
            offset: 2
        }
    );

    let mut bytes = packed(MANIFEST);
    section(&mut bytes, "bailey:locale/de", &vec![b' '; 65_537]);
    let error = Package::read(bytes).expect_err("refused");
    assert_eq!(
        error,
        PackageError::LocaleTooLarge {
            tag,
            size: 65_537,
            limit: 65_536
        }
    );

    let mut bytes = packed(MANIFEST);
    section(&mut bytes, "bailey:locale/../de", b"");
    let error = Package::read(bytes).expect_err("refused");
    assert_eq!(
        error,
        PackageError::LocaleTag {
            tag: "../de".to_owned()
        }
    );
}

#[test]
fn an_icon_has_to_be_a_small_png() {
    let mut bytes = packed(MANIFEST);
    section(&mut bytes, "bailey:icon", b"<svg onload=alert(1)>");
    assert_eq!(
        Package::read(bytes).expect_err("refused"),
        PackageError::IconNotPng
    );

    let mut bytes = packed(MANIFEST);
    section(&mut bytes, "bailey:icon", &vec![0; 32_769]);
    let error = Package::read(bytes).expect_err("refused");
    assert_eq!(
        error,
        PackageError::IconTooLarge {
            size: 32_769,
            limit: 32_768
        }
    );
}

/// A package whose component imports this interface, with one function.
fn importing(name: &str) -> Vec<u8> {
    let text = format!("(component (import {name:?} (instance (export \"f\" (func)))))");
    common::pack(&wat::parse_str(text).expect("a component"), MANIFEST)
}
