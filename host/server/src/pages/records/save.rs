//! Saves a record: one field from its place on the page, or all of them.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::records::{self, Record, Update};
use bailey_crm::schema::Field;
use bailey_crm::{RecordId, RecordRef};
use maud::html;

use super::whole_form::{Contents, fillable};
use super::{edit, show};
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Saves what was posted, or shows the form again with what is wrong.
pub(crate) async fn save(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id)): Path<(String, i64)>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let reference = RecordRef {
                table,
                id: RecordId(id),
            };
            let record = records::get(&viewer.account, &viewer.context, &reference)?;
            let posted = Params(posted);
            let only = match posted.filled("fields") {
                Some("all") | None => None,
                Some(key) => Some(record.table.field(key)?.clone()),
            };
            let version = posted
                .filled("version")
                .and_then(|version| version.parse().ok());
            let (mut contents, values) = match &only {
                Some(field) => Contents::read(&viewer, [field], &posted),
                None => Contents::read(&viewer, fillable(&record.table), &posted),
            };
            let Some(values) = values else {
                return again(&viewer, &record, only.as_ref(), &contents);
            };
            let update = Update {
                record: reference.clone(),
                version,
                values,
            };
            match records::update(&viewer.account, &viewer.context, vec![update]) {
                Ok(updated) => {
                    let notice = Notice::done(viewer.reader.text("saved-notice"));
                    let notice = notice.with_undo(updated.operation);
                    let next = next(&viewer, &reference)?;
                    Ok(notice.redirect(&next.to_string()))
                }
                Err(bailey_crm::Error::Invalid(problems)) => {
                    contents.refuse(&viewer, &problems);
                    again(&viewer, &record, only.as_ref(), &contents)
                }
                Err(bailey_crm::Error::Conflict(_)) if version != Some(record.version) => {
                    contents.object(viewer.reader.text("record-changed"));
                    again(&viewer, &record, only.as_ref(), &contents)
                }
                Err(other) => Err(Error::from(other)),
            }
        })
        .await
}

/// The record's page; its table's list once it is given away.
pub(super) fn next(viewer: &Viewer, record: &RecordRef) -> Result<Address> {
    let one = std::slice::from_ref(record);
    let seen = records::labels(&viewer.account, &viewer.context, one)?;
    Ok(match seen.first() {
        Some(Some(_)) => Address::of(record),
        _ => Address::of_table(&record.table),
    })
}

fn again(
    viewer: &Viewer,
    record: &Record,
    only: Option<&Field>,
    contents: &Contents,
) -> Result<Response> {
    match only {
        Some(field) => show::draw(viewer, record, Some((field, contents)), None, &html! {}),
        None => Ok(edit::draw(viewer, record, contents)),
    }
}
