//! For how long backups of the schedule are kept: the last one of each of the last
//! days, weeks and months in which there is one (grandfather, father, son). A pause
//! in the schedule lets none of them run out. What somebody had made by hand, or a
//! restore made before it began, stays for a year.

use bailey_sdk::backups::{Backup, Reason};
use bailey_sdk::prelude::*;
use bailey_sdk::sorted::Set;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// For how long others than the schedule's are kept.
const OTHERS_MS: i64 = 365 * DAY_MS;

/// How many of each are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Generations {
    pub daily: usize,
    pub weekly: usize,
    pub monthly: usize,
}

impl Generations {
    /// The numbers of the backups that are kept no longer.
    pub fn over(&self, backups: &[Backup], now: Timestamp) -> Vec<i64> {
        let there = backups.iter().filter(|backup| backup.deleted_at.is_none());
        let (mut scheduled, others): (Vec<&Backup>, Vec<&Backup>) =
            there.partition(|backup| backup.reason == Reason::Schedule);
        // The last one first; of those that are no good nobody counts a generation.
        scheduled.sort_by_key(|backup| std::cmp::Reverse(backup.taken_at));
        let mut kept: Set<i64> = Set::new();
        for (count, period) in [
            (self.daily, day as fn(Timestamp) -> i64),
            (self.weekly, week),
            (self.monthly, month),
        ] {
            let mut seen = Set::new();
            for backup in scheduled.iter().filter(|backup| backup.faults.is_empty()) {
                if seen.len() < count && seen.insert(period(backup.taken_at)) {
                    kept.insert(backup.number);
                }
            }
        }
        let last = scheduled.first().map(|backup| backup.number);
        let over = scheduled
            .iter()
            .filter(|backup| !kept.contains(&backup.number) && Some(backup.number) != last)
            .chain(
                others
                    .iter()
                    .filter(|backup| backup.taken_at < now - OTHERS_MS),
            );
        over.filter(|backup| !backup.held)
            .map(|backup| backup.number)
            .collect()
    }
}

/// The day, counted from 1970-01-01, in UTC.
fn day(at: Timestamp) -> i64 {
    at.div_euclid(DAY_MS)
}

/// The week, from Monday to Sunday; 1970-01-01 was a Thursday.
fn week(at: Timestamp) -> i64 {
    (day(at) + 3).div_euclid(7)
}

/// The month, counted from 0000-01: of the civil calendar by Howard Hinnant's
/// `civil_from_days` (<https://howardhinnant.github.io/date_algorithms.html>).
fn month(at: Timestamp) -> i64 {
    let days = day(at) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    // From March on, so that a leap day is a year's last.
    let from_march = (5 * of_year + 2) / 153;
    let (month, carry) = match from_march {
        0..=9 => (from_march + 2, 0),
        _ => (from_march - 10, 1),
    };
    (era * 400 + year + carry) * 12 + month
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A backup of the schedule, good and held by nobody.
    pub fn backup(number: i64, taken_at: Timestamp) -> Backup {
        Backup {
            number,
            place: "folder".into(),
            name: format!("acme-{number}.tar"),
            reason: Reason::Schedule,
            taken_at,
            by: Actor::Operator,
            took: 5,
            bytes: 1000,
            operation: number,
            tables: Vec::new(),
            plugins: Vec::new(),
            tried_at: Some(taken_at),
            faults: Vec::new(),
            held: false,
            deleted_at: None,
        }
    }

    const KEPT: Generations = Generations {
        daily: 7,
        weekly: 4,
        monthly: 6,
    };

    #[test]
    fn months_are_those_of_the_calendar() {
        let at = |days: i64| month(days * DAY_MS);
        assert_eq!(at(0), 1970 * 12);
        assert_eq!(at(30), 1970 * 12);
        assert_eq!(at(31), 1970 * 12 + 1);
        assert_eq!(at(364), 1970 * 12 + 11);
        assert_eq!(at(365), 1971 * 12);
        // 2024-02-29 and 2024-03-01.
        assert_eq!(at(19_782), 2024 * 12 + 1);
        assert_eq!(at(19_783), 2024 * 12 + 2);
    }

    /// A year of daily backups, each pruned after it was made.
    #[test]
    fn a_year_of_days_leaves_days_weeks_and_months() {
        let mut there: Vec<Backup> = Vec::new();
        for n in 0..365 {
            let now = n * DAY_MS + 7_200_000;
            there.push(backup(n, now));
            let over = KEPT.over(&there, now);
            there.retain(|backup| !over.contains(&backup.number));
        }
        let days: Vec<i64> = there.iter().map(|backup| backup.number).collect();
        assert_eq!(&days[days.len() - 7..], [358, 359, 360, 361, 362, 363, 364]);
        assert!((13..=17).contains(&days.len()), "{days:?}");
        let months: Set<i64> = there.iter().map(|backup| month(backup.taken_at)).collect();
        assert!(months.len() >= 6, "{months:?}");
    }

    #[test]
    fn a_pause_lets_no_generation_run_out() {
        let there: Vec<Backup> = (0..3).map(|n| backup(n, n * DAY_MS)).collect();
        assert!(KEPT.over(&there, 3_000 * DAY_MS).is_empty());
    }

    #[test]
    fn what_is_held_and_what_others_made_stays() {
        let mut there: Vec<Backup> = (0..30).map(|n| backup(n, 1_000 + n)).collect();
        there[3].held = true;
        there[4].reason = Reason::Request;
        there[5].reason = Reason::Restore;
        let over = KEPT.over(&there, 2_000);
        assert_eq!(over.len(), 30 - 4);
        for stays in [3, 4, 5, 29] {
            assert!(!over.contains(&stays));
        }
        let over = KEPT.over(&there, 2_000 + OTHERS_MS);
        assert!(over.contains(&4) && over.contains(&5) && !over.contains(&3));
    }

    #[test]
    fn one_that_is_no_good_takes_no_ones_place() {
        let mut there = vec![backup(1, 0), backup(2, 10), backup(3, 20)];
        there[1].faults = vec!["torn".into()];
        let one = Generations {
            daily: 1,
            weekly: 0,
            monthly: 0,
        };
        assert_eq!(one.over(&there, 30), [2, 1]);
        there[2].faults = vec!["torn".into()];
        assert_eq!(one.over(&there, 30), [2]);
    }
}
