//! Saves a record: one field from its place on the page, or all of them.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::records::{self, Record, Update};
use bailey_crm::schema::Field;
use bailey_crm::{RecordId, RecordRef};

use super::edit;
use super::show::{self, Refused};
use super::whole_form::{Contents, fillable};
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
    let saved = state
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
                return Ok(Saved::refused(viewer, record, only, contents));
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
                    Ok(Saved::Answered(notice.redirect(&next.to_string())))
                }
                Err(bailey_crm::Error::Invalid(problems)) => {
                    contents.refuse(&viewer, &problems);
                    Ok(Saved::refused(viewer, record, only, contents))
                }
                Err(bailey_crm::Error::Conflict(_)) if version != Some(record.version) => {
                    contents.object(viewer.reader.text("record-changed"));
                    Ok(Saved::refused(viewer, record, only, contents))
                }
                Err(other) => Err(Error::from(other)),
            }
        })
        .await?;
    match saved {
        Saved::Answered(answer) => Ok(answer),
        Saved::Refused(refused) => {
            let (viewer, record, field) = *refused;
            show::again(&state, viewer, record, field).await
        }
    }
}

/// What came of it: an answer, or the record's page with the one field that was
/// refused in its place.
enum Saved {
    Answered(Response),
    Refused(Box<(Viewer, Record, Refused)>),
}

impl Saved {
    fn refused(viewer: Viewer, record: Record, only: Option<Field>, contents: Contents) -> Self {
        match only {
            Some(field) => {
                let refused = Refused::Field(field, contents);
                Self::Refused(Box::new((viewer, record, refused)))
            }
            None => Self::Answered(edit::draw(&viewer, &record, &contents)),
        }
    }
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
