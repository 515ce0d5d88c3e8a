//! Takes out what the encoder calls the parts of a component: names that nobody is shown,
//! for the plugin's own functions have theirs elsewhere.

use anyhow::Result;
use wasmparser::CustomSectionReader;

use super::sections::written_anew;

/// The number of custom sections.
const CUSTOM: u8 = 0;

/// The component without them.
///
/// # Errors
/// It is no component.
pub(super) fn without(component: &[u8]) -> Result<Vec<u8>> {
    written_anew(component, |id, body| {
        let is_names = id == CUSTOM && CustomSectionReader::new(body)?.name() == "component-name";
        Ok(is_names.then_some(&[]))
    })
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
}
