//! Taking an operation back: the plan, the question, and the act.

use bailey_sdk::journal::Operation;
use bailey_sdk::journal_undo::{self, Obstacle, UndoPlan};
use bailey_sdk::pages::{Outcome, Submission};
use bailey_sdk::prelude::*;
use bailey_sdk::text::Message;

use super::{OPERATION, operation_page};

/// The action's name.
pub const UNDO: &str = "undo";

/// What the page says about taking the operation back; none where there is
/// nothing to take back, or the reader may not.
pub fn block(operation: &Operation) -> Result<Option<Block>, Error> {
    if !could_be_undone(operation) {
        return Ok(None);
    }
    match journal_undo::plan(operation.id) {
        Ok(plan) => Ok(offer(&plan)),
        Err(Error::Denied(_) | Error::Invalid(_) | Error::Conflict(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

pub fn act(submission: &Submission) -> Result<Outcome, Error> {
    let id = submission
        .id(OPERATION)?
        .ok_or_else(|| Error::NotFound(OPERATION.into()))?;
    let operation = journal_undo::undo(id)?;
    Ok(Outcome::good(tr("undone"))
        .undo(Some(operation))
        .go_to(operation_page(operation)))
}

/// Acts on records that changed some and weren't taken back yet. Purged records
/// are gone for good.
pub fn could_be_undone(operation: &Operation) -> bool {
    operation.kind.starts_with("records.")
        && operation.kind != "records.purge"
        && operation.changes > 0
        && operation.undone_by.is_none()
}

/// A button, or why there is none.
fn offer(plan: &UndoPlan) -> Option<Block> {
    if !plan.obstacles.is_empty() {
        return Some(obstacles(plan).into());
    }
    (plan.restorable > 0).then(|| {
        let question = Confirmation::new(tr("undo-question").arg("count", plan.restorable))
            .fact(tr("undo-fact-back"))
            .fact(tr("undo-fact-journal"));
        let action = Action::new(UNDO, tr("undo").arg("count", plan.restorable));
        vec![action.with(OPERATION, plan.operation).confirm(question)].into()
    })
}

fn obstacles(plan: &UndoPlan) -> Notice {
    let (_, first) = &plan.obstacles[0];
    let same = plan
        .obstacles
        .iter()
        .filter(|(_, obstacle)| obstacle == first)
        .count();
    Notice::new(
        Tone::Caution,
        tr("undo-not-possible").arg("count", plan.obstacles.len()),
    )
    .body(reason(*first).arg("count", same))
}

/// Why records can't go back; it wants to know how many.
pub fn reason(obstacle: Obstacle) -> Message {
    tr(match obstacle {
        Obstacle::ChangedSince => "obstacle-changed-since",
        Obstacle::Purged => "obstacle-purged",
        Obstacle::UniqueTaken => "obstacle-unique-taken",
        Obstacle::SchemaDeleted => "obstacle-schema-deleted",
        Obstacle::ValuesGone => "obstacle-values-gone",
        Obstacle::NotAllowed => "obstacle-not-allowed",
    })
}

#[cfg(test)]
mod tests {
    use super::super::front::tests::operation;
    use super::*;

    fn plan(restorable: u32, obstacles: &[Obstacle]) -> UndoPlan {
        let refs = (1..).map(|id| RecordRef::new("deals", id));
        UndoPlan {
            operation: 41,
            restorable,
            obstacles: refs.zip(obstacles.iter().copied()).collect(),
        }
    }

    #[test]
    fn an_act_that_nothing_stands_against_can_be_taken_back() {
        let Some(Block::Actions(actions)) = offer(&plan(2, &[])) else {
            panic!("no button")
        };
        assert_eq!(
            actions[0].parameters,
            [("operation".to_owned(), "41".to_owned())]
        );
        assert!(actions[0].confirm.is_some());
    }

    #[test]
    fn what_stands_against_it_is_said_instead() {
        let obstacles = [
            Obstacle::ChangedSince,
            Obstacle::Purged,
            Obstacle::ChangedSince,
        ];
        let Some(Block::Notice(notice)) = offer(&plan(5, &obstacles)) else {
            panic!("no notice")
        };
        assert_eq!(
            notice.body,
            Some(tr("obstacle-changed-since").arg("count", 2_usize).into())
        );
    }

    #[test]
    fn with_nothing_left_to_take_back_nothing_is_offered() {
        assert_eq!(offer(&plan(0, &[])), None);
    }

    #[test]
    fn sign_ins_purges_and_what_was_undone_are_not_taken_back() {
        assert!(could_be_undone(&operation()));
        assert!(!could_be_undone(&Operation {
            kind: "session.signed-in".into(),
            ..operation()
        }));
        assert!(!could_be_undone(&Operation {
            kind: "records.purge".into(),
            ..operation()
        }));
        assert!(!could_be_undone(&Operation {
            undone_by: Some(42),
            ..operation()
        }));
    }
}
