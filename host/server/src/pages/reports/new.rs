//! Puts a report together and keeps it.

use std::sync::Arc;

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::reports::{self, Audience, NewReport};
use bailey_crm::schema::Table;
use bailey_crm::{Error as Crm, Problem};
use maud::html;

use super::draft::{Draft, TABLE};
use super::form::{self, Form};
use super::{all, choices, new_one, of, whom};
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::frame::{self, Head};
use crate::pages::labels;
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// The page; without a table, the question of which.
pub(super) async fn new(
    FromState(state): FromState<State>,
    viewer: Viewer,
    params: Params,
) -> Result<Response> {
    state
        .records(move || {
            let Some(draft) = Draft::parse(&viewer, &params)? else {
                return Ok(which(&viewer));
            };
            let table = Arc::clone(viewer.schema.table(&draft.shape.table)?);
            if let Some(away) = form::added(&viewer, &table, &draft, &new_one(), &params)? {
                return Ok(away);
            }
            let name = usual_name(&viewer, &table, &draft);
            let asked = asked(&viewer, &draft, name, Audience::Owner, &[]);
            form::draw(&viewer, &table, asked, params.filled("add"))
        })
        .await
}

/// Keeps it.
pub(super) async fn create(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let posted = Params(posted);
            let shape = Params::parse(posted.first("shape").unwrap_or_default());
            let draft = Draft::parse(&viewer, &shape)?.ok_or_else(|| Error::not_found("table"))?;
            let new = NewReport {
                name: posted.first("name").unwrap_or_default().to_owned(),
                shape: draft.shape.clone(),
                audience: whom::read(&posted),
            };
            match reports::create(&viewer.account, &viewer.context, new.clone()) {
                Ok(report) => {
                    let told = args!["name" => report.name.as_str()];
                    let notice = Notice::done(viewer.reader.text_with("report-saved", &told));
                    Ok(notice.redirect(&of(report.id).to_string()))
                }
                Err(Crm::Invalid(wrong)) => {
                    let table = Arc::clone(viewer.schema.table(&draft.shape.table)?);
                    let asked = asked(&viewer, &draft, new.name, new.audience, &wrong);
                    form::draw(&viewer, &table, asked, None)
                }
                Err(other) => Err(Error::from(other)),
            }
        })
        .await
}

fn asked<'a>(
    viewer: &Viewer,
    draft: &'a Draft,
    name: String,
    audience: Audience,
    wrong: &'a [Problem],
) -> Form<'a> {
    let reader = &viewer.reader;
    Form {
        head: Head::new(reader.text("report-new")).under(reader.text("reports"), &all()),
        page: new_one(),
        action: new_one(),
        back: all(),
        draft,
        version: None,
        name,
        audience,
        wrong,
        below: html! {},
    }
}

/// What it is called as long as nobody gave it a name.
fn usual_name(viewer: &Viewer, table: &Table, draft: &Draft) -> String {
    let table_name = labels::plural(&viewer.reader, table);
    format!(
        "{table_name} · {}",
        choices::by(viewer, table, &draft.shape)
    )
}

fn which(viewer: &Viewer) -> Response {
    let reader = &viewer.reader;
    let head = Head::new(reader.text("report-new"))
        .under(reader.text("reports"), &all())
        .narrow();
    let body = html! {
        p { (reader.text("report-which")) }
        ul.plain.lines {
            @for (key, label) in viewer.table_choices() {
                li { a href=(new_one().with(TABLE, &key)) { (label) } }
            }
        }
    };
    frame::page(viewer, &head, &body)
}
