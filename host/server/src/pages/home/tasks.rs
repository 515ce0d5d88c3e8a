//! The reader's own open tasks, the most urgent first.

use bailey_crm::filter::{Filter, Operator};
use bailey_crm::records::{self, Page, Query, Record};
use bailey_crm::schema::{Field, FieldKind, Table, USERS};
use bailey_crm::{RecordId, RecordRef, Scalar, Value};
use maud::{Markup, html};

use super::SHOWN;
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::records::conditions::{Condition, ME};
use crate::pages::records::referred;
use crate::pages::records::view::View;
use crate::pages::show;
use crate::pages::viewer::Viewer;
use crate::texts::args;

/// The fields of the standard table of tasks by which this is told.
struct Fields<'a> {
    owner: &'a Field,
    done: &'a Field,
    due: &'a Field,
}

impl<'a> Fields<'a> {
    /// None if the table has other fields by now.
    fn of(table: &'a Table) -> Option<Self> {
        let of =
            |key: &str, is: fn(&FieldKind) -> bool| table.find(key).filter(|field| is(&field.kind));
        Some(Self {
            owner: of("owner", |kind| kind.refers_to() == Some(USERS))?,
            done: of("done", |kind| *kind == FieldKind::Boolean)?,
            due: of("due", |kind| *kind == FieldKind::Datetime)?,
        })
    }

    /// The list of the reader's open tasks, the most urgent first.
    fn view(&self) -> View {
        let condition = |field: &Field, operator, value: &str| Condition {
            field: field.key.clone(),
            operator,
            value: value.to_owned(),
        };
        View {
            conditions: vec![
                condition(self.owner, Operator::Equal, ME),
                condition(self.done, Operator::NotEqual, "true"),
            ],
            sort: Some((self.due.key.clone(), false)),
            ..View::default()
        }
    }
}

/// The tasks with the time at which each is due.
pub(super) fn draw(viewer: &Viewer) -> Result<Markup> {
    let reader = &viewer.reader;
    let Some(table) = viewer.schema.find("tasks") else {
        return Ok(html! {});
    };
    let Some(fields) = Fields::of(table) else {
        return Ok(html! {});
    };
    let view = fields.view();
    let query = Query {
        limit: SHOWN,
        ..view.query(viewer, table)?
    };
    let page = records::list(&viewer.account, &viewer.context, &query)?;
    viewer.learn(page.records.iter().flat_map(referred));
    let overdue = overdue(viewer, table, &fields)?;
    Ok(html! {
        section {
            h2 {
                a href=(view.address(&table.key)) { (reader.text("home-tasks")) }
                " " span.quiet { (reader.count(page.total)) }
                @if overdue > 0 {
                    " " span.badge.danger {
                        (reader.text_with("home-tasks-overdue", &args!["count" => overdue]))
                    }
                }
            }
            @if page.records.is_empty() { p.empty { (reader.text("home-tasks-empty")) } }
            (rows(viewer, fields.due, &page))
        }
    })
}

/// How many of them should be done by now.
fn overdue(viewer: &Viewer, table: &Table, fields: &Fields<'_>) -> Result<u64> {
    let me = RecordRef {
        table: USERS.to_owned(),
        id: RecordId(viewer.user.id.0),
    };
    let compare = |field: &Field, operator, scalar: Scalar| {
        Filter::compare(&*field.key, operator, Value::One(scalar))
    };
    let query = Query {
        filter: Filter::All(vec![
            compare(fields.owner, Operator::Equal, Scalar::Reference(me)),
            compare(fields.done, Operator::NotEqual, Scalar::Boolean(true)),
            compare(
                fields.due,
                Operator::Less,
                Scalar::Datetime(viewer.reader.now),
            ),
        ]),
        ..Query::of(&*table.key)
    };
    Ok(records::count(&viewer.account, &viewer.context, &query)?)
}

/// What the task is about, unless its title says that already.
fn about(viewer: &Viewer, task: &Record) -> Option<RecordRef> {
    let about = referred(task).find(|reference| reference.table != USERS)?;
    let named = viewer.record(&about);
    named
        .is_none_or(|named| !task.label.contains(&named.label))
        .then_some(about)
}

fn rows(viewer: &Viewer, due: &Field, page: &Page) -> Markup {
    let reader = &viewer.reader;
    html! {
        ul.plain.lines {
            @for task in &page.records {
                @let at = match task.value(&due.key).map(Value::scalars) {
                    Some([Scalar::Datetime(at)]) => Some(*at),
                    _ => None,
                };
                li {
                    span.main {
                        a href=(Address::of(&task.reference())) { (task.label) }
                        @if let Some(about) = about(viewer, task) {
                            " " span.small { (show::record(viewer, &about)) }
                        }
                    }
                    @if let Some(at) = at {
                        span.quiet {
                            @if at < reader.now { span.late { (reader.text("task-overdue")) } " " }
                            (show::relative(reader, at))
                        }
                    }
                }
            }
        }
    }
}
