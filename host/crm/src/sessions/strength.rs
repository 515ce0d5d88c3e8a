//! Whether a password that a person chose would be guessed soon.
//!
//! zxcvbn (<https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler>)
//! knows common passwords, names, dates, walks over the keyboard and repetition,
//! and is told what an attacker knows of the person.

use zxcvbn::{Score, zxcvbn};

use crate::error::{Error, Result};

/// As many characters as are looked at: the rest only makes it stronger, and
/// the search takes more than linear time.
const LOOKED_AT: usize = 64;

/// Refuses what an attacker who has the hashes finds in under 10^8 guesses.
/// `about` is what they know of the person: name, address, company.
///
/// # Errors
/// [`Error::Invalid`] for the field `password`.
pub(super) fn check(password: &str, about: &[&str]) -> Result<()> {
    let looked_at: String = password.chars().take(LOOKED_AT).collect();
    let known: Vec<&str> = about
        .iter()
        .flat_map(|text| std::iter::once(*text).chain(text.split(['@', '.', ' ', '-'])))
        .filter(|word| word.chars().count() > 2)
        .collect();
    if zxcvbn(&looked_at, &known).score() >= Score::Three {
        return Ok(());
    }
    Err(Error::invalid_field(
        "password",
        "too-weak",
        "The password is guessed easily: take several words that have nothing to do with each other.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_takes_is_refused() {
        for weak in [
            "password",
            "qwertyuiop",
            "12345678",
            "iloveyou1",
            "aaaaaaaaaa",
            "2026-11-22",
            "Passw0rd!",
        ] {
            assert!(check(weak, &[]).is_err(), "{weak}");
        }
    }

    #[test]
    fn several_words_or_something_made_up_is_taken() {
        for strong in [
            "correct horse battery",
            "ark5-uh3d-d9b7-yh44-qa2g",
            "za\u{17c}\u{f3}\u{142}\u{107} g\u{119}\u{15b}l\u{105} ja\u{17a}\u{144}",
            "\u{5e72}\u{51c0}\u{7684}\u{6c34}\u{676f}\u{5728}\u{684c}\u{4e0a}\u{653e}\u{7740}",
        ] {
            assert!(check(strong, &[]).is_ok(), "{strong}");
        }
    }

    #[test]
    fn what_is_known_of_the_person_makes_it_weaker() {
        let password = "obveliaquarn";
        assert!(check(password, &[]).is_ok());
        let known = ["Obvelia Quarn", "obvelia@acme.example"];
        assert!(check(password, &known).is_err());
    }

    #[test]
    fn a_long_one_takes_no_time() {
        assert!(check(&"correct horse battery staple ".repeat(30), &[]).is_ok());
    }
}
