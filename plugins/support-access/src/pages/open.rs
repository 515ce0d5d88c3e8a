//! The page on which an admin opens the account: first which tables, then what of
//! them stays hidden, with how many records will be seen.

use bailey_sdk::blocks::{Choice, Input};
use bailey_sdk::clock;
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;
use bailey_sdk::records::{self, TableInfo};
use bailey_sdk::support_access::{self, NewAccess};

use super::access;
use crate::{asked, ticket};

/// The page's path.
pub const PATH: &str = "open";
/// Leads here.
pub const NEW: &str = "new";
/// Opens it.
pub const OPEN: &str = "open";

const SUBJECT: &str = "subject";
const TEXT: &str = "text";

/// Goes to the page, with nothing to tell.
pub fn new() -> Outcome {
    Outcome::neutral(literal("")).go_to(PageLink::to(PATH))
}

pub fn render(request: &Request) -> Result<Page, Error> {
    let chosen = asked::tables(request);
    let tables = records::tables()?;
    let seen: Vec<&TableInfo> = tables
        .iter()
        .filter(|table| chosen.contains(&table.key))
        .collect();
    let choose = tables
        .iter()
        .fold(Form::filter(tr("choose-tables")), |form, table| {
            let name = format!("{}{}", asked::TABLE, table.key);
            let label = tr("table-label").table("table", table.key.as_str());
            let ticked = chosen.contains(&table.key);
            form.field(FormField::new(&name, label, Input::Checkbox).value(Some(ticked)))
        });
    let page = Page::new(tr("open-title"))
        .lead(tr("open-lead"))
        .heading(tr("heading-tables"))
        .text(tr("tables-text"))
        .block(choose)
        .heading(tr("heading-preview"))
        .block(preview(&seen)?)
        .heading(tr("heading-ticket"));
    Ok(page.block(form(&seen)))
}

/// How many records of each table will be seen.
fn preview(tables: &[&TableInfo]) -> Result<Table, Error> {
    let table = Table::new(tr("heading-preview"))
        .column(tr("column-table"))
        .number_column(tr("column-records"))
        .number_column(tr("column-fields"))
        .empty(tr("ticket-alone"));
    tables.iter().try_fold(table, |table, info| {
        let query = records::Query {
            table: info.key.clone(),
            filter: Vec::new(),
            sort: Vec::new(),
            states: Vec::new(),
            limit: 1,
            after: None,
        };
        let count = records::list(&query)?.total;
        Ok(table.row(
            Row::new(&info.key)
                .cell(Cell::table(info.key.as_str()))
                .cell(Cell::number(count))
                .cell(Cell::number(info.fields.len())),
        ))
    })
}

fn form(tables: &[&TableInfo]) -> Form {
    let hours = asked::CHOICES.map(|hours| {
        let label: Text = tr("hours").arg("hours", hours).into();
        Choice::new(&hours.to_string(), label)
    });
    let form = Form::submit(OPEN, tr("open-button"))
        .field(FormField::new(SUBJECT, tr("subject"), Input::Line).required())
        .field(FormField::new(TEXT, tr("text"), Input::Lines).hint(tr("text-hint")))
        .field(
            FormField::new(asked::HOURS, tr("valid-for"), Input::Choice(hours.into()))
                .value(Some(asked::CHOICES[1]))
                .required(),
        )
        .field(
            FormField::new(asked::WRITE, tr("may-write"), Input::Checkbox)
                .hint(tr("may-write-hint")),
        );
    tables.iter().fold(form, |form, table| {
        let name = format!("{}{}", asked::TABLE, table.key);
        let carried = FormField::new(&name, tr("column-table"), Input::Hidden);
        let form = form.field(carried.value(Some(true)));
        table.fields.iter().fold(form, |form, field| {
            let name = format!("{}{}.{}", asked::HIDE, table.key, field.key);
            let label = tr("hide-field").table("table", table.key.as_str()).field(
                "field",
                table.key.as_str(),
                field.key.as_str(),
            );
            form.field(FormField::new(&name, label, Input::Checkbox))
        })
    })
}

pub fn open(submission: &Submission) -> Result<Outcome, Error> {
    let until = asked::until(submission, clock::now()?)?;
    let Some(subject) = submission.parameter(SUBJECT) else {
        return Err(Error::field(SUBJECT, tr("subject-missing")));
    };
    let ticket = ticket::create(subject, submission.parameter(TEXT))?;
    let opened = support_access::open(&NewAccess {
        ticket,
        scope: asked::scope(submission),
        until,
    })?;
    let told = tr("opened")
        .arg("number", opened.number.to_string())
        .arg("password", opened.password);
    Ok(Outcome::good(told).go_to(access::page(opened.number)))
}
