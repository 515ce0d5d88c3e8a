//! What refers to a record: of each table the newest few, and a way to all.

use bailey_crm::Scalar;
use bailey_crm::access::{Action, Extent};
use bailey_crm::filter::{Filter, Operator};
use bailey_crm::records::{self, Page, Query, Record};
use bailey_crm::schema::{Field, FieldKind, Table};
use maud::{Markup, html};

use super::conditions::Condition;
use super::view::View;
use super::{inputs, referred};
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::viewer::Viewer;
use crate::pages::{labels, show};

/// How many of each.
const SHOWN: u32 = 5;

/// What refers to the record, but for its notes, which stand in its timeline.
pub(super) fn draw(viewer: &Viewer, record: &Record) -> Result<Markup> {
    let mut groups = Vec::new();
    for (table, field) in viewer.schema.references_to(&record.table.key) {
        if !is_note(table) && !field.multiple {
            groups.push((
                table,
                field,
                referring(viewer, table, field, record, SHOWN)?,
            ));
        }
    }
    viewer.learn(
        groups
            .iter()
            .flat_map(|(_, _, page)| page.records.iter().flat_map(referred)),
    );
    let reader = &viewer.reader;
    Ok(html! {
        @if groups.is_empty() { p.quiet { (reader.text("related-empty")) } }
        @for (table, field, page) in &groups {
            div { (group(viewer, table, field, page, record)) }
        }
    })
}

/// Whether the table holds notes: one long text that belongs to other records.
pub(super) fn is_note(table: &Table) -> bool {
    table
        .label_field()
        .is_some_and(|field| field.kind == FieldKind::LongText)
        && table.fields.iter().any(|field| field.along)
}

/// The newest records that refer to this one.
pub(super) fn referring(
    viewer: &Viewer,
    table: &Table,
    field: &Field,
    record: &Record,
    limit: u32,
) -> Result<Page> {
    let filter = Filter::compare(
        &field.key,
        Operator::Equal,
        Scalar::Reference(record.reference()).into(),
    );
    let query = Query {
        filter,
        limit,
        ..Query::of(&*table.key)
    };
    Ok(records::list(&viewer.account, &viewer.context, &query)?)
}

fn group(viewer: &Viewer, table: &Table, field: &Field, page: &Page, record: &Record) -> Markup {
    let reader = &viewer.reader;
    let condition = Condition {
        field: field.key.clone(),
        operator: Operator::Equal,
        value: format!("#{}", record.id),
    };
    let all = View {
        conditions: vec![condition],
        ..View::default()
    };
    let new = Address::of_table(&table.key)
        .then("new")
        .with(&inputs::name(field), &format!("#{}", record.id));
    html! {
        h3 {
            a href=(all.address(&table.key)) {
                (labels::plural(reader, table)) " " span.quiet { (reader.count(page.total)) }
            }
            @if table.extent(Action::Create) != Extent::None {
                a.small href=(new) { (reader.text("new-record")) }
            }
        }
        ul {
            @for record in &page.records {
                li {
                    a href=(Address::of(&record.reference())) { (record.label) }
                    @if let Some(told) = told(viewer, record) { " " span.quiet.small { (told) } }
                }
            }
        }
    }
}

/// What is told of a record beside its name: its choices and amounts.
fn told(viewer: &Viewer, record: &Record) -> Option<String> {
    let telling = record.fields().filter(|(field, value)| {
        matches!(field.kind, FieldKind::Choice { .. } | FieldKind::Money) && !value.is_none()
    });
    let parts: Vec<String> = telling
        .take(2)
        .map(|(field, value)| show::value_text(viewer, Some((&record.table, field)), value))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
