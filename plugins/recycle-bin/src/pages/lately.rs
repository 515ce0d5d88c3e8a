//! The first line of the front page: what was deleted today, or else
//! yesterday, and by whom. Who comes in a fright finds the answer before any
//! filter.

use bailey_sdk::bin::Deletion;
use bailey_sdk::prelude::*;
use bailey_sdk::text::Message;

use super::actions;

/// Deletions that one button brings back.
const MOST_AT_ONCE: usize = 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Day {
    Today,
    Yesterday,
}

/// What was deleted on one day.
#[derive(Debug, PartialEq)]
pub struct Lately {
    day: Day,
    records: u64,
    /// The one user who did it all; none if there were several, or no user.
    user: Option<UserId>,
    operations: Vec<OperationId>,
}

/// Of the deletions since yesterday began: today's, or else yesterday's.
pub fn lately(deletions: &[Deletion], start_of_today: Timestamp) -> Option<Lately> {
    let (today, yesterday): (Vec<&Deletion>, Vec<&Deletion>) = deletions
        .iter()
        .partition(|deletion| deletion.at >= start_of_today);
    let (day, deletions) = if today.is_empty() {
        (Day::Yesterday, yesterday)
    } else {
        (Day::Today, today)
    };
    let first = deletions.first()?.by.user_id();
    let one = deletions
        .iter()
        .all(|deletion| deletion.by.user_id() == first);
    Some(Lately {
        day,
        records: deletions.iter().map(|deletion| records(deletion)).sum(),
        user: first.filter(|_| one),
        operations: deletions
            .iter()
            .map(|deletion| deletion.operation)
            .collect(),
    })
}

/// How many records a deletion still holds, with those that went along.
pub fn records(deletion: &Deletion) -> u64 {
    u64::from(deletion.count) + u64::from(deletion.along)
}

impl Lately {
    /// The line.
    pub fn sentence(&self) -> Message {
        let id = match (self.day, self.user) {
            (Day::Today, Some(_)) => "today-by-one",
            (Day::Today, None) => "today-by-several",
            (Day::Yesterday, Some(_)) => "yesterday-by-one",
            (Day::Yesterday, None) => "yesterday-by-several",
        };
        let sentence = tr(id).arg("count", self.records);
        self.user
            .into_iter()
            .fold(sentence, |sentence, user| sentence.user("who", user))
    }

    /// The button that brings it all back; none if it is more than one act
    /// should.
    pub fn restore_all(&self) -> Option<Action> {
        let few = self.operations.len() <= MOST_AT_ONCE;
        few.then(|| {
            let action = Action::new(
                actions::RESTORE,
                tr("restore-all").arg("count", self.records),
            );
            let question = Confirmation::new(tr("restore-all").arg("count", self.records))
                .fact(tr("restore-fact-links"))
                .fact(tr("restore-fact-undo"));
            let action = action.tone(Tone::Good).confirm(question);
            let operations = self.operations.iter();
            operations.fold(action, |action, operation| {
                action.with(super::OPERATION, operation)
            })
        })
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A deletion of `count` deals.
    pub fn deletion(operation: OperationId, at: Timestamp, user: UserId, count: u32) -> Deletion {
        Deletion {
            operation,
            at,
            by: Actor::User(user),
            table: "deals".into(),
            count,
            along: 0,
            labels: Vec::new(),
            keep_until: None,
        }
    }

    #[test]
    fn todays_deletions_come_before_yesterdays() {
        let deletions = [
            deletion(9, 150, 1, 4),
            deletion(8, 120, 1, 10),
            deletion(7, 60, 2, 1),
        ];
        let found = lately(&deletions, 100).unwrap();
        let operations = vec![9, 8];
        assert_eq!(
            found,
            Lately {
                day: Day::Today,
                records: 14,
                user: Some(1),
                operations
            }
        );
    }

    #[test]
    fn without_any_today_yesterday_is_told() {
        let found = lately(&[deletion(7, 60, 2, 3)], 100).unwrap();
        assert_eq!(
            found.sentence(),
            tr("yesterday-by-one").arg("count", 3_u64).user("who", 2)
        );
    }

    #[test]
    fn several_people_are_not_told_as_one() {
        let deletions = [deletion(9, 150, 1, 4), deletion(8, 120, 2, 10)];
        let found = lately(&deletions, 100).unwrap();
        assert_eq!(
            found.sentence(),
            tr("today-by-several").arg("count", 14_u64)
        );
    }

    #[test]
    fn what_went_along_counts() {
        let mut one = deletion(9, 150, 1, 4);
        one.along = 3;
        assert_eq!(lately(&[one], 100).unwrap().records, 7);
    }

    #[test]
    fn nothing_deleted_says_nothing() {
        assert_eq!(lately(&[], 100), None);
    }

    #[test]
    fn very_many_deletions_are_not_brought_back_by_one_button() {
        let deletions: Vec<Deletion> = (0..21).map(|id| deletion(id, 150, 1, 1)).collect();
        assert_eq!(lately(&deletions, 100).unwrap().restore_all(), None);
        let action = lately(&deletions[..2], 100).unwrap().restore_all().unwrap();
        assert_eq!(action.parameters.len(), 2);
    }
}
