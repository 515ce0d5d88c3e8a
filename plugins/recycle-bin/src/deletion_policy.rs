//! What a delete does: the records are kept for the account's days, and what
//! belongs to them goes along.

use bailey_sdk::deletion_policy::{Decision, Deletion, Keep, Relation};
use bailey_sdk::prelude::*;

use crate::{RecycleBin, keep};

impl DeletionPolicy for RecycleBin {
    fn decide(deletion: Deletion) -> Result<Decision, Error> {
        Ok(decision(keep::days(&deletion.table)?, &deletion.relations))
    }
}

/// Keeps for so many days, with every relation that the account's schema says
/// goes along.
fn decision(days: u16, relations: &[Relation]) -> Decision {
    let along = (0..).zip(relations).filter(|(_, relation)| relation.along);
    Decision {
        keep: Keep::Days(days),
        along: along.map(|(index, _)| index).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relation(table: &str, along: bool) -> Relation {
        Relation {
            table: table.into(),
            field: "record".into(),
            count: 3,
            along,
        }
    }

    #[test]
    fn what_belongs_to_a_record_goes_along_and_nothing_else() {
        let relations = [
            relation("deals", false),
            relation("notes", true),
            relation("tasks", true),
        ];
        let decision = decision(30, &relations);
        assert_eq!(decision.along, [1, 2]);
    }

    #[test]
    fn deleted_records_are_kept_for_the_days_that_were_set() {
        assert_eq!(decision(45, &[]).keep, Keep::Days(45));
    }
}
