//! Where the day begins: the reader's own open tasks, and what happened lately.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::filter::{Filter, Operator};
use bailey_crm::journal::{self, JournalFilter, JournalQuery, Operation};
use bailey_crm::records::{self, Direction, Page, Query, Sort};
use bailey_crm::schema::{FieldKind, Table, USERS};
use bailey_crm::{RecordId, RecordRef, Scalar};
use maud::{Markup, html};

use super::address::Address;
use super::frame::{self, Head};
use super::records::referred;
use super::viewer::Viewer;
use super::{counted, kinds, show};
use crate::error::Result;
use crate::state::State;

/// How many of each.
const SHOWN: u32 = 12;

/// Own open tasks and recent activity.
pub(super) async fn home(FromState(state): FromState<State>, viewer: Viewer) -> Result<Response> {
    state
        .records(move || {
            let reader = &viewer.reader;
            let tasks = match viewer.schema.find("tasks") {
                Some(table) => open_tasks(&viewer, table)?,
                None => None,
            };
            let recent = JournalQuery {
                filter: JournalFilter { kinds: vec!["records.".to_owned()], ..JournalFilter::default() },
                limit: SHOWN,
                after: None,
            };
            let recent = journal::query(&viewer.account, &viewer.context, &recent)?;
            let head = Head::new(reader.text("home"));
            let body = html! {
                div.halves {
                    @if let Some((due, page)) = &tasks {
                        section.stack {
                            h2 { (reader.text("home-tasks")) " " span.quiet { (reader.count(page.total)) } }
                            (tasks_of(&viewer, due, page))
                        }
                    }
                    section.stack {
                        h2 { (reader.text("home-activity")) }
                        @if recent.operations.is_empty() { p.empty { (reader.text("home-activity-empty")) } }
                        ol.timeline {
                            @for operation in &recent.operations { (happened(&viewer, operation)) }
                        }
                    }
                }
            };
            Ok::<_, crate::error::Error>(frame::page(&viewer, &head, &body))
        })
        .await
}

/// The reader's open tasks, the most urgent first, and the key of the field
/// that says when each is due; none if the table has other fields by now.
fn open_tasks(viewer: &Viewer, table: &Table) -> Result<Option<(String, Page)>> {
    let owner = table
        .find("owner")
        .filter(|field| field.kind.refers_to() == Some(USERS));
    let done = table
        .find("done")
        .filter(|field| field.kind == FieldKind::Boolean);
    let due = table.find("due");
    let (Some(owner), Some(done), Some(due)) = (owner, done, due) else {
        return Ok(None);
    };
    let me = RecordRef {
        table: USERS.to_owned(),
        id: RecordId(viewer.user.id.0),
    };
    let filter = Filter::All(vec![
        Filter::compare(&owner.key, Operator::Equal, Scalar::Reference(me).into()),
        Filter::compare(&done.key, Operator::NotEqual, Scalar::Boolean(true).into()),
    ]);
    let sort = vec![Sort {
        field: due.key.clone(),
        direction: Direction::Ascending,
    }];
    let query = Query {
        filter,
        sort,
        limit: SHOWN,
        ..Query::of(&*table.key)
    };
    let page = records::list(&viewer.account, &viewer.context, &query)?;
    viewer.learn(page.records.iter().flat_map(referred));
    Ok(Some((due.key.clone(), page)))
}

fn tasks_of(viewer: &Viewer, due: &str, page: &Page) -> Markup {
    let reader = &viewer.reader;
    if page.records.is_empty() {
        return html! { p.empty { (reader.text("home-tasks-empty")) } };
    }
    html! {
        ul.plain.found {
            @for task in &page.records {
                @let at = task.value(due).and_then(|value| value.scalars().first());
                li data-row {
                    a href=(Address::of(&task.reference())) { (task.label) }
                    " "
                    @if let Some(Scalar::Datetime(at)) = at {
                        @if *at < reader.now {
                            span.badge.danger { (reader.text("task-overdue")) } " "
                        }
                        span.quiet { (show::relative(reader, *at)) }
                    }
                    @for reference in referred(task).filter(|reference| reference.table != USERS) {
                        " " span.small { (show::record(viewer, &reference)) }
                    }
                }
            }
        }
    }
}

fn happened(viewer: &Viewer, operation: &Operation) -> Markup {
    let reader = &viewer.reader;
    html! {
        li {
            span {
                (kinds::operation(reader, &operation.kind))
                @if let Some(table) = &operation.table {
                    ": " (counted::records_of(viewer, table, u64::from(operation.changes)))
                }
                @if operation.undone_by.is_some() {
                    " " span.badge { (reader.text("operation-undone")) }
                }
            }
            span.meta {
                (show::relative(reader, operation.at))
                span { (show::actor(viewer, &operation.by)) }
                @if let (1, Some(table)) = (operation.changes, &operation.table) {
                    a href=(Address::of_table(table)) { (viewer.table_label(table)) }
                }
            }
        }
    }
}
