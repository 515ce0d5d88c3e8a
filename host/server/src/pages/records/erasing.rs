//! While an erasure runs: how far it is. At its end: what came of it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Extension;
use axum::extract::{Path, State as FromState};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use bailey_crm::erasure::Erasure;
use bailey_crm::{AccountId, RecordId, RecordRef, UserId};
use bailey_plugins::page::Progress;

use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::blocks;
use crate::pages::frame::{self, Head};
use crate::pages::notice::{Notice, Tone};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::pages::work::{FOLLOWS, Work};
use crate::state::State;
use crate::texts::args;

/// How many erasures are kept until whoever asked for them has seen their end.
const MOST: usize = 64;

/// An erasure that goes on or has ended; it was asked for in words that name
/// nobody: "1 contact, 2 notes".
pub(super) type Erasing = Work<String, Erasure>;

/// The erasures that go on, or whose end nobody has seen, by who asked for them.
#[derive(Clone, Default)]
pub(super) struct Erasures(Arc<Mutex<HashMap<Asked, Arc<Erasing>>>>);

type Asked = (AccountId, UserId, RecordRef);

impl Erasures {
    /// Begins one; none if it goes on already, as after a second click.
    pub(super) fn begin(
        &self,
        viewer: &Viewer,
        record: &RecordRef,
        what: String,
    ) -> Option<Arc<Erasing>> {
        let mut all = self.lock();
        if all.len() >= MOST {
            all.retain(|_, erasing| !erasing.is_over());
        }
        let asked = asked(viewer, record);
        if all.get(&asked).is_some_and(|erasing| !erasing.is_over()) {
            return None;
        }
        let begun = Arc::new(Work::new(what));
        all.insert(asked, Arc::clone(&begun));
        Some(begun)
    }

    fn find(&self, viewer: &Viewer, record: &RecordRef) -> Option<Arc<Erasing>> {
        self.lock().get(&asked(viewer, record)).cloned()
    }

    fn forget(&self, viewer: &Viewer, record: &RecordRef) {
        self.lock().remove(&asked(viewer, record));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Asked, Arc<Erasing>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn asked(viewer: &Viewer, record: &RecordRef) -> Asked {
    (viewer.account.id().clone(), viewer.user.id, record.clone())
}

/// Where the page is.
pub(super) fn address(record: &RecordRef) -> Address {
    Address::of(record).then("erase").then("progress")
}

/// How far the erasure is, or what came of it.
pub(crate) async fn progress(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id)): Path<(String, i64)>,
    Extension(erasures): Extension<Erasures>,
    params: Params,
) -> Result<Response> {
    let id = RecordId(id);
    let record = RecordRef { table, id };
    // A script that follows the work does not take away what came of it.
    if params.has(FOLLOWS) {
        let work = erasures.find(&viewer, &record);
        if work.is_none_or(|work| work.is_over()) {
            return Ok(StatusCode::NO_CONTENT.into_response());
        }
    }
    state
        .records(move || answer(&viewer, &erasures, &record))
        .await
}

/// The same for who has just asked for it.
pub(super) fn answer(viewer: &Viewer, erasures: &Erasures, record: &RecordRef) -> Result<Response> {
    let list = Address::of_table(&record.table).to_string();
    let Some(work) = erasures.find(viewer, record) else {
        // Somebody came back to it by their browser's history.
        return Ok(Redirect::to(&list).into_response());
    };
    match work.take() {
        None => Ok(running(viewer, &work, record)),
        Some(came) => {
            erasures.forget(viewer, record);
            let (tone, text) = if came.map_err(Error::from)?.wiped {
                (Tone::Good, "erased-notice")
            } else {
                (Tone::Caution, "erased-notice-not-wiped")
            };
            let args = args!["what" => work.asked.as_str()];
            let text = viewer.reader.text_with(text, &args);
            Ok(Notice::new(tone, text).redirect(&list))
        }
    }
}

fn running(viewer: &Viewer, work: &Erasing, record: &RecordRef) -> Response {
    let reader = &viewer.reader;
    let (done, total) = work.progress();
    let here = address(record);
    let follows = here.clone().with(FOLLOWS, "").to_string();
    // At the end the account's file is written anew, and nobody knows how far that is.
    let progress = if total > 0 && done >= total {
        Progress {
            label: reader.text("erase-wipes"),
            done: 0,
            total: None,
        }
    } else {
        Progress {
            label: reader.text_with("erase-runs", &args!["what" => work.asked.as_str()]),
            done,
            total: Some(total),
        }
    };
    let body = blocks::running(viewer, &progress, &follows, &here.to_string());
    frame::page(viewer, &Head::new(reader.text("erase")), &body)
}
