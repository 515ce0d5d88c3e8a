//! Changes a note in its place on the record's page.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::records::{self, Update, Values};
use bailey_crm::{Error as Crm, RecordId, RecordRef, Scalar, Value};
use serde::Deserialize;

use super::notes::{self, Open};
use super::show::{self, Refused};
use super::timeline::reference;
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::notice::Notice;
use crate::pages::problems;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// What was typed, on which version.
#[derive(Deserialize)]
pub(crate) struct Changed {
    text: String,
    version: u64,
}

/// Changes it; what is wrong is told beside it, with what was typed.
pub(crate) async fn edit_note(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id, note)): Path<(String, i64, i64)>,
    Posted(changed): Posted<Changed>,
) -> Result<Response> {
    let refused = state
        .records(move || {
            let (account, context) = (&viewer.account, &viewer.context);
            let record = reference(&table, id);
            let place = || Error::not_found("place for notes");
            let (of_notes, _) = notes::table_of(&viewer, &table).ok_or_else(place)?;
            let text = of_notes.label_field().ok_or_else(place)?;
            let written = changed.text.trim().to_owned();
            let value = if written.is_empty() {
                Value::None
            } else {
                Scalar::Text(written).into()
            };
            let note = RecordRef {
                table: of_notes.key.clone(),
                id: RecordId(note),
            };
            let update = Update {
                record: note.clone(),
                version: Some(changed.version),
                values: Values::from([(text.key.clone(), value)]),
            };
            let (problem, version) = match records::update(account, context, vec![update]) {
                Ok(done) => {
                    let notice = Notice::done(viewer.reader.text("saved-notice"));
                    let notice = notice.with_undo(done.operation);
                    let answer = notice.redirect(&Address::of(&record).to_string());
                    return Ok(Err(answer));
                }
                Err(Crm::Invalid(found)) => {
                    let texts = found.iter().map(|one| problems::text(&viewer.reader, one));
                    (texts.collect::<Vec<_>>().join(" "), changed.version)
                }
                Err(Crm::Conflict(_)) => {
                    let now = records::get(account, context, &note)?.version;
                    (viewer.reader.text("record-changed"), now)
                }
                Err(other) => return Err(Error::from(other)),
            };
            let open = Open {
                note: note.id,
                version,
                text: changed.text,
                problem: Some(problem),
            };
            let record = records::get(account, context, &record)?;
            Ok::<_, Error>(Ok((viewer, record, open)))
        })
        .await?;
    match refused {
        Ok((viewer, record, open)) => {
            show::again(&state, viewer, record, Refused::Note(open)).await
        }
        Err(answer) => Ok(answer),
    }
}
