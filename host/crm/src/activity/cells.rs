//! How often something was done in which minute.

use std::collections::VecDeque;

use super::{DAY, Minute, Period};

/// Counts by the minute, those minutes alone in which there was something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cells {
    /// In the order of time.
    cells: VecDeque<(Minute, u64)>,
}

/// Where a count went beyond a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Beyond {
    /// In which minute.
    pub minute: Minute,
    /// What the count was then.
    pub count: u64,
}

impl Cells {
    /// Adds to a minute, and forgets what lies more than a day before it.
    pub fn add(&mut self, minute: Minute, amount: u64) {
        self.insert(minute, amount);
        while self
            .cells
            .front()
            .is_some_and(|(first, _)| *first <= minute - DAY)
        {
            self.cells.pop_front();
        }
    }

    /// Adds to a minute, and forgets nothing.
    pub fn insert(&mut self, minute: Minute, amount: u64) {
        // Nearly always it is the last one, or after it.
        let place = self.cells.partition_point(|(known, _)| *known < minute);
        match self.cells.get_mut(place) {
            Some((known, count)) if *known == minute => *count = count.saturating_add(amount),
            _ => self.cells.insert(place, (minute, amount)),
        }
    }

    /// The count over the period that ends with this minute.
    pub fn sum(&self, minute: Minute, period: Period) -> u64 {
        let within = self.cells.iter().rev();
        within
            .skip_while(|(known, _)| *known > minute)
            .take_while(|(known, _)| *known > minute - period.minutes())
            .fold(0, |sum, (_, count)| sum.saturating_add(*count))
    }

    /// Each minute in which the count went beyond the limit, having been within it
    /// without that minute.
    pub fn beyond(&self, period: Period, limit: u32) -> Vec<Beyond> {
        let limit = u64::from(limit);
        let (mut from, mut before) = (0, 0_u64);
        let mut found = Vec::new();
        for (minute, amount) in &self.cells {
            while let Some((first, count)) = self.cells.get(from)
                && *first <= minute - period.minutes()
            {
                before -= count;
                from += 1;
            }
            let count = before.saturating_add(*amount);
            if before <= limit && count > limit {
                found.push(Beyond {
                    minute: *minute,
                    count,
                });
            }
            before = count;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(of: &[(Minute, u64)]) -> Cells {
        let mut cells = Cells::default();
        for (minute, amount) in of {
            cells.insert(*minute, *amount);
        }
        cells
    }

    #[test]
    fn an_hour_is_sixty_minutes_and_this_one_is_among_them() {
        let cells = cells(&[(100, 1), (159, 2), (160, 4)]);
        assert_eq!(cells.sum(159, Period::Hour), 3);
        assert_eq!(cells.sum(160, Period::Hour), 6);
        assert_eq!(cells.sum(160, Period::Day), 7);
        assert_eq!(cells.sum(99, Period::Day), 0);
    }

    #[test]
    fn what_is_a_day_old_is_forgotten() {
        let mut counted = cells(&[(1, 5)]);
        counted.add(DAY, 1);
        assert_eq!(counted.sum(DAY, Period::Day), 6);
        counted.add(DAY + 1, 1);
        assert_eq!(counted, cells(&[(DAY, 1), (DAY + 1, 1)]));
    }

    #[test]
    fn somebody_goes_beyond_a_limit_once_until_they_were_within_it_again() {
        let busy = cells(&[(1, 3), (2, 3), (3, 3), (200, 4), (300, 6)]);
        let found = busy.beyond(Period::Hour, 5);
        let found: Vec<_> = found.iter().map(|one| (one.minute, one.count)).collect();
        assert_eq!(found, [(2, 6), (300, 6)]);
    }
}
