//! `deletion-policy`: says what a delete does.
//!
//! Where no plugin says anything, a delete is final. Of several answers the
//! longest keep wins, and what goes along is what any of them names. A policy
//! that fails, says no, or can't be loaded keeps without end: nobody loses data
//! because a plugin broke.

use std::sync::Arc;

use bailey_crm::records::{Decision, Deletion, Keep, Relation, RelationField};
use bailey_crm::schema::SchemaDeletion;
use bailey_crm::{Account, Context};
use bailey_sandbox::{CallLimits, Failure, Reuse};

use super::present;
use crate::call::{Call, Mode};
use crate::calling::Way;
use crate::contract::exports::bailey::crm::deletion_policy as wit;
use crate::error::Result;
use crate::plugin::Plugin;
use crate::plugins::Plugins;

/// The interface's name.
pub const NAME: &str = "deletion-policy";

/// How it is called.
pub const WAY: Way = Way {
    point: NAME,
    reuse: Reuse::Live,
    limits: CallLimits::HOOK,
    waits: false,
};

/// What policies are asked about.
pub struct Asked<'a> {
    table: &'a str,
    subject: wit::Subject,
    count: u64,
    relations: &'a [Relation],
}

impl<'a> From<&'a Deletion> for Asked<'a> {
    fn from(deletion: &'a Deletion) -> Self {
        Self {
            table: &deletion.table,
            subject: wit::Subject::Records,
            count: deletion.count,
            relations: &deletion.relations,
        }
    }
}

impl<'a> From<&'a SchemaDeletion> for Asked<'a> {
    fn from(deletion: &'a SchemaDeletion) -> Self {
        Self {
            table: &deletion.table,
            subject: match &deletion.field {
                Some(field) => wit::Subject::Field(field.clone()),
                None => wit::Subject::Table,
            },
            count: deletion.count,
            relations: &deletion.relations,
        }
    }
}

/// Asks the account's policies what a delete is to do. No transaction is open.
///
/// # Errors
/// [`crate::Error::Crm`] if the account can't be read; a policy's own failure
/// is an answer.
pub fn decide<'a>(
    plugins: &Plugins,
    account: &Arc<Account>,
    context: &Context,
    deletion: impl Into<Asked<'a>>,
) -> Result<Decision> {
    let deletion = &deletion.into();
    let roster = plugins.roster(account)?;
    let lacking = roster.lacks(NAME).then(|| kept(deletion));
    let asked = roster.at(NAME).filter(|plugin| {
        plugin
            .grant
            .extension_point(NAME)
            .is_some_and(|tables| tables.covers(deletion.table))
    });
    let answers = asked.map(|plugin| ask(plugins, account, context, plugin, deletion));
    Ok(answers
        .chain(lacking)
        .reduce(longest)
        .unwrap_or_else(|| finally(deletion)))
}

/// What one policy says.
fn ask(
    plugins: &Plugins,
    account: &Arc<Account>,
    context: &Context,
    plugin: &Arc<Plugin>,
    deletion: &Asked<'_>,
) -> Decision {
    let question = wit::Deletion {
        by: context.actor.clone().into(),
        table: deletion.table.to_owned(),
        subject: deletion.subject.clone(),
        count: deletion.count,
        relations: deletion.relations.iter().map(Into::into).collect(),
    };
    let call =
        Call::new(plugins, account, context, plugin, Mode::Reading).of("decide", &(&question,));
    let called = plugins.call(WAY, call, |store, instance, points| {
        let policy = present(points.deletion_policy.as_ref(), NAME)?.load(&mut *store, instance)?;
        Ok(match policy.call_decide(store, &question)? {
            Ok(decision) => Ok(read(decision, deletion)?),
            Err(error) => Err(error),
        })
    });
    match called {
        Ok((Ok(decision), _)) => decision,
        Ok((Err(error), _)) => {
            tracing::warn!(account = %account.id(), plugin = &*plugin.id, ?error, "a deletion policy said no; all is kept");
            kept(deletion)
        }
        // The failure was counted and journalled where the plugin was called.
        Err(_) => kept(deletion),
    }
}

/// What a policy answered, if it makes sense.
fn read(decision: wit::Decision, deletion: &Asked<'_>) -> std::result::Result<Decision, Failure> {
    let relation = |index: u32| {
        let relation = deletion.relations.get(index as usize);
        relation.map(field).ok_or_else(|| Failure::BadOutput {
            reason: format!(
                "there is no relation {index}, only {}",
                deletion.relations.len()
            ),
        })
    };
    let keep = match decision.keep {
        wit::Keep::Purge => Keep::Purge,
        wit::Keep::Days(days) => Keep::Days(days),
        wit::Keep::Forever => Keep::Forever,
    };
    Ok(Decision {
        keep,
        along: decision
            .along
            .into_iter()
            .map(relation)
            .collect::<Result<_, _>>()?,
    })
}

/// Nobody was asked: it is final, and what belongs to it goes along.
fn finally(deletion: &Asked<'_>) -> Decision {
    Decision {
        keep: Keep::Purge,
        along: owned(deletion),
    }
}

/// Somebody was asked and didn't answer: it is kept, with what belongs to it.
fn kept(deletion: &Asked<'_>) -> Decision {
    Decision {
        keep: Keep::Forever,
        along: owned(deletion),
    }
}

fn owned(deletion: &Asked<'_>) -> Vec<RelationField> {
    deletion
        .relations
        .iter()
        .filter(|relation| relation.along)
        .map(field)
        .collect()
}

fn field(relation: &Relation) -> RelationField {
    RelationField {
        table: relation.table.clone(),
        field: relation.field.clone(),
    }
}

/// The longer of two keeps, with all that either takes along.
fn longest(one: Decision, other: Decision) -> Decision {
    let keep = if length(one.keep) >= length(other.keep) {
        one.keep
    } else {
        other.keep
    };
    let mut along = one.along;
    along.extend(
        other
            .along
            .into_iter()
            .filter(|field| !along.contains(field))
            .collect::<Vec<_>>(),
    );
    Decision { keep, along }
}

/// Keeps in their order; in days, with an end that no number of days reaches.
fn length(keep: Keep) -> u32 {
    match keep {
        Keep::Purge => 0,
        Keep::Days(days) => 1 + u32::from(days),
        Keep::Forever => u32::MAX,
    }
}

impl From<&Relation> for wit::Relation {
    fn from(relation: &Relation) -> Self {
        Self {
            table: relation.table.clone(),
            field: relation.field.clone(),
            count: relation.count,
            along: relation.along,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(keep: Keep, along: &[&str]) -> Decision {
        let field = |table: &&str| RelationField {
            table: (*table).to_owned(),
            field: "deal".to_owned(),
        };
        Decision {
            keep,
            along: along.iter().map(field).collect(),
        }
    }

    #[test]
    fn of_several_answers_the_longest_keep_wins() {
        let keeps = [
            Keep::Purge,
            Keep::Days(0),
            Keep::Days(7),
            Keep::Days(30),
            Keep::Forever,
        ];
        for (at, shorter) in keeps.iter().enumerate() {
            for longer in &keeps[at..] {
                let (one, other) = (decision(*shorter, &[]), decision(*longer, &[]));
                assert_eq!(longest(one.clone(), other.clone()).keep, *longer);
                assert_eq!(longest(other, one).keep, *longer);
            }
        }
    }

    #[test]
    fn what_any_policy_takes_along_goes_along_once() {
        let both = longest(
            decision(Keep::Purge, &["notes"]),
            decision(Keep::Days(1), &["notes", "tasks"]),
        );
        assert_eq!(both, decision(Keep::Days(1), &["notes", "tasks"]));
    }

    #[test]
    fn an_answer_about_a_relation_that_is_not_there_is_a_failure() {
        let deletion = Deletion {
            table: "deals".into(),
            count: 1,
            relations: Vec::new(),
        };
        let answer = wit::Decision {
            keep: wit::Keep::Purge,
            along: vec![0],
        };
        assert!(matches!(
            read(answer, &Asked::from(&deletion)),
            Err(Failure::BadOutput { .. })
        ));
    }
}
