//! One group: its records side by side, and what can be done about them.

use bailey_sdk::blocks::{Choice, Input};
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;
use bailey_sdk::records::{self, Record};

use super::{NUMBER, asked, why};
use crate::{merge as merging, store};

/// Makes one of them.
pub const MERGE: &str = "merge";
/// They are not the same.
pub const APART: &str = "apart";
const INTO: &str = "into";

pub fn render(request: &Request) -> Result<Page, Error> {
    let (number, group) = asked(request)?;
    let mut seen = Vec::new();
    for record in group.records() {
        match records::get(&record) {
            Ok(record) => seen.push(record),
            Err(Error::NotFound(_) | Error::Denied(_)) => {}
            Err(other) => return Err(other),
        }
    }
    let page = Page::new(tr("group-title"));
    if seen.len() < 2 {
        return Ok(page.lead(tr("group-gone")));
    }
    let table = records::tables()?;
    let table = table.into_iter().find(|table| table.key == group.table);
    let fields: Vec<String> = table
        .map(|table| table.fields.into_iter().map(|field| field.key).collect())
        .unwrap_or_default();
    let choices = seen.iter().map(|record| {
        let label = tr("choice").arg("label", record.label.as_str());
        Choice::new(
            &record.ref_.id.to_string(),
            label.arg("number", record.ref_.id),
        )
    });
    let stays = FormField::new(INTO, tr("stays"), Input::Choice(choices.collect()));
    let first = seen.first().map(|record| record.ref_.id.to_string());
    let form = Form::submit(MERGE, tr("merge").arg("count", seen.len()))
        .field(FormField::new(NUMBER, literal(""), Input::Hidden).value(Some(number)))
        .field(stays.value(first).required());
    let apart = Action::new(APART, tr("apart")).with(NUMBER, number);
    Ok(page
        .lead(why(&group))
        .block(side_by_side(&group.table, &fields, &seen))
        .text(tr("merge-text"))
        .block(form)
        .block(vec![apart]))
}

/// A row for each field in which any of them has something.
fn side_by_side(table: &str, fields: &[String], seen: &[Record]) -> Table {
    let value = |record: &Record, field: &str| {
        let mut values = record.values.iter();
        let found = values.find(|value| value.field == field);
        found.map_or(Value::None, |value| value.value.clone())
    };
    let head = seen.iter().fold(
        Table::new(tr("group-title")).column(tr("column-field")),
        |head, record| head.column(literal(&record.label)),
    );
    let first = seen.iter().fold(
        Row::new("record").cell(tr("column-record")),
        |row, record| row.cell(record.ref_.clone()),
    );
    let shown = fields.iter().filter(|field| {
        seen.iter()
            .any(|record| value(record, field) != Value::None)
    });
    let rows = shown.map(|field| {
        let row = Row::new(field).cell(Cell::field(table, field.as_str()));
        seen.iter()
            .fold(row, |row, record| row.cell(value(record, field)))
    });
    head.row(first).rows(rows)
}

pub fn merge(submission: &Submission) -> Result<Outcome, Error> {
    let (number, group) = asked(submission)?;
    let into = submission.id(INTO)?;
    let into = into.ok_or_else(|| Error::field(INTO, tr("not-of-group")))?;
    let operation = merging::merge(number, &group, into)?;
    let record = RecordRef::new(&group.table, into);
    Ok(Outcome::good(tr("merged").arg("record", record))
        .undo(Some(operation))
        .go_to(PageLink::to("")))
}

pub fn apart(submission: &Submission) -> Result<Outcome, Error> {
    let (number, group) = asked(submission)?;
    store::set_apart(&group)?;
    store::forget(number, &group)?;
    Ok(Outcome::good(tr("set-apart")).go_to(PageLink::to("")))
}
