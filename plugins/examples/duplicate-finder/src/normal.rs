//! The same thing written in two ways, as one: names without legal forms and marks,
//! addresses of mail without tags, numbers of telephones without how they are dialled.

/// What companies put after their names, and says nothing of which one it is.
const LEGAL_FORMS: [&str; 25] = [
    "ab",
    "ag",
    "as",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "incorporated",
    "kft",
    "limited",
    "llc",
    "llp",
    "ltd",
    "nv",
    "oy",
    "oao",
    "ooo",
    "plc",
    "sa",
    "sarl",
    "spzoo",
    "srl",
];

/// Letters that are often written without their marks.
const PLAIN: [(&str, char); 10] = [
    ("àáâãäåą", 'a'),
    ("çćč", 'c'),
    ("èéêëęě", 'e'),
    ("ìíîï", 'i'),
    ("ł", 'l'),
    ("ñńň", 'n'),
    ("òóôõöø", 'o'),
    ("śšş", 's'),
    ("ùúûüů", 'u'),
    ("źżž", 'z'),
];

/// A name in lower case, without marks, signs and legal forms; its words in order.
pub fn name(text: &str) -> String {
    let lower = text
        .to_lowercase()
        .replace("sp. z o.o.", "")
        .replace("s.a.", "");
    let letters: String = lower
        .chars()
        .filter(|letter| !['.', '\'', '’'].contains(letter))
        .map(|letter| {
            if letter.is_alphanumeric() {
                plain(letter)
            } else {
                ' '
            }
        })
        .collect();
    let words: Vec<&str> = letters.split_whitespace().collect();
    let telling: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !LEGAL_FORMS.contains(word) && *word != "the")
        .collect();
    // A company that is called nothing but "Co" is called that.
    let kept = if telling.is_empty() { words } else { telling };
    kept.join(" ")
}

fn plain(letter: char) -> char {
    let found = PLAIN.iter().find(|(marked, _)| marked.contains(letter));
    found.map_or(letter, |(_, plain)| *plain)
}

/// The words of a name in the order of the alphabet: people write family names first
/// and last.
pub fn sorted(name: &str) -> String {
    let mut words: Vec<&str> = name.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

/// An address of mail in lower case and without its tag; none if it is none.
pub fn mail(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let (whose, host) = lower.split_once('@')?;
    let whose = whose.split('+').next().unwrap_or(whose);
    (!whose.is_empty() && host.contains('.')).then(|| format!("{whose}@{host}"))
}

/// The last nine digits of a telephone number, which are the same however it is
/// dialled; none for what is too short to tell.
pub fn phone(text: &str) -> Option<String> {
    // What comes after an extension's sign is somebody's own.
    let number = text.split(['x', 'X', '#']).next().unwrap_or(text);
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let from = digits.len().checked_sub(9)?;
    Some(digits.get(from..)?.iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_is_the_same_with_and_without_its_legal_form() {
        for (one, other) in [
            ("Acme, Inc.", "ACME"),
            ("Łódź Meble Sp. z o.o.", "lodz meble"),
            ("The Müller GmbH", "Muller"),
            ("Domzales & Sons Ltd", "domzales sons"),
        ] {
            assert_eq!(name(one), name(other), "{one}");
        }
        assert_eq!(name("Co"), "co");
        assert_ne!(name("Acme East"), name("Acme West"));
    }

    #[test]
    fn a_person_is_the_same_with_the_family_name_first() {
        assert_eq!(
            sorted(&name("Kowalska, Anna")),
            sorted(&name("Anna Kowalska"))
        );
    }

    #[test]
    fn an_address_is_the_same_with_a_tag() {
        assert_eq!(mail(" Anna+crm@Example.com "), mail("anna@example.com"));
        for none in ["", "anna", "@example.com", "anna@localhost"] {
            assert_eq!(mail(none), None, "{none}");
        }
    }

    #[test]
    fn a_number_is_the_same_however_it_is_dialled() {
        assert_eq!(phone("+48 601-234-567"), phone("0048601234567"));
        assert_eq!(phone("601 234 567 x12"), phone("(601) 234567"));
        assert_eq!(phone("12 34"), None);
    }
}
