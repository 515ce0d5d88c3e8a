//! What people type about people, made right or refused.

use unicode_normalization::UnicodeNormalization;

use crate::error::{Error, Problem, Result};

/// The most characters of a name.
const NAME: usize = 200;
/// The most bytes of an e-mail address: RFC 5321, section 4.5.3.1.3, less the
/// angle brackets.
const EMAIL: usize = 254;

/// The problems of one request, all told at once.
#[derive(Default)]
pub(super) struct Problems(Vec<Problem>);

impl Problems {
    /// Keeps what is right; notes what isn't and goes on.
    pub fn keep<T: Default>(&mut self, checked: Result<T, Problem>) -> T {
        checked.unwrap_or_else(|problem| {
            self.0.push(problem);
            T::default()
        })
    }

    /// Notes a problem.
    pub fn note(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// An error if there was any.
    pub fn check(self) -> Result<()> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(self.0))
        }
    }
}

/// A name of a person, a department or an account.
pub(super) fn name(field: &str, text: &str) -> Result<String, Problem> {
    let text: String = text.trim().nfc().collect();
    if text.is_empty() {
        Err(Problem::field(
            field,
            "required",
            format!("Give a {field}."),
        ))
    } else if text.chars().count() > NAME {
        let message = format!("The {field} is too long: use at most {NAME} characters.");
        Err(Problem::field(field, "too-long", message))
    } else if text.chars().any(char::is_control) {
        let message = format!("The {field} has characters that can't be shown: remove them.");
        Err(Problem::field(field, "not-text", message))
    } else {
        Ok(text)
    }
}

/// An e-mail address. Only what no address can be is refused: whether it
/// exists, nobody can tell from its letters.
pub(super) fn email(text: &str) -> Result<String, Problem> {
    let text: String = text.trim().nfc().collect();
    let fits = text.len() <= EMAIL
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
        && text.rsplit_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && !domain.is_empty()
                && domain.split('.').all(|label| !label.is_empty())
                && !local.contains(['<', '>', ',', ';'])
        });
    if fits {
        Ok(text)
    } else {
        let message = format!("`{text}` is no e-mail address: write it like name@example.com.");
        Err(Problem::field("email", "not-an-email", message))
    }
}

/// The form in which two spellings of one address are the same.
pub(crate) fn email_key(email: &str) -> String {
    email.trim().nfkc().flat_map(char::to_lowercase).collect()
}

/// A time zone of the IANA database.
pub(super) fn time_zone(text: &str) -> Result<String, Problem> {
    match jiff::tz::TimeZone::get(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => {
            let message = format!("`{text}` is no time zone: write it like Europe/Warsaw.");
            Err(Problem::field("time_zone", "not-a-time-zone", message))
        }
    }
}

/// An ISO 4217 code, by its form.
pub(super) fn currency(text: &str) -> Result<String, Problem> {
    if text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase()) {
        Ok(text.to_owned())
    } else {
        let message = format!("`{text}` is no currency: write its three letters, like EUR.");
        Err(Problem::field("currency", "not-a-currency", message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_refused_only_if_it_can_be_none() {
        for right in [
            "a@b",
            "anna.snelling@demo.example",
            "Żaneta@firma.pl",
            "a+b@c.d",
            "李@例子.中国",
        ] {
            assert!(email(right).is_ok(), "{right}");
        }
        for wrong in [
            "", "a", "@b", "a@", "a b@c", "a@b..c", "a@b,c@d", "a\u{0}@b", "<a>@b",
        ] {
            assert!(email(wrong).is_err(), "{wrong}");
        }
        assert!(email(&format!("{}@b", "a".repeat(253))).is_err());
    }

    #[test]
    fn two_spellings_of_an_address_have_one_key() {
        assert_eq!(
            email_key("Anna@Demo.Example"),
            email_key(" anna@demo.example")
        );
        assert_eq!(email_key("ＡＮＮＡ@demo.example"), "anna@demo.example");
    }

    #[test]
    fn zones_and_currencies_are_those_that_exist() {
        assert!(time_zone("Europe/Warsaw").is_ok() && time_zone("UTC").is_ok());
        assert!(time_zone("Europe/Atlantis").is_err() && time_zone("").is_err());
        assert!(currency("PLN").is_ok());
        assert!(currency("pln").is_err() && currency("EURO").is_err());
    }

    #[test]
    fn a_name_is_trimmed_and_not_empty() {
        assert_eq!(name("name", "  Anna ").unwrap(), "Anna");
        assert_eq!(name("name", " \t").unwrap_err().code, "required");
        assert_eq!(name("name", &"x".repeat(201)).unwrap_err().code, "too-long");
        assert_eq!(name("name", "a\u{7}b").unwrap_err().code, "not-text");
    }
}
