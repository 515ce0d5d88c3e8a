//! Takes an export away that a tool left in its component for its own use. The host would
//! never call it, but a package exports what a person consented to and nothing else.

use anyhow::{Context as _, Result, bail};
use wasmparser::{BinaryReader, ComponentExportSectionReader};

/// Bytes of a component before its first section.
const PREAMBLE: usize = 8;

/// The number of sections with exports.
const EXPORTS: u8 = 11;

/// A section of instances with one that has nothing in it: it takes the place of an
/// exported instance, which would count as one, so that all others keep their numbers.
const NOTHING: [u8; 5] = [5, 3, 1, 1, 0];

/// The component without the instance that it exports under this name, if it does.
///
/// # Errors
/// It is no component, or the export stands in a section with others.
pub(super) fn without(component: &[u8], name: &str) -> Result<Vec<u8>> {
    let mut kept = component
        .get(..PREAMBLE)
        .context("it is no component")?
        .to_vec();
    let mut reader = BinaryReader::new(component, 0);
    reader.read_bytes(PREAMBLE)?;
    while !reader.eof() {
        let start = reader.current_position();
        let id = reader.read_u8()?;
        let body = reader.read_reader()?;
        let section = component.get(start..reader.current_position());
        if id == EXPORTS && exports(body, name)? {
            kept.extend(NOTHING);
        } else {
            kept.extend(section.unwrap_or_default());
        }
    }
    Ok(kept)
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

    #[test]
    fn what_is_no_component_is_refused() {
        assert!(without(b"text", "exports").is_err());
    }

    fn contains(bytes: &[u8], part: &[u8]) -> bool {
        bytes.windows(part.len()).any(|window| window == part)
    }
}
