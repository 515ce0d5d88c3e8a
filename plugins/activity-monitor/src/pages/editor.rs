//! The form of a rule, for a new one and for one that is there.

use bailey_sdk::blocks::{Choice, Input};
use bailey_sdk::prelude::*;

use crate::answer::Answer;
use crate::counted;
use crate::rule::{Rule, field};
use crate::whom::People;

/// The form, with what a rule says by now.
pub fn form(action: &str, button: &str, people: &People, rule: Option<&Rule>) -> Form {
    let acts = counted::ACTS.map(|act| {
        let word = counted::act_word(act);
        Choice::new(word, tr(format!("act-{word}")))
    });
    let periods = counted::PERIODS.map(|period| {
        let word = counted::period_word(period);
        Choice::new(word, tr(format!("period-{word}")))
    });
    let answers = Answer::ALL.map(|answer| Choice::new(answer.word(), answer.label()));
    let whom = people.offered().into_iter();
    let whom = whom.map(|(value, label)| Choice::new(&value, label));
    let choice = |name: &str, label: &str, choices: Vec<Choice>, value: Option<String>| {
        FormField::new(name, tr(label), Input::Choice(choices))
            .value(value)
            .required()
    };
    Form::submit(action, tr(button))
        .field(choice(
            field::ACT,
            "field-act",
            acts.into(),
            rule.map(|rule| rule.act.clone()),
        ))
        .field(choice(
            field::PER,
            "field-per",
            periods.into(),
            rule.map(|rule| rule.per.clone()),
        ))
        .field(
            FormField::new(field::LIMIT, tr("field-limit"), Input::Integer)
                .value(rule.map(|rule| rule.limit))
                .hint(tr("field-limit-hint"))
                .required(),
        )
        .field(choice(
            field::WHOM,
            "field-whom",
            whom.collect(),
            rule.map(|rule| rule.whom.value()),
        ))
        .field(
            choice(
                field::ANSWER,
                "field-answer",
                answers.into(),
                rule.map(|rule| rule.answer.word().to_owned()),
            )
            .hint(tr("field-answer-hint")),
        )
}
