//! The rules that an account gets when the plugin is switched on for the first time.
//! All are off: what is usual differs from one company to the next, and the test on
//! the journal says what they would have done.

use bailey_sdk::activity::{Act, Period};

use crate::answer::Answer;
use crate::counted;
use crate::rule::Rule;
use crate::whom::Whom;

/// The ready rules, in their order.
pub fn all() -> Vec<Rule> {
    let rule = |act, per, limit, answer| Rule {
        act: counted::act_word(act).to_owned(),
        per: counted::period_word(per).to_owned(),
        limit,
        whom: Whom::Everybody,
        answer,
        on: false,
    };
    vec![
        rule(Act::CardsOpened, Period::Hour, 300, Answer::Slow),
        rule(Act::RowsListed, Period::Day, 20_000, Answer::Tell),
        rule(Act::RowsExported, Period::Day, 5_000, Answer::StopExports),
        rule(Act::RecordsDeleted, Period::Hour, 200, Answer::Suspend),
        rule(Act::FailedSignIns, Period::Hour, 20, Answer::Tell),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ready_rule_does_nothing_before_somebody_switches_it_on() {
        assert!(all().iter().all(|rule| !rule.on));
        let acts: Vec<_> = all().iter().map(Rule::act).collect();
        assert_eq!(acts, counted::ACTS);
    }
}
