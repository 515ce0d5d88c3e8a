//! The page where all that somebody did in a time is taken back: whose and when,
//! then what would go back and what is left and why, then the act.

use bailey_sdk::blocks::{Input, Period, Stat};
use bailey_sdk::clock;
use bailey_sdk::journal_undo::{
    self, FieldBack, RewindActor, RewindBack, RewindLeft, RewindPlan, RewindSpan, Rewound,
};
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;
use bailey_sdk::text::Message;
use bailey_sdk::types::DAY;

use super::{changes, operation_link, operation_page, undo};
use crate::jobs;

/// The path of the page, and the action's name.
pub const REWIND: &str = "rewind";

const BY: &str = "by";
const PLUGIN: &str = "plugin";
const TABLE: &str = "table";
const FROM: &str = "from";
const TO: &str = "to";
const HASH: &str = "hash";
const COUNT: &str = "count";

/// Records of each sort that the page names.
const NAMED: u32 = 100;
const MINUTE: Timestamp = 60 * 1000;

/// What a person chose: whose acts, from when to when, in which table.
#[derive(Debug, Clone, Default, PartialEq)]
struct Chosen {
    by: Option<UserId>,
    plugin: Option<String>,
    table: Option<String>,
    period: Period,
    /// Milliseconds into the first day.
    from: Option<Timestamp>,
    /// Milliseconds into the last day.
    to: Option<Timestamp>,
}

impl Chosen {
    fn read(parameters: &impl Parameters) -> Result<Self, Error> {
        Ok(Self {
            by: parameters.id(BY)?,
            plugin: parameters.text(PLUGIN),
            table: parameters.text(TABLE),
            period: Period::read(parameters, tr("not-a-date"))?,
            from: time(parameters, FROM)?,
            to: time(parameters, TO)?,
        })
    }

    fn form(&self) -> Form {
        let field = |name: &str, input| FormField::new(name, tr(format!("filter-{name}")), input);
        let hour = |time: Option<Timestamp>| time.map(written);
        let [since, until] = ["filter-since", "filter-until"];
        Form::filter(tr("rewind-look"))
            .field(field(BY, Input::User).value(self.by))
            .field(field(PLUGIN, Input::Plugin).value(self.plugin.as_ref()))
            .period(self.period, tr(since), tr(until))
            .field(
                field(FROM, Input::Line)
                    .value(hour(self.from))
                    .hint(tr("time-hint")),
            )
            .field(
                field(TO, Input::Line)
                    .value(hour(self.to))
                    .hint(tr("time-hint")),
            )
            .field(field(TABLE, Input::Table).value(self.table.as_ref()))
    }

    /// The span, once enough is chosen for one.
    fn span(
        &self,
        start_of_day: impl Fn(Date) -> Result<Timestamp, Error>,
    ) -> Result<Option<RewindSpan>, Error> {
        let actor = match (self.by, &self.plugin) {
            (Some(user), None) => RewindActor::User(user),
            (None, Some(plugin)) => RewindActor::Plugin(plugin.clone()),
            (None, None) => return Ok(None),
            (Some(_), Some(_)) => return Err(Error::field(PLUGIN, tr("rewind-one-actor"))),
        };
        let (Some(first), Some(last)) = (self.period.since, self.period.until) else {
            return Ok(None);
        };
        let until = match self.to {
            Some(time) => start_of_day(last)? + time,
            None => start_of_day(last.next())?,
        };
        Ok(Some(RewindSpan {
            actor,
            since: start_of_day(first)? + self.from.unwrap_or(0),
            until,
            table: self.table.clone(),
        }))
    }
}

/// A time of day, such as 14:30, in milliseconds.
fn time(parameters: &impl Parameters, name: &str) -> Result<Option<Timestamp>, Error> {
    let Some(text) = parameters.text(name) else {
        return Ok(None);
    };
    let parsed = text.trim().split_once(':').and_then(|(hours, minutes)| {
        let (hours, minutes) = (hours.parse::<i64>().ok()?, minutes.parse::<i64>().ok()?);
        let at = (hours * 60 + minutes) * MINUTE;
        ((0..60).contains(&minutes) && (0..=DAY).contains(&at)).then_some(at)
    });
    parsed
        .map(Some)
        .ok_or_else(|| Error::field(name, tr("not-a-time")))
}

fn written(time: Timestamp) -> String {
    let minutes = time / MINUTE;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

pub fn render(request: &Request) -> Result<Page, Error> {
    let chosen = Chosen::read(request)?;
    let page = Page::new(tr("rewind-title")).block(chosen.form());
    let Some(span) = chosen.span(clock::start_of_day)? else {
        return Ok(page.lead(tr("rewind-lead")));
    };
    let plan = journal_undo::plan_rewind(&span, NAMED)?;
    Ok(planned(page, &span, plan))
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
        .arg("now", first.now.clone())
        .arg("then", first.then.clone());
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

    fn address(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(name, value): &(&str, &str)| ((*name).into(), (*value).into());
        pairs.iter().map(owned).collect()
    }

    /// Days of January 1970, in UTC.
    fn start_of_day(day: Date) -> Result<Timestamp, Error> {
        Ok((i64::from(day.day) - 1) * DAY)
    }

    fn span(pairs: &[(&str, &str)]) -> Result<Option<RewindSpan>, Error> {
        Chosen::read(&address(pairs))?.span(start_of_day)
    }

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
    fn a_span_is_from_the_first_days_time_to_the_last_ones() {
        let days = [
            ("plugin", "a.b"),
            ("since", "1970-01-02"),
            ("until", "1970-01-03"),
        ];
        let whole = span(&days).unwrap().unwrap();
        assert_eq!((whole.since, whole.until), (DAY, 3 * DAY));
        let times = [&days[..], &[("from", "9:30"), ("to", "18:00")]].concat();
        let some = span(&times).unwrap().unwrap();
        let hour = 60 * MINUTE;
        assert_eq!(
            (some.since, some.until),
            (DAY + 9 * hour + 30 * MINUTE, 2 * DAY + 18 * hour)
        );
    }

    #[test]
    fn until_enough_is_chosen_nothing_is_planned() {
        assert_eq!(span(&[("by", "3")]).unwrap(), None);
        assert_eq!(span(&[("since", "1970-01-02")]).unwrap(), None);
    }

    #[test]
    fn two_actors_and_what_is_no_time_are_refused_at_the_field() {
        let both = span(&[("by", "3"), ("plugin", "a.b")]).unwrap_err();
        assert_eq!(both, Error::field("plugin", tr("rewind-one-actor")));
        let time = span(&[("by", "3"), ("from", "25:00")]).unwrap_err();
        assert_eq!(time, Error::field("from", tr("not-a-time")));
    }

    #[test]
    fn the_plan_says_what_goes_back_what_is_left_and_asks_first() {
        let span = span(&[
            ("by", "3"),
            ("since", "1970-01-02"),
            ("until", "1970-01-02"),
        ]);
        let span = span.unwrap().unwrap();
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
