//! How long something in the bin still has.

use bailey_sdk::prelude::*;
use bailey_sdk::types::DAY;

/// Fewer days than this are told with a word of caution.
const SOON: i64 = 3;

/// The cell that says it.
pub fn days_left(keep_until: Option<Timestamp>, now: Timestamp) -> Cell {
    let Some(keep_until) = keep_until else {
        return tr("kept-without-end").into();
    };
    // A day that has begun counts whole: what has an hour left has a day.
    let days = (keep_until - now).max(0) / DAY + i64::from((keep_until - now).max(0) % DAY > 0);
    if days == 0 {
        return Cell::badge(tr("purged-tonight"), Tone::Danger);
    }
    let text = tr("days-left").arg("days", days);
    if days <= SOON {
        Cell::badge(text, Tone::Caution)
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_has_begun_counts_whole() {
        let cell = days_left(Some(29 * DAY + 1), 0);
        assert_eq!(cell, tr("days-left").arg("days", 30_i64).into());
    }

    #[test]
    fn the_last_days_are_marked() {
        let expected = Cell::badge(tr("days-left").arg("days", 3_i64), Tone::Caution);
        assert_eq!(days_left(Some(3 * DAY), 0), expected);
    }

    #[test]
    fn what_is_past_its_time_goes_tonight() {
        assert_eq!(
            days_left(Some(0), 10 * DAY),
            Cell::badge(tr("purged-tonight"), Tone::Danger)
        );
    }

    #[test]
    fn what_is_kept_without_end_says_so() {
        assert_eq!(days_left(None, 0), tr("kept-without-end").into());
    }
}
