//! The pages of records: a table's list, a record, its forms, deleting.

mod add_note;
mod archive;
pub(crate) mod board;
mod columns;
pub(crate) mod conditions;
mod confirm_delete;
mod confirm_erase;
mod create;
mod delete;
mod edit;
mod edit_note;
mod erase;
mod erasing;
mod export;
mod files;
pub(crate) mod filter_bar;
mod inputs;
mod labels_of;
mod list;
mod merge;
mod new;
pub(crate) mod next_step;
mod notes;
mod panels;
mod related;
mod save;
mod selection;
mod show;
mod timeline;
mod typed;
pub(crate) mod view;
mod views;
mod whole_form;

use axum::routing::{get, post};
use axum::{Extension, Router};
use bailey_crm::records::Record;
use bailey_crm::{RecordRef, Scalar};

use crate::state::State;

/// The routes of a table and of its records.
pub(super) fn router(state: &State) -> Router<State> {
    Router::new()
        .route("/tables/{table}", get(list::list))
        .route("/tables/{table}/new", get(new::new).post(create::create))
        .route(
            "/tables/{table}/delete",
            get(confirm_delete::confirm).post(delete::delete),
        )
        .route(
            "/tables/{table}/archive",
            get(archive::confirm_archive).post(archive::archive),
        )
        .route(
            "/tables/{table}/unarchive",
            get(archive::confirm_unarchive).post(archive::unarchive),
        )
        .route(
            "/tables/{table}/merge",
            get(merge::compare).post(merge::merge),
        )
        .route(
            "/tables/{table}/board",
            get(board::board).post(board::move_card),
        )
        .route(
            "/tables/{table}/views/new",
            get(views::new).post(views::create),
        )
        .route(
            "/tables/{table}/views/{view}",
            get(views::edit).post(views::save),
        )
        .route("/tables/{table}/views/{view}/look", post(views::look))
        .route("/tables/{table}/views/{view}/delete", post(views::delete))
        .route("/tables/{table}/export", get(export::export))
        .route("/tables/{table}/labels", get(labels_of::labels))
        .route("/tables/{table}/{record}", get(show::show).post(save::save))
        .route("/tables/{table}/{record}/edit", get(edit::edit))
        .route(
            "/tables/{table}/{record}/erase",
            get(confirm_erase::confirm).post(erase::erase),
        )
        .route(
            "/tables/{table}/{record}/erase/progress",
            get(erasing::progress),
        )
        .route("/tables/{table}/{record}/notes", post(add_note::add_note))
        .route(
            "/tables/{table}/{record}/notes/{note}",
            post(edit_note::edit_note),
        )
        .layer(Extension(erasing::Erasures::default()))
        .merge(files::router(state))
}

pub(crate) use typed::reference as named;

/// The records that a record's fields refer to.
pub(crate) fn referred(record: &Record) -> impl Iterator<Item = RecordRef> {
    record
        .values
        .iter()
        .flat_map(|value| value.scalars())
        .filter_map(|scalar| match scalar {
            Scalar::Reference(reference) => Some(reference.clone()),
            _ => None,
        })
}
