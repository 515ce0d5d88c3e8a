//! What is counted and over which time, in words: as it is stored, in forms, and in
//! sentences.

use bailey_sdk::activity::{Act, Period};
use bailey_sdk::prelude::*;
use bailey_sdk::text::Message;

/// Everything that is counted, in the order in which people read it.
pub const ACTS: [Act; 5] = [
    Act::CardsOpened,
    Act::RowsListed,
    Act::RowsExported,
    Act::RecordsDeleted,
    Act::FailedSignIns,
];

/// Both periods.
pub const PERIODS: [Period; 2] = [Period::Hour, Period::Day];

/// An act's word.
pub fn act_word(act: Act) -> &'static str {
    match act {
        Act::CardsOpened => "cards-opened",
        Act::RowsListed => "rows-listed",
        Act::RowsExported => "rows-exported",
        Act::RecordsDeleted => "records-deleted",
        Act::FailedSignIns => "failed-sign-ins",
    }
}

/// The act of that word.
pub fn act(word: &str) -> Option<Act> {
    ACTS.into_iter().find(|act| act_word(*act) == word)
}

/// A period's word.
pub fn period_word(period: Period) -> &'static str {
    match period {
        Period::Hour => "hour",
        Period::Day => "day",
    }
}

/// The period of that word.
pub fn period(word: &str) -> Option<Period> {
    PERIODS
        .into_iter()
        .find(|period| period_word(*period) == word)
}

/// So many of an act within a period: "120 cards opened within an hour".
pub fn sentence(act: Act, period: Period, count: u64) -> Message {
    tr(format!("count-{}", act_word(act)))
        .arg("count", count)
        .arg("period", period_word(period))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_leads_back_to_what_it_stands_for() {
        for one in ACTS {
            assert_eq!(act(act_word(one)), Some(one));
        }
        for one in PERIODS {
            assert_eq!(period(period_word(one)), Some(one));
        }
        assert_eq!((act("cards"), period("week")), (None, None));
    }
}
