//! What bytes mean as text. Nothing is replaced in silence: a byte that is no
//! text is an error that says where it is and what to try.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::{Error, Result};

/// Decodes a file. Without a named encoding it is UTF-8, or UTF-16 if it says so
/// at its beginning. Returns the text and the encoding's name.
pub(super) fn decode(bytes: &[u8], named: Option<&str>) -> Result<(String, &'static str)> {
    match named {
        Some(label) => decode_as(bytes, label),
        None => match Encoding::for_bom(bytes) {
            Some((encoding, _)) if encoding != UTF_8 => decode_with(bytes, encoding),
            _ => decode_utf8(bytes),
        },
    }
}

fn decode_as(bytes: &[u8], label: &str) -> Result<(String, &'static str)> {
    let encoding = Encoding::for_label(label.as_bytes()).ok_or_else(|| {
        Error::invalid_field(
            "encoding",
            "unknown-encoding",
            format!("`{label}` is no known encoding: use utf-8, windows-1251, windows-1250 or gbk"),
        )
    })?;
    if encoding == UTF_8 {
        decode_utf8(bytes)
    } else {
        decode_with(bytes, encoding)
    }
}

fn decode_utf8(bytes: &[u8]) -> Result<(String, &'static str)> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => only_text(text.to_owned(), UTF_8.name()),
        Err(error) => {
            let at = error.valid_up_to();
            let line = 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count();
            Err(Error::invalid(
                "wrong-encoding",
                format!(
                    "line {line}: the byte 0x{:02X} is not UTF-8; name the file's encoding with \
                     `--encoding`, such as windows-1251, windows-1250 or gbk, or save it as UTF-8",
                    bytes[at]
                ),
            ))
        }
    }
}

fn decode_with(bytes: &[u8], encoding: &'static Encoding) -> Result<(String, &'static str)> {
    let marked = Encoding::for_bom(bytes).filter(|(found, _)| *found == encoding);
    let bytes = marked.map_or(bytes, |(_, length)| &bytes[length..]);
    let mut text = String::new();
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let needed = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    text.reserve(needed.unwrap_or(bytes.len()));
    let (result, _) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    if result != encoding_rs::DecoderResult::InputEmpty {
        let line = 1 + text.matches('\n').count();
        return Err(Error::invalid(
            "wrong-encoding",
            format!(
                "line {line} is not {}; name another encoding with `--encoding`",
                encoding.name()
            ),
        ));
    }
    only_text(text, encoding.name())
}

/// Text has no NUL characters; files of other programs do, and so does UTF-16
/// that was read as something else.
fn only_text(text: String, encoding: &'static str) -> Result<(String, &'static str)> {
    match text.find('\0') {
        None => Ok((text, encoding)),
        Some(at) => {
            let line = 1 + text[..at].matches('\n').count();
            Err(Error::invalid(
                "not-text",
                format!(
                    "line {line} has a NUL character: this is no CSV file, or one in {} or {}; \
                     name its encoding with `--encoding`",
                    UTF_16LE.name(),
                    UTF_16BE.name()
                ),
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn utf_8_is_read_with_and_without_its_mark() {
        assert_eq!(decode("имя".as_bytes(), None).unwrap().0, "имя");
        assert_eq!(decode("\u{feff}имя".as_bytes(), None).unwrap().0, "имя");
    }

    #[test]
    fn utf_16_is_read_by_its_mark() {
        let little: Vec<u8> = "\u{feff}имя"
            .encode_utf16()
            .flat_map(|unit| unit.to_le_bytes())
            .collect();
        let big: Vec<u8> = "\u{feff}имя"
            .encode_utf16()
            .flat_map(|unit| unit.to_be_bytes())
            .collect();
        assert_eq!(decode(&little, None).unwrap(), ("имя".into(), "UTF-16LE"));
        assert_eq!(decode(&big, None).unwrap(), ("имя".into(), "UTF-16BE"));
    }

    #[test]
    fn other_encodings_are_named_by_who_imports() {
        assert_eq!(
            decode(&[0xE8, 0xEC, 0xFF], Some("windows-1251")).unwrap().0,
            "имя"
        );
        assert_eq!(
            decode(&[0xA3, 0xF3, 0x64, 0x9F], Some("windows-1250"))
                .unwrap()
                .0,
            "Łódź"
        );
        assert_eq!(
            decode(&[0xB1, 0xB1, 0xBE, 0xA9], Some("gbk")).unwrap().0,
            "北京"
        );
    }

    #[test]
    fn a_byte_that_is_no_utf_8_is_named_with_its_line() {
        let refused = decode(b"name\nok\n\xE8\xEC\n", None)
            .unwrap_err()
            .to_string();
        assert!(refused.contains("line 3"), "{refused}");
        assert!(
            refused.contains("0xE8") && refused.contains("--encoding"),
            "{refused}"
        );
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(decode(b"PK\x03\x04\0\0", None).is_err());
        assert!(
            decode(b"abc", Some("klingon"))
                .unwrap_err()
                .to_string()
                .contains("klingon")
        );
        assert!(decode(b"\x80", Some("utf-8")).is_err());
    }
}
