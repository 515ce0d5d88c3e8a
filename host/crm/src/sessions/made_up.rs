//! Passwords that the program makes up for people: shown once, and for the first
//! sign-in alone where somebody else sees them.

use rand::seq::IndexedRandom as _;

/// Lower-case letters and digits that nobody takes for one another.
const LETTERS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
/// Groups of four; five of them hold 99 bits.
const GROUPS: usize = 5;

/// A new password, such as `k3vd-9mxq-…`.
#[must_use]
pub fn made_up_password() -> String {
    let mut random = rand::rng();
    let group = |_| -> String {
        (0..4)
            .filter_map(|_| LETTERS.choose(&mut random))
            .map(|b| char::from(*b))
            .collect()
    };
    (0..GROUPS).map(group).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_are_the_same_and_each_can_be_read_aloud() {
        let (one, other) = (made_up_password(), made_up_password());
        assert_ne!(one, other);
        assert_eq!(one.len(), GROUPS * 5 - 1);
        assert!(one.bytes().all(|b| b == b'-' || LETTERS.contains(&b)));
    }
}
