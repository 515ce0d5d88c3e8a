//! Takes the file and reads it.

use axum::Extension;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Path, State as FromState};
use axum::response::{IntoResponse, Redirect, Response};
use bailey_crm::import::{self, ReadOptions};

use super::choose;
use super::uploads::{Upload, Uploads};
use crate::auth::csrf;
use crate::error::{Error, Kind, Result};
use crate::pages::address::Address;
use crate::pages::problems;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Reads the file, and goes on to what is in it or says what is wrong.
pub(super) async fn upload(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(table): Path<String>,
    Extension(uploads): Extension<Uploads>,
    body: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    let (name, content) = file(&viewer, body?).await?;
    state
        .records(move || {
            let table = viewer.schema.table(&table)?.clone();
            match import::read(&content, &ReadOptions::default()) {
                Ok(sheet) => {
                    let id = uploads.keep(&viewer, Upload::new(name, sheet));
                    let next = Address::of_table(&table.key).then("import").then(&id);
                    Ok(Redirect::to(&next.to_string()).into_response())
                }
                Err(bailey_crm::Error::Invalid(found)) => {
                    let told: Vec<String> = found
                        .iter()
                        .map(|problem| problems::text(&viewer.reader, problem))
                        .collect();
                    Ok(choose::draw(&viewer, &table, Some(&told.join(" "))))
                }
                Err(other) => Err(Error::from(other)),
            }
        })
        .await
}

/// The file's name and content, if the form's word comes before it and is right.
async fn file(viewer: &Viewer, mut body: Multipart) -> Result<(String, Vec<u8>)> {
    let mut ours = false;
    while let Some(part) = body.next_field().await? {
        match part.name() {
            Some(csrf::FIELD) => ours = viewer.is_form_word(&part.text().await?),
            Some("file") if ours => {
                let name = part.file_name().unwrap_or_default().to_owned();
                return Ok((name, part.bytes().await?.to_vec()));
            }
            _ => {}
        }
    }
    if ours {
        Err(Error::invalid("file", "required", "Choose a file."))
    } else {
        Err(Error::new(
            Kind::ForeignOrigin,
            "The form was not sent from a page of this account.",
        ))
    }
}
