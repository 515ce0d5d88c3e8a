//! Why somebody may do something, or may not: which rule of which role says so.

use bailey_sdk::access::{self, Because, Opinion, Question, Verdict};
use bailey_sdk::access_policy::Action as Right;
use bailey_sdk::blocks::{Choice, Fact, Input};
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

use super::{ACTION, TABLE, USER, action_label};
use crate::rights;

/// The page's path.
pub const PATH: &str = "why";
/// Asks about one record.
pub const ASK: &str = "ask";

const RECORD: &str = "record";

/// What a page's address asks; none until all is chosen.
fn question(parameters: &impl Parameters) -> Result<Option<Question>, Error> {
    let action = parameters.parameter(ACTION).and_then(rights::action);
    let (Some(user), Some(action), Some(table)) =
        (parameters.id(USER)?, action, parameters.text(TABLE))
    else {
        return Ok(None);
    };
    Ok(Some(Question {
        user,
        action,
        table,
        record: parameters.id(RECORD)?,
    }))
}

pub fn render(request: &Request) -> Result<Page, Error> {
    let page = Page::new(tr("why-title")).lead(tr("why-lead"));
    let page = page.block(choose(request));
    let Some(question) = question(request)? else {
        return Ok(page);
    };
    let verdict = access::why(&question)?;
    let page = page.block(sentence(&question, &verdict));
    let page = match &verdict.because {
        Because::Opinions(opinions) => page.block(rules(opinions)),
        Because::Owner => page.text(tr("because-owner")),
        Because::Suspended => page.text(tr("because-suspended")),
        Because::NobodyDecides => page.text(tr("because-nobody")),
    };
    let page = page.maybe(besides(&question, &verdict));
    Ok(page.heading(tr("why-record")).block(record_form(&question)))
}

fn choose(request: &Request) -> Form {
    let actions = Right::ALL.map(|action| Choice::new(rights::word(action), action_label(action)));
    Form::filter(tr("why-button"))
        .field(
            FormField::new(USER, tr("column-person"), Input::User)
                .value(request.parameter(USER))
                .required(),
        )
        .field(
            FormField::new(ACTION, tr("column-right"), Input::Choice(actions.into()))
                .value(request.parameter(ACTION))
                .required(),
        )
        .field(
            FormField::new(TABLE, tr("column-table"), Input::Table)
                .value(request.parameter(TABLE))
                .required(),
        )
}

fn record_form(question: &Question) -> Form {
    let hidden = |name: &str, value: String| {
        FormField::new(name, tr("column-table"), Input::Hidden).value(Some(value))
    };
    Form::submit(ASK, tr("why-record-button"))
        .field(hidden(USER, question.user.to_string()))
        .field(hidden(ACTION, rights::word(question.action).to_owned()))
        .field(hidden(TABLE, question.table.clone()))
        .field(
            FormField::new(
                RECORD,
                tr("why-record-label"),
                Input::Record(question.table.clone()),
            )
            .required(),
        )
}

/// Yes or no, in a sentence.
fn sentence(question: &Question, verdict: &Verdict) -> Notice {
    let tone = if verdict.allowed {
        Tone::Good
    } else {
        Tone::Caution
    };
    let id = match (verdict.allowed, question.record.is_some()) {
        (true, true) => "verdict-yes-record",
        (true, false) => "verdict-yes",
        (false, true) => "verdict-no-record",
        (false, false) => "verdict-no",
    };
    let said = tr(id)
        .user("user", question.user)
        .arg("action", rights::word(question.action))
        .table("table", question.table.as_str());
    Notice::new(
        tone,
        match question.record {
            Some(record) => said.arg("record", RecordRef::new(question.table.as_str(), record)),
            None => said,
        },
    )
}

fn rules(opinions: &[Opinion]) -> Table {
    let rows = opinions.iter().enumerate().flat_map(|(place, opinion)| {
        let none = opinion.rules.is_empty().then(|| {
            let said: Text = match &opinion.failure {
                Some(failure) => tr("policy-failed").arg("failure", failure.as_str()).into(),
                None => tr("no-rule").into(),
            };
            Row::new(place)
                .cell(literal(opinion.plugin.as_str()))
                .cell(said)
                .cell(Cell::Empty)
        });
        let rules = opinion.rules.iter().enumerate().map(move |(nth, rule)| {
            let limited = if rule.filter.is_empty() {
                tr(scope(rule.scope))
            } else {
                tr(format!("{}-limited", scope(rule.scope)))
            };
            Row::new(format!("{place}.{nth}"))
                .cell(literal(opinion.plugin.as_str()))
                .cell(rule.reason.clone())
                .cell(Cell::from(limited))
        });
        none.into_iter().chain(rules).collect::<Vec<_>>()
    });
    Table::new(tr("why-rules"))
        .column(tr("column-plugin"))
        .column(tr("column-reason"))
        .column(tr("column-scope"))
        .rows(rows)
        .empty(tr("no-rule"))
}

fn scope(scope: bailey_sdk::access_policy::Scope) -> &'static str {
    use bailey_sdk::access_policy::Scope;
    match scope {
        Scope::Own => "scope-own",
        Scope::Department => "scope-department",
        Scope::DepartmentAndBelow => "scope-department-and-below",
        Scope::All => "scope-all",
    }
}

/// What else stands in the way, or is needed.
fn besides(question: &Question, verdict: &Verdict) -> Option<Vec<Fact>> {
    let needs = verdict.needs.as_ref().map(|need| {
        let link = PageLink::to(PATH)
            .with(USER, question.user)
            .with(ACTION, rights::word(need.action))
            .with(TABLE, &question.table);
        let link = match question.record {
            Some(record) => link.with(RECORD, record),
            None => link,
        };
        let label = if need.allowed {
            "need-met"
        } else {
            "need-unmet"
        };
        Fact::new(
            tr("needs"),
            Cell::link(tr(label).arg("action", rights::word(need.action)), link),
        )
    });
    let above = verdict
        .belongs_to
        .clone()
        .map(|record| Fact::new(tr("belongs-to-unseen"), record));
    let facts: Vec<Fact> = needs.into_iter().chain(above).collect();
    (!facts.is_empty()).then_some(facts)
}

pub fn ask(submission: &Submission) -> Result<Outcome, Error> {
    let question = question(submission)?;
    let question = question.ok_or_else(|| Error::invalid(tr("why-lead")))?;
    let page = PageLink::to(PATH)
        .with(USER, question.user)
        .with(ACTION, rights::word(question.action))
        .with(TABLE, &question.table);
    let page = match question.record {
        Some(record) => page.with(RECORD, record),
        None => page,
    };
    let said = sentence(&question, &access::why(&question)?);
    Ok(Outcome {
        tone: said.tone,
        ..Outcome::neutral(said.title)
    }
    .go_to(page))
}
