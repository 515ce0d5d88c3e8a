//! E-mail addresses of the sample data's people and companies, all below
//! `example`, which RFC 2606 keeps free of real ones.

/// A user's address.
pub fn of_user(name: &str) -> String {
    format!("{}@demo.example", slug(name, "."))
}

/// The address of a role at a company.
pub fn of_role(role: &str, company: &str) -> String {
    format!("{}@{}.example", slug(role, "-"), slug(company, "-"))
}

/// Letters and digits in lower case, all else as one separator.
fn slug(text: &str, separator: &str) -> String {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(str::to_ascii_lowercase)
        .collect::<Vec<_>>()
        .join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_made_of_letters_and_digits() {
        assert_eq!(of_user("Mei-Mei Johns"), "mei.mei.johns@demo.example");
        assert_eq!(
            of_role("Accounts payable", "Acme Corporation"),
            "accounts-payable@acme-corporation.example"
        );
    }
}
