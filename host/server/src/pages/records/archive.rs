//! Putting records away, and taking them out again: one from its page, several
//! from a list after a look at how many they are.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::records::{self, Done, Query, RecordState, Selection};
use bailey_crm::schema::Table;
use bailey_crm::{Account, Context};
use maud::html;

use super::confirm_delete::{names, selection};
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::address::{Address, own_path};
use crate::pages::frame::{self, Head};
use crate::pages::notice::{Notice, Tone};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::pages::{counted, form, labels, problems};
use crate::state::State;
use crate::texts::args;

/// Which way records go.
#[derive(Clone, Copy)]
struct Way {
    /// The last part of the address, and the beginning of the messages.
    name: &'static str,
    /// Where records are that can go.
    from: RecordState,
    go: fn(&Account, &Context, Selection) -> bailey_crm::Result<Done>,
}

const AWAY: Way = Way {
    name: "archive",
    from: RecordState::Active,
    go: records::archive,
};

const OUT: Way = Way {
    name: "unarchive",
    from: RecordState::Archived,
    go: records::unarchive,
};

/// The page before several are put away.
pub(crate) async fn confirm_archive(
    state: FromState<State>,
    viewer: Viewer,
    table: Path<String>,
    params: Params,
) -> Result<Response> {
    confirm(AWAY, state, viewer, table, params).await
}

/// Puts records away.
pub(crate) async fn archive(
    state: FromState<State>,
    viewer: Viewer,
    table: Path<String>,
    posted: Posted<Vec<(String, String)>>,
) -> Result<Response> {
    go(AWAY, state, viewer, table, posted).await
}

/// The page before several are taken out again.
pub(crate) async fn confirm_unarchive(
    state: FromState<State>,
    viewer: Viewer,
    table: Path<String>,
    params: Params,
) -> Result<Response> {
    confirm(OUT, state, viewer, table, params).await
}

/// Takes records out again.
pub(crate) async fn unarchive(
    state: FromState<State>,
    viewer: Viewer,
    table: Path<String>,
    posted: Posted<Vec<(String, String)>>,
) -> Result<Response> {
    go(OUT, state, viewer, table, posted).await
}

async fn confirm(
    way: Way,
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(table): Path<String>,
    params: Params,
) -> Result<Response> {
    state
        .records(move || {
            let table = viewer.schema.table(&table)?.clone();
            let selection = selection(&viewer, &table, &params)?;
            let count = how_many(&viewer, way, &selection)?;
            let reader = &viewer.reader;
            let list = Address::of_table(&table.key);
            let back = back(&params, &list);
            let title = reader.text_with(
                &format!("{}-question", way.name),
                &args!["what" => counted::of(reader, &table, count)],
            );
            let head = Head::new(if count == 0 { reader.text(way.name) } else { title });
            let head = head.under(labels::plural(reader, &table), &list).narrow();
            let body = html! {
                form.confirm method="post" action=(list.then(way.name)) {
                    (form::word(&viewer))
                    @for (name, value) in names(&params) {
                        input type="hidden" name=(name) value=(value);
                    }
                    @if count == 0 {
                        p { (reader.text("archive-nothing")) }
                    } @else {
                        ul { li { (reader.text(&format!("{}-means", way.name))) } }
                    }
                    div.line {
                        @if count > 0 {
                            button.button.main {
                                (reader.text_with(&format!("{}-count", way.name), &args!["count" => count]))
                            }
                        }
                        a.button href=(back) { (reader.text("cancel")) }
                    }
                }
            };
            Ok::<_, Error>(frame::page(&viewer, &head, &body))
        })
        .await
}

async fn go(
    way: Way,
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(table): Path<String>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let posted = Params(posted);
            let table = viewer.schema.table(&table)?.clone();
            let selection = selection(&viewer, &table, &posted)?;
            let reader = &viewer.reader;
            let notice = match (way.go)(&viewer.account, &viewer.context, selection) {
                Ok(done) => told(&viewer, way, &table, done),
                Err(bailey_crm::Error::Invalid(found)) => {
                    let found = found.iter().map(|problem| {
                        let field = problem.field.as_deref().unwrap_or_default();
                        let label = viewer.field_label(&table.key, field);
                        format!("{label}: {}", problems::text(reader, problem))
                    });
                    Notice::new(Tone::Danger, found.collect::<Vec<_>>().join(" "))
                }
                Err(other) => return Err(Error::from(other)),
            };
            Ok(notice.redirect(&back(&posted, &Address::of_table(&table.key))))
        })
        .await
}

fn told(viewer: &Viewer, way: Way, table: &Table, done: Done) -> Notice {
    let reader = &viewer.reader;
    let what = counted::of(reader, table, done.count);
    let text = reader.text_with(&format!("{}-notice", way.name), &args!["what" => what]);
    Notice::done(text).with_undo(done.operation)
}

fn back(params: &Params, list: &Address) -> String {
    let back = params.first("back").and_then(own_path);
    back.map_or_else(|| list.to_string(), str::to_owned)
}

/// How many of the selected records can go.
fn how_many(viewer: &Viewer, way: Way, selection: &Selection) -> Result<u64> {
    let query = Query {
        states: vec![way.from],
        ..selection.query()
    };
    Ok(records::count(&viewer.account, &viewer.context, &query)?)
}
