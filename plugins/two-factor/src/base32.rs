//! Base32 as RFC 4648 has it, without padding: what authenticators read, and letters
//! that people can type.

const LETTERS: [u8; 32] = *b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// Bits that a letter stands for.
const BITS: u32 = 5;

/// The bytes in letters; what is left of the last one is zeros.
pub fn encoded(bytes: &[u8]) -> String {
    let (mut text, mut held, mut bits) = (String::new(), 0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= BITS {
            bits -= BITS;
            text.push(letter(held >> bits));
        }
    }
    if bits > 0 {
        text.push(letter(held << (BITS - bits)));
    }
    text
}

fn letter(held: u32) -> char {
    char::from(LETTERS[held as usize % LETTERS.len()])
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn the_examples_of_rfc_4648_come_out() {
        for (bytes, text) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(encoded(bytes.as_bytes()), text);
        }
        assert_eq!(encoded(&[0xff; 10]), "7".repeat(16));
    }
}
