//! The page of what was opened once: who came, what they were shown and did, and
//! its end.

use bailey_sdk::blocks::{Choice, Fact, Input};
use bailey_sdk::clock;
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;
use bailey_sdk::support_access::{self, DoneAct, Entrance, Stay, ViewedRecord};

use super::{NUMBER, is_open, number, state};
use crate::{asked, ticket};

/// The page's path.
pub const PATH: &str = "access";
/// Ends it.
pub const CLOSE: &str = "close";
/// Puts its end elsewhere.
pub const EXTEND: &str = "extend";
/// Another password.
pub const RENEW: &str = "renew";

/// The page of what was opened by this number.
pub fn page(number: i64) -> PageLink {
    PageLink::to(PATH).with(NUMBER, number)
}

pub fn render(request: &Request) -> Result<Page, Error> {
    let number = number(request)?;
    let now = clock::now()?;
    let entrance = support_access::find(number)?;
    let open = is_open(&entrance, now);
    let lead = if open {
        tr("access-lead-open")
    } else {
        tr("access-lead-closed")
    };
    let page = Page::new(tr("access-of").arg("number", number.to_string()))
        .lead(lead)
        .block(facts(&entrance, now))
        .heading(tr("heading-scope"))
        .block(scope(&entrance))
        .heading(tr("heading-stays"))
        .block(stays(&entrance.stays))
        .heading(tr("heading-viewed"))
        .block(viewed(&support_access::viewed(number)?))
        .heading(tr("heading-done"))
        .block(done(&support_access::done(number)?));
    if entrance.closed_at.is_some() {
        return Ok(page);
    }
    Ok(page
        .heading(tr("heading-end"))
        .block(extend_form(number))
        .block(actions(number, open)))
}

fn facts(entrance: &Entrance, now: Timestamp) -> Vec<Fact> {
    let end = entrance.closed_at.unwrap_or(entrance.until);
    let mut facts = vec![
        Fact::new(tr("column-ticket"), entrance.ticket.clone()),
        Fact::new(tr("column-state"), state(entrance, now)),
        Fact::new(tr("column-opened"), Cell::moment(entrance.opened_at)),
        Fact::new(tr("column-until"), Cell::moment(end)),
    ];
    if let Some(by) = entrance.opened_by {
        facts.push(Fact::new(tr("column-by"), Cell::user(by)));
    }
    facts
}

fn scope(entrance: &Entrance) -> Table {
    let hidden = |table: &str| {
        let of = entrance.scope.hidden.iter();
        of.filter(|field| field.table == table).count()
    };
    let word = if entrance.scope.write {
        "scope-write"
    } else {
        "scope-read"
    };
    let rows = entrance.scope.tables.iter().map(|table| {
        Row::new(table)
            .cell(Cell::table(table.as_str()))
            .cell(tr(word))
            .cell(Cell::number(hidden(table)))
    });
    Table::new(tr("heading-scope"))
        .column(tr("column-table"))
        .column(tr("column-may"))
        .number_column(tr("column-hidden"))
        .rows(rows)
        .empty(tr("ticket-alone"))
}

fn stays(stays: &[Stay]) -> Table {
    let rows = stays.iter().enumerate().map(|(place, stay)| {
        Row::new(place)
            .cell(literal(stay.agent.as_str()))
            .cell(Cell::moment(stay.began_at))
            .cell(literal(stay.address.clone().unwrap_or_default()))
            .cell(match stay.ended_at {
                Some(at) => Cell::moment(at),
                None => Cell::badge(tr("stay-now"), Tone::Danger),
            })
    });
    Table::new(tr("heading-stays"))
        .column(tr("column-agent"))
        .column(tr("column-entered"))
        .column(tr("column-address"))
        .column(tr("column-left"))
        .rows(rows)
        .empty(tr("nobody-came"))
}

fn viewed(viewed: &[ViewedRecord]) -> Table {
    let rows = viewed.iter().map(|one| {
        Row::new(format!("{}.{}", one.ref_.table, one.ref_.id))
            .cell(Cell::table(one.ref_.table.as_str()))
            .cell(one.ref_.clone())
            .cell(Cell::moment(one.first_at))
            .cell(Cell::moment(one.last_at))
            .cell(Cell::number(one.times))
    });
    Table::new(tr("heading-viewed"))
        .column(tr("column-table"))
        .column(tr("column-record"))
        .column(tr("column-first"))
        .column(tr("column-last"))
        .number_column(tr("column-times"))
        .rows(rows)
        .empty(tr("nothing-viewed"))
}

fn done(done: &[DoneAct]) -> Table {
    let rows = done.iter().map(|act| {
        Row::new(act.operation)
            .cell(Cell::number(act.operation))
            .cell(Cell::moment(act.at))
            .cell(kind(&act.kind))
    });
    Table::new(tr("heading-done"))
        .number_column(tr("column-operation"))
        .column(tr("column-when"))
        .column(tr("column-act"))
        .rows(rows)
        .empty(tr("nothing-done"))
}

/// What an act is called; one that has no word here goes by its kind.
fn kind(kind: &str) -> Text {
    let word = match kind {
        "support.entered" => "act-entered",
        "support.left" => "act-left",
        "records.create" => "act-created",
        "records.update" => "act-changed",
        other => return literal(other),
    };
    tr(word).into()
}

fn extend_form(number: i64) -> Form {
    let hours = asked::CHOICES.map(|hours| {
        let label: Text = tr("hours").arg("hours", hours).into();
        Choice::new(&hours.to_string(), label)
    });
    Form::submit(EXTEND, tr("extend"))
        .field(FormField::new(NUMBER, tr("column-number"), Input::Hidden).value(Some(number)))
        .field(
            FormField::new(asked::HOURS, tr("from-now"), Input::Choice(hours.into()))
                .value(Some(asked::CHOICES[1]))
                .required(),
        )
}

fn actions(number: i64, open: bool) -> Vec<Action> {
    let question = Confirmation::new(tr("close-question")).fact(tr("close-fact"));
    let close = Action::new(CLOSE, tr("close"))
        .with(NUMBER, number)
        .tone(Tone::Danger)
        .confirm(question);
    let renew = Action::new(RENEW, tr("renew")).with(NUMBER, number);
    open.then_some(renew).into_iter().chain([close]).collect()
}

pub fn close(submission: &Submission) -> Result<Outcome, Error> {
    let number = number(submission)?;
    let entrance = support_access::find(number)?;
    support_access::close(number)?;
    ticket::close(&entrance.ticket)?;
    Ok(Outcome::good(tr("closed")).go_to(page(number)))
}

pub fn extend(submission: &Submission) -> Result<Outcome, Error> {
    let number = number(submission)?;
    let until = asked::until(submission, clock::now()?)?;
    support_access::extend(number, until)?;
    Ok(Outcome::good(tr("extended").moment("until", until)).go_to(page(number)))
}

pub fn renew(submission: &Submission) -> Result<Outcome, Error> {
    let number = number(submission)?;
    let password = support_access::renew(number)?;
    let told = tr("opened")
        .arg("number", number.to_string())
        .arg("password", password);
    Ok(Outcome::good(told).go_to(page(number)))
}
