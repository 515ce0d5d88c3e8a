//! A key from a name, for who leaves it to us: keys are for programs, and are
//! Latin whatever the language of the name.

use bailey_crm::schema::check_key;

/// The longest key that is made of a name, so that a number fits after it.
const LONGEST: usize = 30;

/// A key for this name that is not among those that are taken; `fallback` where
/// the name has nothing that a key can have.
pub(super) fn derived(name: &str, fallback: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut key = String::new();
    for c in name.trim().to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            key.push(c);
        } else if !key.is_empty() && !key.ends_with('_') {
            key.push('_');
        }
    }
    let key: String = key.chars().take(LONGEST).collect();
    let key = key.trim_matches('_').to_owned();
    let begins = key.starts_with(|c: char| c.is_ascii_lowercase());
    let key = if begins { key } else { fallback.to_owned() };
    let is_free = |key: &str| check_key(key, "key").is_ok() && !taken(key);
    if is_free(&key) {
        return key;
    }
    let numbered = (2..).map(|n| format!("{key}_{n}"));
    numbered.take(1_000).find(|key| is_free(key)).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::derived;

    #[test]
    fn a_key_is_made_of_what_a_key_can_have() {
        assert_eq!(
            derived("Unit price, net", "field", |_| false),
            "unit_price_net"
        );
        assert_eq!(derived("Цена", "field", |_| false), "field");
        assert_eq!(derived("2nd name", "field", |_| false), "field");
    }

    #[test]
    fn a_key_that_is_taken_or_reserved_gets_a_number() {
        assert_eq!(derived("Name", "field", |key| key == "name"), "name_2");
        assert_eq!(derived("Order", "field", |_| false), "order_2");
    }
}
