//! `journal-note`: what the plugin did with data of its own, told to the journal.
//! Whether it is written is decided when the call ends.

use super::HostCall;
use crate::call::Need;
use crate::contract::bailey::crm::journal_note::Host;
use crate::contract::bailey::crm::types::Error;
use crate::convert::Invalid;
use crate::left::Note;

/// The interface's name.
pub const NAME: &str = "journal-note";

/// The longest name, in bytes.
const LONGEST_NAME: usize = 100;
/// The most details of one note.
const MOST_DETAILS: usize = 100;
/// The most bytes of all details of one note.
const MOST_BYTES: usize = 64 * 1024;
/// The most notes of one call.
const MOST_NOTES: usize = 100;

impl Host for HostCall<'_> {
    fn note(&mut self, name: String, details: Vec<(String, String)>) -> Result<(), Error> {
        self.gate(NAME, Need::Write)?;
        check(&name, &details)?;
        if self.call.left.notes.len() >= MOST_NOTES {
            return Err(Error::Limit(format!(
                "one call notes at most {MOST_NOTES} things"
            )));
        }
        let by = self.call.acting(NAME);
        self.call.left.notes.push(Note { by, name, details });
        Ok(())
    }
}

fn check(name: &str, details: &[(String, String)]) -> Result<(), Invalid> {
    let word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if name.is_empty() || name.len() > LONGEST_NAME || !name.bytes().all(word) {
        return Err(Invalid::new(format!(
            "a note's name is 1 to {LONGEST_NAME} bytes of lower-case letters, digits and hyphens"
        )));
    }
    let bytes: usize = details
        .iter()
        .map(|(name, value)| name.len() + value.len())
        .sum();
    if details.len() > MOST_DETAILS || bytes > MOST_BYTES {
        return Err(Invalid::new(format!(
            "a note has at most {MOST_DETAILS} details of {MOST_BYTES} bytes in all"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_word_and_details_have_an_end() {
        assert!(check("access-reviewed", &[]).is_ok());
        for name in ["", "Access", "a b", "a.b", &"a".repeat(LONGEST_NAME + 1)] {
            assert!(check(name, &[]).is_err(), "{name}");
        }
        let long = [("a".to_owned(), "b".repeat(MOST_BYTES))];
        assert!(check("a", &long).is_err());
    }
}
