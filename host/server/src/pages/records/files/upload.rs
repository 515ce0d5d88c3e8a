//! Takes a file from the form on a record's page.

use std::sync::Arc;

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::files::{Added, Upload};
use futures_util::TryStreamExt as _;

use super::super::timeline::reference;
use crate::auth::csrf;
use crate::error::{Error, Kind, Result};
use crate::files::take_in;
use crate::pages::address::Address;
use crate::pages::notice::{Notice, Tone};
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// Adds the file, and says on the record's page what came of it.
pub(super) async fn upload(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id)): Path<(String, i64)>,
    body: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    let record = reference(&table, id);
    let most = state.settings().file_limit as u64;
    let mut body = body?;
    let mut ours = false;
    let mut notice = Notice::new(Tone::Danger, viewer.reader.text("file-none"));
    while let Some(part) = body.next_field().await? {
        match part.name() {
            Some(csrf::FIELD) => ours = viewer.is_form_word(&part.text().await?),
            Some("file") if ours => {
                let name = part.file_name().unwrap_or_default().to_owned();
                if name.is_empty() {
                    break;
                }
                let kind = part.content_type().unwrap_or_default().to_owned();
                let (account, context) = (Arc::clone(&viewer.account), viewer.context.clone());
                let of = record.clone();
                let begin = move || Upload::begin(&account, &context, &of, &name, &kind, most);
                let added = match state.records(begin).await {
                    Ok(begun) => take_in(&state, begun, part.map_err(Error::from)).await,
                    Err(error) => Err(error),
                };
                notice = told(&viewer, added, most)?;
                break;
            }
            _ => {}
        }
    }
    if !ours {
        return Err(Error::new(
            Kind::ForeignOrigin,
            "The form was not sent from a page of this account.",
        ));
    }
    Ok(notice.redirect(&format!("{}#files", Address::of(&record))))
}

/// What is said of it: what is in the way of a file is no failure of the page.
fn told(viewer: &Viewer, added: Result<Added>, most: u64) -> Result<Notice> {
    let reader = &viewer.reader;
    let refused = |text| Ok(Notice::new(Tone::Danger, text));
    match added {
        Ok(added) => {
            let name = added.file.name.as_str();
            let text = reader.text_with("file-added", &args!["name" => name]);
            Ok(Notice::done(text).with_undo(Some(added.operation)))
        }
        Err(error) => match error.kind {
            Kind::Limit => {
                let largest = reader.bytes(most);
                refused(reader.text_with("file-limit", &args!["largest" => largest]))
            }
            Kind::TooLarge => {
                let largest = reader.bytes(most);
                refused(reader.text_with("file-too-large", &args!["largest" => largest]))
            }
            Kind::Conflict => refused(reader.text("file-in-bin")),
            Kind::Denied => refused(reader.text("file-denied")),
            Kind::Invalid => refused(reader.text("file-unreadable")),
            _ => Err(error),
        },
    }
}
