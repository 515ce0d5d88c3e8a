//! The front page: whom something was done about, and which rules there are.

use bailey_sdk::journal_note;
use bailey_sdk::pages::{Outcome, Submission};
use bailey_sdk::prelude::*;

use super::{editor, rule as one};
use crate::rule::Rule;
use crate::stopped::Stopped;
use crate::whom::People;
use crate::{activity_alarm, store};

/// Lifts what was done about somebody.
pub const LIFT: &str = "lift";
/// Makes a rule.
pub const CREATE: &str = "create";

const USER: &str = "user";

pub fn render() -> Result<Page, Error> {
    let (people, rules, stopped) = (People::read()?, store::rules()?, store::all_stopped()?);
    let on = rules.values().filter(|rule| rule.on).count();
    let lead = tr("front-lead").arg("on", on).arg("stopped", stopped.len());
    let page = Page::new(tr("page-title")).lead(lead);
    let page = if on == 0 {
        page.block(
            Notice::new(Tone::Neutral, tr("nothing-watched")).body(tr("nothing-watched-body")),
        )
    } else {
        page
    };
    Ok(page
        .heading(tr("stopped-title"))
        .block(
            Table::new(tr("stopped-title"))
                .column(tr("column-person"))
                .column(tr("column-what"))
                .column(tr("column-done"))
                .column(tr("column-when"))
                .rows(stopped.iter().map(|(user, stopped)| person(*user, stopped)))
                .empty(tr("stopped-empty")),
        )
        .heading(tr("rules-title"))
        .block(
            Table::new(tr("rules-title"))
                .column(tr("column-rule"))
                .column(tr("column-whom"))
                .column(tr("column-answer"))
                .column(tr("column-state"))
                .rows(
                    rules
                        .iter()
                        .map(|(number, rule)| row(&people, *number, rule)),
                )
                .empty(tr("rules-empty")),
        )
        .heading(tr("new-rule"))
        .text(tr("new-rule-text"))
        .block(editor::form(CREATE, "create", &people, None)))
}

fn person(number: u64, stopped: &Stopped) -> Row {
    let user = UserId::try_from(number).unwrap_or_default();
    let question = Confirmation::new(tr("lift-question").user(USER, user))
        .fact(stopped.sentence())
        .fact(tr("lift-fact"));
    Row::new(user)
        .cell(Cell::user(user))
        .cell(stopped.sentence())
        .cell(Cell::badge(stopped.done.done(), stopped.done.tone()))
        .cell(Cell::moment(stopped.at))
        .action(
            Action::new(LIFT, tr("lift"))
                .with(USER, user)
                .confirm(question),
        )
}

fn row(people: &People, number: u64, rule: &Rule) -> Row {
    Row::new(number)
        .link(one::page(&number.to_string()))
        .cell(rule.sentence())
        .cell(people.label(&rule.whom))
        .cell(rule.answer.label())
        .cell(one::state(rule))
}

pub fn lift(submission: &Submission) -> Result<Outcome, Error> {
    let user = submission.id(USER)?.unwrap_or_default();
    let stopped = store::stopped(user)?
        .ok_or_else(|| Error::NotFound(format!("nothing was done about user {user}")))?;
    activity_alarm::lift(user, &stopped)?;
    let details = [
        (USER.to_owned(), user.to_string()),
        ("done".to_owned(), stopped.done.word().to_owned()),
    ];
    journal_note::note("activity-alarm-lifted", &details)?;
    Ok(Outcome::good(tr("lifted").user(USER, user)))
}

pub fn create(submission: &Submission) -> Result<Outcome, Error> {
    let rule = Rule::read(submission)?;
    let key = store::add_rule(&rule)?;
    one::note("activity-rule-created", &key, &rule)?;
    Ok(Outcome::good(tr("created")).go_to(one::page(&key)))
}
