//! Removes a file from a record, once that was confirmed.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::{FileId, files, records};
use maud::html;

use super::super::timeline::reference;
use super::address;
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::form;
use crate::pages::frame::{self, Head};
use crate::pages::notice::{Notice, Tone};
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// The page that asks.
pub(super) async fn confirm(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id, file)): Path<(String, i64, i64)>,
) -> Result<Response> {
    state
        .records(move || {
            let record = reference(&table, id);
            let (account, context) = (&viewer.account, &viewer.context);
            let of = records::get(account, context, &record)?;
            let found = files::content(account, context, &record, FileId(file))?.file;
            let reader = &viewer.reader;
            let back = Address::of(&record);
            let title = reader.text_with("file-remove-question", &args!["name" => found.name.as_str()]);
            let head = Head::new(&title).under(of.label.clone(), &back).narrow();
            let body = html! {
                form.confirm method="post" action=(address(&record).then(&file.to_string()).then("remove")) {
                    (form::word(&viewer))
                    ul {
                        li { (reader.text_with("file-remove-what", &args!["size" => reader.bytes(found.size)])) }
                        li { (reader.text("file-remove-undo")) }
                    }
                    div.line {
                        button.button.main.danger { (reader.text("file-remove")) }
                        a.button href=(back) { (reader.text("cancel")) }
                    }
                }
            };
            Ok::<_, Error>(frame::page(&viewer, &head, &body))
        })
        .await
}

/// Removes it; the notice offers it back.
pub(super) async fn remove(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id, file)): Path<(String, i64, i64)>,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let record = reference(&table, id);
            let reader = &viewer.reader;
            let notice =
                match files::remove(&viewer.account, &viewer.context, &record, FileId(file)) {
                    Ok(operation) => {
                        Notice::done(reader.text("file-removed")).with_undo(Some(operation))
                    }
                    Err(bailey_crm::Error::Conflict(_)) => {
                        Notice::new(Tone::Danger, reader.text("file-in-bin"))
                    }
                    Err(other) => return Err(Error::from(other)),
                };
            Ok(notice.redirect(&format!("{}#files", Address::of(&record))))
        })
        .await
}
