//! Takes an export away that a tool left in its component for its own use. The host would
//! never call it, but a package exports what a person consented to and nothing else.

use anyhow::{Result, bail};
use wasmparser::{BinaryReader, ComponentExportSectionReader};

use super::sections::written_anew;

/// The number of sections with exports.
const EXPORTS: u8 = 11;

/// A section of instances with one that has nothing in it: it takes the place of an
/// exported instance, which would count as one, so that all others keep their numbers.
const NOTHING: &[u8] = &[5, 3, 1, 1, 0];

/// The component without the instance that it exports under this name, if it does.
///
/// # Errors
/// It is no component, or the export stands in a section with others.
pub(super) fn without(component: &[u8], name: &str) -> Result<Vec<u8>> {
    written_anew(component, |id, body| {
        let is_exported = id == EXPORTS && exports(body, name)?;
        Ok(is_exported.then_some(NOTHING))
    })
}

/// Whether a section exports this and nothing else.
fn exports(body: BinaryReader<'_>, name: &str) -> Result<bool> {
    let section = ComponentExportSectionReader::new(body)?;
    let count = section.count();
    for export in section {
        if export?.name.name == name {
            if count == 1 {
                return Ok(true);
            }
            bail!("`{name}` is exported together with something else");
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"(component
        (import "a:b/c@1.0.0" (instance $c (export "f" (func))))
        (instance $left (export "init" (func $c "f")))
        (export "exports" (instance $left))
        (instance $meant (export "f" (func $c "f")))
        (export "a:b/d@1.0.0" (instance $meant)))"#;

    #[test]
    fn one_export_goes_and_all_others_stay() {
        let component = wat::parse_str(TEXT).unwrap();
        let kept = without(&component, "exports").unwrap();
        wasmparser::Validator::new().validate_all(&kept).unwrap();
        assert!(contains(&component, b"exports") && contains(&component, b"a:b/d@1.0.0"));
        assert!(!contains(&kept, b"exports") && contains(&kept, b"a:b/d@1.0.0"));
        assert_eq!(without(&kept, "exports").unwrap(), kept);
    }

    fn contains(bytes: &[u8], part: &[u8]) -> bool {
        bytes.windows(part.len()).any(|window| window == part)
    }
}
