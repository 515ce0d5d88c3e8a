//! Taking an operation back: the plan, the question, and the act.

use bailey_sdk::journal::{self, Operation};
use bailey_sdk::journal_undo::{self, Obstacle, UndoPlan};
use bailey_sdk::pages::{Outcome, Submission};
use bailey_sdk::prelude::*;
use bailey_sdk::text::Message;

use super::{OPERATION, operation_page};
use crate::{jobs, kinds};

/// The action's name.
pub const UNDO: &str = "undo";

/// More records than this are not looked at one by one before somebody asks: what
/// stands in the way is told then.
const LOOKED_AT: u64 = 5_000;

/// What the page says about taking the operation back; none where there is
/// nothing to take back, or the reader may not.
pub fn block(operation: &Operation) -> Result<Option<Block>, Error> {
    if !could_be_undone(operation) {
        return Ok(None);
    }
    let about = About::of(operation);
    if u64::from(operation.changes) > LOOKED_AT {
        return Ok(Some(button(about, operation.id, operation.changes)));
    }
    match journal_undo::plan(operation.id) {
        Ok(plan) => Ok(offer(about, &plan)),
        Err(Error::Denied(_) | Error::Invalid(_) | Error::Conflict(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

pub fn act(submission: &Submission) -> Result<Outcome, Error> {
    let id = submission
        .id(OPERATION)?
        .ok_or_else(|| Error::NotFound(OPERATION.into()))?;
    if u64::from(journal::get(id)?.changes) > jobs::MANY {
        let told = submission.parameters.iter().cloned();
        return Ok(Outcome::neutral(tr("undoing")).job(jobs::UNDO, told));
    }
    let operation = journal_undo::undo(id)?;
    Ok(Outcome::good(tr("undone"))
        .undo(Some(operation))
        .go_to(operation_page(operation)))
}

/// What an operation was about: each has words of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Records,
    /// Tables and fields.
    Schema,
}

impl About {
    fn of(operation: &Operation) -> Self {
        if kinds::is_schema(&operation.kind) {
            Self::Schema
        } else {
            Self::Records
        }
    }

    /// The message of these words.
    fn message(self, words: &str) -> Message {
        tr(match self {
            Self::Records => words.to_owned(),
            Self::Schema => format!("schema-{words}"),
        })
    }
}

/// Acts that changed something and weren't taken back yet. What was deleted for
/// good is gone.
pub fn could_be_undone(operation: &Operation) -> bool {
    let whole = operation.changes > 0 && operation.undone_by.is_none();
    let kind = operation.kind.as_str();
    let ours = kind.starts_with("records.") || kinds::is_schema(kind) || kinds::is_kept(kind);
    whole && ours && !["records.purge", "records.erase", "schema.purge"].contains(&kind)
}

/// A button, or why there is none.
fn offer(about: About, plan: &UndoPlan) -> Option<Block> {
    if !plan.obstacles.is_empty() {
        return Some(obstacles(about, plan).into());
    }
    (plan.restorable > 0).then(|| button(about, plan.operation, plan.restorable))
}

fn button(about: About, operation: OperationId, count: u32) -> Block {
    let question = Confirmation::new(about.message("undo-question").arg("count", count))
        .fact(tr("undo-fact-back"))
        .fact(tr("undo-fact-journal"));
    let action = Action::new(UNDO, about.message("undo").arg("count", count));
    vec![action.with(OPERATION, operation).confirm(question)].into()
}

fn obstacles(about: About, plan: &UndoPlan) -> Notice {
    let (_, first) = &plan.obstacles[0];
    let same = plan
        .obstacles
        .iter()
        .filter(|(_, obstacle)| obstacle == first)
        .count();
    let title = about.message("undo-not-possible");
    Notice::new(Tone::Caution, title.arg("count", plan.obstacles.len()))
        .body(about.message(words(*first)).arg("count", same))
}

/// Why records can't go back; it wants to know how many.
pub fn reason(obstacle: Obstacle) -> Message {
    tr(words(obstacle))
}

fn words(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::ChangedSince => "obstacle-changed-since",
        Obstacle::Purged => "obstacle-purged",
        Obstacle::UniqueTaken => "obstacle-unique-taken",
        Obstacle::SchemaDeleted => "obstacle-schema-deleted",
        Obstacle::ValuesGone => "obstacle-values-gone",
        Obstacle::NotAllowed => "obstacle-not-allowed",
    }
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
        let Some(Block::Actions(actions)) = offer(About::Records, &plan(2, &[])) else {
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
        let Some(Block::Notice(notice)) = offer(About::Records, &plan(5, &obstacles)) else {
            panic!("no notice")
        };
        assert_eq!(
            notice.body,
            Some(tr("obstacle-changed-since").arg("count", 2_usize).into())
        );
    }

    #[test]
    fn with_nothing_left_to_take_back_nothing_is_offered() {
        assert_eq!(offer(About::Records, &plan(0, &[])), None);
    }

    #[test]
    fn what_was_done_to_tables_and_fields_has_words_of_its_own() {
        let renamed = Operation {
            kind: "schema.field-changed".into(),
            ..operation()
        };
        assert!(could_be_undone(&renamed));
        let Some(Block::Actions(actions)) = offer(About::of(&renamed), &plan(1, &[])) else {
            panic!("no button")
        };
        let label = tr("schema-undo").arg("count", 1_u32);
        assert_eq!(actions[0].label, label.into());
        let locales = [
            include_str!("../../locales/en.ftl"),
            include_str!("../../locales/ru.ftl"),
            include_str!("../../locales/pl.ftl"),
            include_str!("../../locales/zh.ftl"),
        ];
        let all = [
            Obstacle::ChangedSince,
            Obstacle::Purged,
            Obstacle::UniqueTaken,
            Obstacle::SchemaDeleted,
            Obstacle::ValuesGone,
            Obstacle::NotAllowed,
        ];
        for obstacle in all {
            let start = format!("\nschema-{} = ", words(obstacle));
            assert!(
                locales.iter().all(|locale| locale.contains(&start)),
                "{start}"
            );
        }
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
