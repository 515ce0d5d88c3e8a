//! A plugin's manifest. One that is accepted writes back and reads the same; one that
//! is refused is told where it is at fault.

use bailey_package::{Manifest, ManifestError};

/// What must hold for any bytes taken as a manifest.
pub fn holds(input: &[u8]) {
    match Manifest::parse(input) {
        Ok(manifest) => {
            let written = toml::to_string(&manifest).expect("a manifest can be written");
            let again = Manifest::parse(written.as_bytes()).expect(&written);
            assert_eq!(again, manifest, "it reads otherwise than it was written");
        }
        Err(refusal) => names_its_place(input, &refusal),
    }
}

/// A refusal that leads whoever wrote the manifest to what is wrong.
fn names_its_place(input: &[u8], refusal: &ManifestError) {
    match refusal {
        ManifestError::NotText { offset } => {
            let (text, rest) = input.split_at(*offset);
            assert!(std::str::from_utf8(text).is_ok() && std::str::from_utf8(rest).is_err());
        }
        ManifestError::Syntax { line, reason } => {
            let lines = 1 + input.iter().filter(|byte| **byte == b'\n').count();
            assert!((1..=lines).contains(line), "line {line} of {lines}");
            assert!(!reason.is_empty());
        }
        ManifestError::Value { key, reason } => assert!(!key.is_empty() && !reason.is_empty()),
        other => panic!("nothing says where: {other}"),
    }
}
