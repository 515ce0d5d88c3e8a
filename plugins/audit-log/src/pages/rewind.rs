//! The page where all that somebody did in a time is taken back: whose and when,
//! then what would go back and what is left and why, then the act.

use bailey_sdk::blocks::Stat;
use bailey_sdk::clock;
use bailey_sdk::job_runner::{JobRun, Report};
use bailey_sdk::journal_undo::{
    self, FieldBack, RewindActor, RewindBack, RewindLeft, RewindPlan, RewindSpan, Rewound,
};
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;
use bailey_sdk::text::Message;

use super::rewind_span::{BY, Chosen, FROM, PLUGIN, TABLE, TO};
use super::{changes, operation_link, operation_page, undo};
use crate::jobs;

/// The path of the page, and the action's name.
pub const REWIND: &str = "rewind";
/// The action that has a plan worked out.
pub const PLAN: &str = "plan-rewind";

const HASH: &str = "hash";
const COUNT: &str = "count";

/// Records of each sort that the page names.
const NAMED: u32 = 100;
/// More changes than this are planned in the background: a page has a second.
const AT_ONCE: u64 = 5_000;

pub fn render(request: &Request) -> Result<Page, Error> {
    let chosen = Chosen::read(request)?;
    let page = Page::new(tr("rewind-title")).block(chosen.form());
    let Some(span) = chosen.span(clock::start_of_day)? else {
        return Ok(page.lead(tr("rewind-lead")));
    };
    let size = journal_undo::rewind_size(&span)?;
    if size <= AT_ONCE {
        let plan = journal_undo::plan_rewind(&span, NAMED)?;
        return Ok(planned(page, &span, plan));
    }
    Ok(match journal_undo::last_rewind_plan(&span)? {
        Some(found) => {
            let as_of = tr("rewind-planned-at").moment("at", found.at);
            let anew = plan_it(&chosen, tr("rewind-plan-anew"));
            planned(page.text(as_of).block(vec![anew]), &span, found.plan)
        }
        None => page
            .lead(tr("rewind-large").arg("count", size))
            .block(vec![plan_it(&chosen, tr("rewind-plan"))]),
    })
}

/// The button that has a plan worked out in the background.
fn plan_it(chosen: &Chosen, label: Message) -> Action {
    let told = chosen.form().page(REWIND).parameters;
    let action = Action::new(PLAN, label);
    told.into_iter()
        .fold(action, |action, (name, value)| action.with(&name, value))
}

/// Has the plan worked out by a job.
pub fn plan(submission: &Submission) -> Result<Outcome, Error> {
    let chosen = Chosen::read(submission)?;
    let told = chosen.form().page(REWIND).parameters;
    Ok(Outcome::neutral(tr("rewind-planning"))
        .job(jobs::PLAN_REWIND, told)
        .go_to(chosen.form().page(REWIND)))
}

/// Works the plan out, within a job.
pub fn work_out(run: &JobRun) -> Result<Report, Error> {
    let chosen = Chosen::read(run)?;
    let span = chosen
        .span(clock::start_of_day)?
        .ok_or_else(|| Error::NotFound(BY.into()))?;
    let plan = journal_undo::plan_rewind(&span, NAMED)?;
    let said = tr("rewind-would")
        .arg("count", plan.restorable)
        .arg("left", plan.left_count);
    Ok(Report::done(said).way_on(tr("rewind-look"), chosen.form().page(REWIND)))
}

fn planned(page: Page, span: &RewindSpan, plan: RewindPlan) -> Page {
    if plan.operations == 0 {
        return page.lead(tr("rewind-nothing-done"));
    }
    let page = page
        .lead(
            tr("rewind-would")
                .arg("count", plan.restorable)
                .arg("left", plan.left_count),
        )
        .block(stats(&plan));
    let page = if plan.restorable > 0 {
        page.block(vec![action(span, &plan)])
    } else {
        page
    };
    let (restorable, left_count) = (plan.restorable, plan.left_count);
    let page = if left_count > 0 {
        let left = left(plan.left).total(left_count);
        page.heading(tr("rewind-left")).block(left)
    } else {
        page
    };
    if restorable > 0 {
        let back = back(plan.back).total(restorable);
        page.heading(tr("rewind-back")).block(back)
    } else {
        page
    }
}

fn stats(plan: &RewindPlan) -> Vec<Stat> {
    let stat = |label: &str, number: u64| Stat::new(tr(label), Cell::number(number));
    vec![
        stat("operations", plan.operations),
        stat("rewind-back", plan.restorable).tone(Tone::Good),
        stat("rewind-left", plan.left_count).tone(Tone::Caution),
        stat("rewind-unchanged", plan.unchanged),
    ]
}

fn action(span: &RewindSpan, plan: &RewindPlan) -> Action {
    let question = Confirmation::new(tr("rewind-question").arg("count", plan.restorable))
        .fact(tr("rewind-fact-left").arg("count", plan.left_count))
        .fact(tr("undo-fact-journal"));
    let action = Action::new(REWIND, tr("rewind").arg("count", plan.restorable))
        .with(FROM, span.since)
        .with(TO, span.until)
        .with(HASH, &plan.hash)
        .with(COUNT, plan.restorable)
        .confirm(question);
    let action = match &span.actor {
        RewindActor::User(user) => action.with(BY, user),
        RewindActor::Plugin(plugin) => action.with(PLUGIN, plugin),
    };
    match &span.table {
        Some(table) => action.with(TABLE, table),
        None => action,
    }
}

fn back(records: Vec<RewindBack>) -> Table {
    Table::new(tr("rewind-back"))
        .column(tr("column-record"))
        .column(tr("column-table"))
        .column(tr("column-becomes"))
        .column(tr("column-fields"))
        .rows(records.into_iter().map(|record| {
            Row::new(format!("{}/{}", record.record.table, record.record.id))
                .link(record.record.clone())
                .cell(literal(record.label))
                .cell(Cell::table(record.record.table.as_str()))
                .cell(changes::became(record.becomes))
                .cell(fields(&record.record.table, &record.fields))
        }))
        .empty(tr("changes-empty"))
}

/// The first field, with what it holds and what it would, and how many more.
fn fields(table: &str, fields: &[FieldBack]) -> Cell {
    let Some(first) = fields.first() else {
        return Cell::Empty;
    };
    let message = tr("field-back")
        .field("field", table, first.field.as_str())
        .held("now", table, &first.field, first.now.clone())
        .held("then", table, &first.field, first.then.clone());
    message.arg("more", fields.len() - 1).into()
}

fn left(records: Vec<RewindLeft>) -> Table {
    Table::new(tr("rewind-left"))
        .column(tr("column-record"))
        .column(tr("column-table"))
        .column(tr("detail-why"))
        .column(tr("column-who"))
        .column(tr("column-when"))
        .column(tr("operations"))
        .rows(records.into_iter().map(|record| {
            let row = Row::new(format!("{}/{}", record.record.table, record.record.id))
                .link(record.record.clone())
                .cell(literal(record.label))
                .cell(Cell::table(record.record.table.as_str()))
                .cell(undo::reason(record.why).arg("count", 1_u32));
            match record.touched {
                Some(touched) => row
                    .cell(touched.by)
                    .cell(Cell::moment(touched.at))
                    .cell(operation_link(touched.operation)),
                None => row.cell(Cell::Empty).cell(Cell::Empty).cell(Cell::Empty),
            }
        }))
        .empty(tr("changes-empty"))
}

pub fn act(submission: &Submission) -> Result<Outcome, Error> {
    let (span, hash) = posted(submission)?;
    // Whoever posts without the page's number may mean any.
    let count = submission
        .id(COUNT)?
        .and_then(|count| u64::try_from(count).ok());
    if count.is_none_or(|count| count > jobs::MANY) {
        let told = submission.parameters.iter().cloned();
        return Ok(Outcome::neutral(tr("rewinding")).job(jobs::REWIND, told));
    }
    let done = match journal_undo::rewind(&span, hash) {
        Ok(done) => done,
        Err(Error::Conflict(_)) => {
            return Ok(Outcome {
                tone: Tone::Caution,
                ..Outcome::neutral(tr("rewind-moved"))
            });
        }
        Err(other) => return Err(other),
    };
    Ok(Outcome::good(rewound(&done))
        .undo(Some(done.operation))
        .go_to(operation_page(done.operation)))
}

/// What a rewind did.
pub fn rewound(done: &Rewound) -> Message {
    tr("rewound")
        .arg("count", done.restored)
        .arg("left", done.left)
}

/// The span and the plan's hash, as the button of the plan has them.
pub fn posted(parameters: &impl Parameters) -> Result<(RewindSpan, &str), Error> {
    let missing = |name: &str| Error::NotFound(name.into());
    let actor = match (parameters.id(BY)?, parameters.text(PLUGIN)) {
        (Some(user), _) => RewindActor::User(user),
        (None, Some(plugin)) => RewindActor::Plugin(plugin),
        (None, None) => return Err(missing(BY)),
    };
    let span = RewindSpan {
        actor,
        since: parameters.id(FROM)?.ok_or_else(|| missing(FROM))?,
        until: parameters.id(TO)?.ok_or_else(|| missing(TO))?,
        table: parameters.text(TABLE),
    };
    let hash = parameters.parameter(HASH).ok_or_else(|| missing(HASH))?;
    Ok((span, hash))
}

#[cfg(test)]
mod tests {
    use bailey_sdk::journal_undo::{Obstacle, Touch};
    use bailey_sdk::types::ChangeKind;

    use super::*;

    fn plan() -> RewindPlan {
        RewindPlan {
            operations: 2,
            restorable: 980,
            unchanged: 0,
            left_count: 20,
            back: vec![RewindBack {
                record: RecordRef::new("deals", 30),
                label: "Deal".into(),
                becomes: ChangeKind::Updated,
                fields: vec![FieldBack {
                    field: "stage".into(),
                    now: Value::None,
                    then: Value::None,
                }],
            }],
            left: vec![RewindLeft {
                record: RecordRef::new("deals", 1),
                label: "Deal".into(),
                why: Obstacle::ChangedSince,
                touched: Some(Touch {
                    operation: 7,
                    at: 1,
                    kind: "records.update".into(),
                    by: Actor::User(3),
                }),
            }],
            hash: "ab".into(),
        }
    }

    #[test]
    fn the_plan_says_what_goes_back_what_is_left_and_asks_first() {
        let span = RewindSpan {
            actor: RewindActor::User(3),
            since: 0,
            until: 1,
            table: None,
        };
        let page = planned(Page::new(tr("rewind-title")), &span, plan());
        let tables = page.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let totals: Vec<_> = tables
            .inspect(|table| assert_eq!(table.rows[0].cells.len(), table.columns.len()))
            .map(|table| table.total)
            .collect();
        assert_eq!(totals, [Some(20), Some(980)]);
        let button = action(&span, &plan());
        assert!(button.confirm.is_some());
        assert!(
            button
                .parameters
                .contains(&("hash".to_owned(), "ab".to_owned()))
        );
    }

    #[test]
    fn an_actor_without_acts_gets_a_plain_answer() {
        let nothing = RewindPlan {
            operations: 0,
            restorable: 0,
            ..plan()
        };
        let span = RewindSpan {
            actor: RewindActor::User(3),
            since: 0,
            until: 1,
            table: None,
        };
        let page = planned(Page::new(tr("rewind-title")), &span, nothing);
        assert_eq!(page.lead, Some(tr("rewind-nothing-done").into()));
        assert!(page.blocks.is_empty());
    }
}
