//! Takes out what the encoder calls the parts of a component: names that nobody is shown,
//! for the plugin's own functions have theirs elsewhere.

use anyhow::{Context as _, Result};
use wasmparser::{BinaryReader, CustomSectionReader};

/// Bytes of a component before its first section.
const PREAMBLE: usize = 8;

/// The number of custom sections.
const CUSTOM: u8 = 0;

/// The component without them.
///
/// # Errors
/// It is no component.
pub(super) fn without(component: &[u8]) -> Result<Vec<u8>> {
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
        if id == CUSTOM && CustomSectionReader::new(body)?.name() == "component-name" {
            continue;
        }
        let section = component.get(start..reader.current_position());
        kept.extend(section.unwrap_or_default());
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_and_all_else_stays() {
        let named = wat::parse_str("(component $spoken (core module $part))");
        let named = named.unwrap();
        let bare = without(&named).unwrap();
        wasmparser::Validator::new().validate_all(&bare).unwrap();
        assert!(bare.len() < named.len());
        assert_eq!(without(&bare).unwrap(), bare);
    }

    #[test]
    fn what_is_no_component_is_refused() {
        assert!(without(b"text").is_err());
    }
}
