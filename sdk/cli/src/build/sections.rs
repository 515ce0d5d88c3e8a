//! A component written anew, section by section.

use anyhow::{Context as _, Result};
use wasmparser::BinaryReader;

/// Bytes of a component before its first section.
const PREAMBLE: usize = 8;

/// The component with what `other` answers in the place of each section, by its number
/// and what is in it; a section that it answers nothing for stays.
///
/// # Errors
/// It is no component; those of `other`.
pub(super) fn written_anew(
    component: &[u8],
    other: impl Fn(u8, BinaryReader<'_>) -> Result<Option<&'static [u8]>>,
) -> Result<Vec<u8>> {
    let mut written = component
        .get(..PREAMBLE)
        .context("it is no component")?
        .to_vec();
    let mut reader = BinaryReader::new(component, 0);
    reader.read_bytes(PREAMBLE)?;
    while !reader.eof() {
        let start = reader.current_position();
        let id = reader.read_u8()?;
        let body = reader.read_reader()?;
        let same = component.get(start..reader.current_position());
        written.extend(other(id, body)?.or(same).unwrap_or_default());
    }
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_component_stays_as_it_is() {
        let component = wat::parse_str("(component $spoken (core module $part))").unwrap();
        let written = written_anew(&component, |_, _| Ok(None)).unwrap();
        assert_eq!(written, component);
    }

    #[test]
    fn what_is_no_component_is_refused() {
        assert!(written_anew(b"text", |_, _| Ok(None)).is_err());
    }
}
