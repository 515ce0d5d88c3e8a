//! The page of one rule: what it would have done, switching it on, changing it.

use bailey_sdk::journal_note;
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

use super::{back_test, editor};
use crate::rule::Rule;
use crate::whom::People;
use crate::{store, watched};

/// The page's path.
pub const PATH: &str = "rule";
/// Changes the rule.
pub const CHANGE: &str = "change";
/// Has it watched.
pub const SWITCH_ON: &str = "switch-on";
/// Has it watched no more.
pub const SWITCH_OFF: &str = "switch-off";
/// Deletes it.
pub const DELETE: &str = "delete";

const RULE: &str = "rule";

/// The page of a rule.
pub fn page(key: &str) -> PageLink {
    PageLink::to(PATH).with(RULE, key)
}

/// Whether it is watched, as a badge.
pub fn state(rule: &Rule) -> Cell {
    match rule.on {
        true => Cell::badge(tr("state-on"), Tone::Good),
        false => Cell::badge(tr("state-off"), Tone::Neutral),
    }
}

fn found(parameters: &impl Parameters) -> Result<(String, Rule), Error> {
    let key = parameters.text(RULE).unwrap_or_default();
    match store::rule(&key)? {
        Some(rule) => Ok((key, rule)),
        None => Err(Error::NotFound(format!("rule {key}"))),
    }
}

pub fn render(request: &Request) -> Result<Page, Error> {
    let (key, rule) = found(request)?;
    let people = People::read()?;
    let tested = back_test::of(&key, &rule, &people)?;
    let form = editor::form(CHANGE, "change", &people, Some(&rule)).field(
        FormField::new(RULE, tr("rule-title"), bailey_sdk::blocks::Input::Hidden).value(Some(&key)),
    );
    let page = Page::new(rule.sentence())
        .lead(tested.lead())
        .block(vec![
            bailey_sdk::blocks::Fact::new(tr("column-whom"), people.label(&rule.whom)),
            bailey_sdk::blocks::Fact::new(tr("column-answer"), rule.answer.label()),
            bailey_sdk::blocks::Fact::new(tr("column-state"), state(&rule)),
        ])
        .block(vec![
            switch_button(&key, &rule, tested.people.len()),
            delete_button(&key),
        ]);
    Ok(tested
        .drawn_on(page)
        .heading(tr("change-title"))
        .text(tr("change-text"))
        .block(form))
}

fn switch_button(key: &str, rule: &Rule, people: usize) -> Action {
    if rule.on {
        return Action::new(SWITCH_OFF, tr("switch-off")).with(RULE, key);
    }
    let question = Confirmation::new(tr("switch-on-question"))
        .fact(rule.sentence())
        .fact(rule.answer.label())
        .fact(tr("switch-on-fact").arg("people", people));
    Action::new(SWITCH_ON, tr("switch-on"))
        .with(RULE, key)
        .tone(Tone::Good)
        .confirm(question)
}

fn delete_button(key: &str) -> Action {
    let question = Confirmation::new(tr("delete-question")).fact(tr("delete-fact"));
    Action::new(DELETE, tr("delete"))
        .with(RULE, key)
        .tone(Tone::Danger)
        .confirm(question)
}

/// A rule that was changed is off: what was tested was another one.
pub fn change(submission: &Submission) -> Result<Outcome, Error> {
    let (key, before) = found(submission)?;
    let rule = Rule::read(submission)?;
    if before
        == (Rule {
            on: before.on,
            ..rule.clone()
        })
    {
        return Ok(Outcome::neutral(tr("not-changed")).go_to(page(&key)));
    }
    store::put_rule(&key, &rule)?;
    watched::renew()?;
    note("activity-rule-changed", &key, &rule)?;
    let said = if before.on {
        "changed-and-off"
    } else {
        "changed"
    };
    Ok(Outcome::good(tr(said)).go_to(page(&key)))
}

pub fn switch(submission: &Submission, on: bool) -> Result<Outcome, Error> {
    let (key, rule) = found(submission)?;
    let rule = Rule { on, ..rule };
    store::put_rule(&key, &rule)?;
    watched::renew()?;
    let (noted, said) = match on {
        true => ("activity-rule-switched-on", "switched-on"),
        false => ("activity-rule-switched-off", "switched-off"),
    };
    note(noted, &key, &rule)?;
    Ok(Outcome::good(tr(said)).go_to(page(&key)))
}

pub fn delete(submission: &Submission) -> Result<Outcome, Error> {
    let (key, rule) = found(submission)?;
    store::remove_rule(&key)?;
    watched::renew()?;
    note("activity-rule-deleted", &key, &rule)?;
    Ok(Outcome::good(tr("deleted")).go_to(PageLink::to("")))
}

/// Notes in the journal what became of a rule.
pub fn note(what: &str, key: &str, rule: &Rule) -> Result<(), Error> {
    let details = [
        (RULE, key.to_owned()),
        ("counted", rule.act.clone()),
        ("period", rule.per.clone()),
        ("limit", rule.limit.to_string()),
        ("whom", rule.whom.value()),
        ("answer", rule.answer.word().to_owned()),
    ];
    let details = details.map(|(name, value)| (name.to_owned(), value));
    journal_note::note(what, &details)
}
