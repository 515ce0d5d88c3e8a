//! Changes a report.

use std::sync::Arc;

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::reports::{self, Audience, Report, ReportUpdate};
use bailey_crm::{Error as Crm, Problem};
use maud::{Markup, html};

use super::draft::Draft;
use super::form::{self, Form};
use super::{all, find, of, whom};
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::form as forms;
use crate::pages::frame::Head;
use crate::pages::notice::{Notice, Tone};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

fn page(report: &Report) -> Address {
    of(report.id).then("edit")
}

/// The page.
pub(super) async fn edit(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(report): Path<i64>,
    params: Params,
) -> Result<Response> {
    state
        .records(move || {
            let report = find(&viewer, report)?;
            // What the address says goes before what is kept.
            let draft = match Draft::parse(&viewer, &params)? {
                Some(draft) => draft,
                None => Draft::of(report.shape.clone()),
            };
            let table = Arc::clone(viewer.schema.table(&draft.shape.table)?);
            if let Some(away) = form::added(&viewer, &table, &draft, &page(&report), &params)? {
                return Ok(away);
            }
            let (name, audience) = (report.name.clone(), report.audience.clone());
            let asked = asked(&viewer, &report, &draft, name, audience, &[])?;
            form::draw(&viewer, &table, asked, params.filled("add"))
        })
        .await
}

/// Keeps what was changed.
pub(super) async fn save(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(report): Path<i64>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let report = find(&viewer, report)?;
            let posted = Params(posted);
            let shape = Params::parse(posted.first("shape").unwrap_or_default());
            let draft = Draft::parse(&viewer, &shape)?.ok_or_else(|| Error::not_found("table"))?;
            let name = posted.first("name").unwrap_or_default().to_owned();
            let audience = whom::read(&posted);
            let update = ReportUpdate {
                version: posted.filled("version").and_then(|text| text.parse().ok()),
                name: Some(name.clone()),
                shape: Some(draft.shape.clone()),
                audience: Some(audience.clone()),
            };
            match reports::update(&viewer.account, &viewer.context, report.id, update) {
                Ok(saved) => {
                    let told = args!["name" => saved.name.as_str()];
                    let notice = Notice::done(viewer.reader.text_with("report-saved", &told));
                    Ok(notice.redirect(&of(saved.id).to_string()))
                }
                Err(Crm::Invalid(wrong)) => {
                    let table = Arc::clone(viewer.schema.table(&draft.shape.table)?);
                    let asked = asked(&viewer, &report, &draft, name, audience, &wrong)?;
                    form::draw(&viewer, &table, asked, None)
                }
                Err(Crm::Conflict(_)) => {
                    let said = viewer.reader.text("report-conflict");
                    let again = draft.address(page(&report)).to_string();
                    Ok(Notice::new(Tone::Danger, said).redirect(&again))
                }
                Err(other) => Err(Error::from(other)),
            }
        })
        .await
}

fn asked<'a>(
    viewer: &Viewer,
    report: &Report,
    draft: &'a Draft,
    name: String,
    audience: Audience,
    wrong: &'a [Problem],
) -> Result<Form<'a>> {
    let reader = &viewer.reader;
    Ok(Form {
        head: Head::new(&*report.name).under(reader.text("reports"), &all()),
        page: page(report),
        action: of(report.id),
        back: of(report.id),
        draft,
        version: Some(report.version),
        name,
        audience,
        wrong,
        below: deleting(viewer, report)?,
    })
}

/// The way to delete it, with what that means.
fn deleting(viewer: &Viewer, report: &Report) -> Result<Markup> {
    let reader = &viewer.reader;
    let told = args!["name" => report.name.as_str()];
    let whom = whom::words(viewer, &report.audience)?;
    Ok(html! {
        form.confirm method="post" action=(of(report.id).then("delete")) {
            (forms::word(viewer))
            h2 { (reader.text("report-delete")) }
            ul {
                li { (reader.text_with("report-delete-whom", &args!["whom" => whom])) }
                li { (reader.text("report-delete-means")) }
            }
            div.line { button.button.danger { (reader.text_with("view-delete-button", &told)) } }
        }
    })
}
