//! Reports: what is counted of a table's records, drawn as a table or a chart,
//! each under a name and for whom it is.
//!
//! A report is put together on a page whose address describes it, as a list's
//! does, so that what it comes to is seen before it is kept.

mod choices;
mod delete;
mod draft;
mod edit;
mod form;
mod groups;
mod list;
mod new;
mod result;
mod show;
mod whom;

use axum::Router;
use axum::routing::{get, post};
use bailey_crm::ReportId;
use bailey_crm::reports::{self, Report};

use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::viewer::Viewer;
use crate::state::State;

pub(super) use draft::of_list;

/// The routes of reports.
pub(super) fn router() -> Router<State> {
    Router::new()
        .route("/reports", get(list::list))
        .route("/reports/new", get(new::new).post(new::create))
        .route("/reports/{report}", get(show::show).post(edit::save))
        .route("/reports/{report}/edit", get(edit::edit))
        .route("/reports/{report}/delete", post(delete::delete))
}

/// The list of them.
fn all() -> Address {
    Address::new("/reports")
}

/// The page where one is put together.
fn new_one() -> Address {
    all().then("new")
}

/// A report's page.
fn of(report: ReportId) -> Address {
    all().then(&report.to_string())
}

/// One report, as whoever looks may see it.
fn find(viewer: &Viewer, id: i64) -> Result<Report> {
    let context = &viewer.context;
    Ok(viewer
        .account
        .read(|read| reports::get(read, context, ReportId(id)))?)
}
