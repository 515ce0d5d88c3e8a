//! Cells that a spreadsheet would run as formulas.
//!
//! A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is
//! written with an apostrophe before it, which spreadsheets take as "this is
//! text" (OWASP, CSV injection). Reading takes that apostrophe off again.

use std::borrow::Cow;

fn begins_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The text as it is safe in a spreadsheet.
pub(crate) fn defused(text: &str) -> Cow<'_, str> {
    // One that has apostrophes before a formula already gets one more, so that
    // taking one off gives back what it was.
    if begins_formula(text.trim_start_matches('\'')) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

/// The text as it was before it was made safe.
pub(crate) fn restored(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if begins_formula(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{defused, restored};
    use proptest::prelude::*;

    #[test]
    fn what_would_run_is_text_and_the_rest_is_left_alone() {
        assert_eq!(defused("=1+1"), "'=1+1");
        assert_eq!(defused("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(defused("'quoted'"), "'quoted'");
        assert_eq!(restored("'quoted'"), "'quoted'");
    }

    proptest! {
        #[test]
        fn what_was_made_safe_comes_back(text in "['=+@a\t-]{0,6}") {
            let safe = defused(&text);
            prop_assert!(!safe.starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert_eq!(restored(&safe), text.as_str());
        }
    }
}
