//! What a file is called and what kind of file it says it is: taken from whoever
//! sends it, so made harmless first.

use crate::error::{Error, Result};

/// The most characters of a name.
const MOST: usize = 200;

/// What is not known better.
const UNKNOWN: &str = "application/octet-stream";

/// The last part of a name, without what no name has.
///
/// # Errors
/// `Invalid` when nothing is left of it, or too much.
pub(super) fn name(given: &str) -> Result<String> {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last.chars().filter(|c| !is_odd(*c)).collect();
    let name = name.trim();
    if name.is_empty() || name.chars().all(|c| c == '.') {
        return Err(Error::invalid_field(
            "name",
            "required",
            "Say what the file is called.",
        ));
    }
    if name.chars().count() > MOST {
        return Err(Error::invalid_field(
            "name",
            "too-long",
            format!("A file's name has at most {MOST} characters."),
        ));
    }
    Ok(name.to_owned())
}

/// What breaks lines, or turns the direction of what follows: `annexe\u{202e}gpj.exe`.
fn is_odd(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The media type without its parameters; what is none is told as unknown.
pub(super) fn media_type(given: &str) -> String {
    let plain = given.split(';').next().unwrap_or_default().trim();
    let is_part = |part: &str| {
        !part.is_empty()
            && part.len() <= 100
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    match plain.split_once('/') {
        Some((kind, of)) if is_part(kind) && is_part(of) => plain.to_ascii_lowercase(),
        _ => UNKNOWN.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{media_type, name};

    #[test]
    fn a_name_is_its_last_part_without_what_deceives() {
        assert_eq!(name(r"C:\papers\offer.pdf").unwrap(), "offer.pdf");
        assert_eq!(name("../../etc/passwd").unwrap(), "passwd");
        assert_eq!(name("annexe\u{202e}gpj.exe\r\n").unwrap(), "annexegpj.exe");
        assert_eq!(name(" договор №5.docx ").unwrap(), "договор №5.docx");
        for nothing in ["", " ", "..", "a/", "\n"] {
            assert!(name(nothing).is_err(), "{nothing:?}");
        }
        assert!(name(&"x".repeat(201)).is_err());
    }

    #[test]
    fn a_media_type_is_plain_or_unknown() {
        assert_eq!(media_type("image/PNG; charset=x"), "image/png");
        for odd in ["", "png", "a/b/c\r\nSet-Cookie: x", "text/<b>", "/x"] {
            assert_eq!(media_type(odd), "application/octet-stream", "{odd:?}");
        }
    }
}
