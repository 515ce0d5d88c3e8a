//! Adds a note to a record.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::records::{self, Values};
use bailey_crm::{Scalar, Value};
use serde::Deserialize;

use super::notes;
use super::timeline::reference;
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::notice::{Notice, Tone};
use crate::pages::problems;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// What was typed.
#[derive(Deserialize)]
pub(crate) struct Note {
    text: String,
}

/// Adds a note to a record.
pub(crate) async fn add_note(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id)): Path<(String, i64)>,
    Posted(note): Posted<Note>,
) -> Result<Response> {
    state
        .records(move || {
            let record = reference(&table, id);
            let (notes, field) = notes::table_of(&viewer, &table)
                .ok_or_else(|| Error::not_found("place for notes"))?;
            let text = notes
                .label_field()
                .ok_or_else(|| Error::not_found("place for notes"))?;
            let written = note.text.trim().to_owned();
            let value = if written.is_empty() {
                Value::None
            } else {
                Scalar::Text(written).into()
            };
            let values = Values::from([
                (field.key.clone(), Scalar::Reference(record.clone()).into()),
                (text.key.clone(), value),
            ]);
            let notice = match records::create(&viewer.account, &viewer.context, &notes.key, values)
            {
                Ok(_) => Notice::done(viewer.reader.text("note-notice")),
                Err(bailey_crm::Error::Invalid(found)) => {
                    let texts: Vec<String> = found
                        .iter()
                        .map(|problem| problems::text(&viewer.reader, problem))
                        .collect();
                    Notice::new(Tone::Danger, texts.join(" "))
                }
                Err(other) => return Err(Error::from(other)),
            };
            Ok(notice.redirect(&Address::of(&record).to_string()))
        })
        .await
}
