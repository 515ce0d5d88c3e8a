//! How long somebody who signs in wrongly has to wait.
//!
//! Wrong sign-ins are counted per e-mail address and per network address. Five
//! wrong ones in fifteen minutes for one e-mail address (twenty from one
//! network address, since an office shares one), and the next has to wait: a
//! minute, and twice as long after each further wrong one, up to an hour. A
//! right sign-in is never counted, and clears the count of its e-mail address;
//! not that of the network address, or whoever has one good password could
//! guess others' without end. The counts are in the account's file, so a
//! restart does not clear them.

use crate::ids::Timestamp;

const MINUTE: i64 = 60_000;
/// Wrong sign-ins further apart than this have nothing to do with each other.
pub(super) const WINDOW: i64 = 15 * MINUTE;
const FIRST_WAIT: i64 = MINUTE;
const LONGEST_WAIT: i64 = 60 * MINUTE;

/// How many wrong ones for one e-mail address are free.
pub(super) const PER_EMAIL: u32 = 5;
/// How many wrong ones from one network address are free.
pub(super) const PER_ADDRESS: u32 = 20;

/// What is remembered of one subject's wrong sign-ins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Failures {
    pub count: u32,
    pub first_at: Timestamp,
    pub last_at: Timestamp,
    pub blocked_until: Timestamp,
}

impl Failures {
    /// Until when the subject has to wait; none if it needn't.
    pub fn wait(&self, at: Timestamp) -> Option<Timestamp> {
        (self.blocked_until > at).then_some(self.blocked_until)
    }

    /// What is remembered after one more.
    pub fn after_one_more(before: Option<Self>, free: u32, at: Timestamp) -> Self {
        let before = before.filter(|before| before.still_counts(at));
        let count = before.map_or(1, |before| before.count.saturating_add(1));
        let blocked_until = match count.checked_sub(free) {
            None => Timestamp(0),
            Some(over) => at.plus_millis(wait_after(over)),
        };
        let first_at = before.map_or(at, |before| before.first_at);
        Self {
            count,
            first_at,
            last_at: at,
            blocked_until,
        }
    }

    /// Below the limit the first one opens the window; above it the wait must
    /// go on growing, so there the last one does.
    fn still_counts(&self, at: Timestamp) -> bool {
        let since = if self.blocked_until.0 > 0 {
            self.blocked_until.max(self.last_at)
        } else {
            self.first_at
        };
        at < since.plus_millis(WINDOW)
    }
}

fn wait_after(over: u32) -> i64 {
    let doubled = FIRST_WAIT.checked_shl(over.min(16)).unwrap_or(LONGEST_WAIT);
    doubled.min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(times: u32, apart: i64) -> (Failures, Timestamp) {
        let mut failures = None;
        let mut at = Timestamp(1_000_000_000_000);
        for _ in 0..times {
            at = at.plus_millis(apart);
            failures = Some(Failures::after_one_more(failures, PER_EMAIL, at));
        }
        (failures.unwrap(), at)
    }

    #[test]
    fn four_wrong_ones_are_free_and_the_fifth_makes_wait() {
        let (four, at) = wrong(4, 1_000);
        assert_eq!(four.wait(at), None);
        let (five, at) = wrong(5, 1_000);
        assert_eq!(five.wait(at), Some(at.plus_millis(MINUTE)));
        assert_eq!(five.wait(at.plus_millis(MINUTE)), None);
    }

    #[test]
    fn each_further_one_doubles_the_wait_up_to_an_hour() {
        let waits: Vec<i64> = (5..14)
            .map(|times| {
                let (failures, at) = wrong(times, 1_000);
                (failures.wait(at).unwrap().0 - at.0) / MINUTE
            })
            .collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(wait_after(u32::MAX), LONGEST_WAIT);
    }

    #[test]
    fn wrong_ones_far_apart_are_not_added_up() {
        let (failures, at) = wrong(40, 4 * MINUTE);
        assert_eq!(failures.wait(at), None);
        let (failures, at) = wrong(5, 3 * MINUTE);
        assert!(failures.wait(at).is_some());
    }

    #[test]
    fn the_wait_goes_on_growing_for_who_tries_again_right_after_it() {
        let (five, at) = wrong(5, 1_000);
        let again = at.plus_millis(MINUTE + 1);
        let six = Failures::after_one_more(Some(five), PER_EMAIL, again);
        assert_eq!(six.wait(again), Some(again.plus_millis(2 * MINUTE)));
        let much_later = again.plus_millis(2 * MINUTE + WINDOW);
        assert_eq!(
            Failures::after_one_more(Some(six), PER_EMAIL, much_later).count,
            1
        );
    }
}
