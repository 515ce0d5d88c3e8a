//! What a rule would have done in days past: shown before it is switched on.

use bailey_sdk::activity::{self, BackTested, PastCrossing};
use bailey_sdk::clock;
use bailey_sdk::prelude::*;
use bailey_sdk::sorted::Map;

use crate::counted;
use crate::options;
use crate::rule::Rule;
use crate::whom::People;

/// Whom a rule would have stopped.
pub struct Tested {
    /// Each of them with how often and when first.
    pub people: Map<UserId, Person>,
    days: i64,
    known_since: Option<Timestamp>,
    rule: Rule,
}

/// Somebody whom it would have stopped.
#[derive(Debug, PartialEq, Eq)]
pub struct Person {
    /// When first.
    pub first: Timestamp,
    /// How often.
    pub times: usize,
    /// The largest count.
    pub most: u64,
}

/// Tests a rule on the journal.
pub fn of(key: &str, rule: &Rule, people: &People) -> Result<Tested, Error> {
    let (now, span) = (clock::now()?, options::test_span()?);
    let BackTested {
        crossings,
        known_since,
    } = activity::back_test(&rule.threshold(key), now - span, now)?;
    let meant = crossings
        .iter()
        .filter(|crossing| people.holds(&rule.whom, crossing.user));
    Ok(Tested {
        people: by_person(meant),
        days: options::test_days()?,
        known_since,
        rule: rule.clone(),
    })
}

fn by_person<'a>(crossings: impl Iterator<Item = &'a PastCrossing>) -> Map<UserId, Person> {
    let mut people: Map<UserId, Person> = Map::new();
    for crossing in crossings {
        let person = people.get_or_insert_with(crossing.user, || Person {
            first: crossing.at,
            times: 0,
            most: 0,
        });
        person.first = person.first.min(crossing.at);
        person.times += 1;
        person.most = person.most.max(crossing.count);
    }
    people
}

impl Tested {
    /// The answer in a line.
    pub fn lead(&self) -> Text {
        tr("test-lead")
            .arg("days", self.days)
            .arg("people", self.people.len())
            .into()
    }

    /// Draws whom it would have stopped, and what the journal can't tell.
    pub fn drawn_on(&self, page: Page) -> Page {
        let page = match self.known_since {
            Some(since) => page.block(
                Notice::new(Tone::Caution, tr("test-short").moment("since", since))
                    .body(tr("test-short-body")),
            ),
            None => page,
        };
        let rows = self.people.iter().map(|(user, person)| {
            let sentence = counted::sentence(self.rule.act(), self.rule.per(), person.most);
            Row::new(*user)
                .cell(Cell::user(*user))
                .cell(Cell::moment(person.first))
                .cell(Cell::number(person.times))
                .cell(sentence)
        });
        page.heading(tr("test-title")).block(
            Table::new(tr("test-title"))
                .column(tr("column-person"))
                .column(tr("column-first"))
                .number_column(tr("column-times"))
                .column(tr("column-most"))
                .rows(rows)
                .empty(tr("test-empty").arg("days", self.days)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_person_is_told_of_once_with_their_first_time_and_their_largest_count() {
        let crossing = |user, at, count| PastCrossing { user, at, count };
        let found = [
            crossing(2, 50, 11),
            crossing(1, 70, 12),
            crossing(2, 90, 30),
        ];
        let people = by_person(found.iter());
        let person = |first, times, most| Person { first, times, most };
        assert_eq!(
            people.into_iter().collect::<Vec<_>>(),
            [(1, person(70, 1, 12)), (2, person(50, 2, 30))]
        );
    }
}
