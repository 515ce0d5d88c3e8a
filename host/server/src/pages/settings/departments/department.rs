//! One department: its name, its place in the tree, its head.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::directory::{self, Department, DepartmentUpdate};
use bailey_crm::{DepartmentId, Problem};
use maud::html;

use super::{ALL, Typed, head, inputs, of};
use crate::auth::{Admin, Posted};
use crate::error::{Error, Result};
use crate::pages::notice::{Notice, Tone};
use crate::pages::params::Params;
use crate::pages::settings::typed::Inputs;
use crate::pages::viewer::Viewer;
use crate::pages::{form, frame};
use crate::state::State;
use crate::texts::args;

/// The department as it is.
pub(super) async fn show(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path(department): Path<i64>,
) -> Result<Response> {
    state
        .records(move || {
            let department = found(&viewer, department)?;
            draw(&viewer, &department, &typed(&department), &[])
        })
        .await
}

/// Saves it, or shows the form again with what is wrong.
pub(super) async fn save(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path(department): Path<i64>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let posted = Params(posted);
            let typed = Typed::read(&posted)?;
            let update = DepartmentUpdate {
                version: posted
                    .first("version")
                    .and_then(|version| version.parse().ok()),
                name: Some(typed.name.clone()),
                parent: Some(typed.parent),
                head: Some(typed.head),
            };
            let id = DepartmentId(department);
            match directory::update_department(&viewer.account, &viewer.context, id, update) {
                Ok(_) => {
                    let saved = viewer.reader.text("saved-notice");
                    Ok(Notice::done(saved).redirect(ALL))
                }
                Err(bailey_crm::Error::Invalid(problems)) => {
                    draw(&viewer, &found(&viewer, department)?, &typed, &problems)
                }
                Err(bailey_crm::Error::Conflict(_)) => {
                    let moved = Notice::new(Tone::Caution, viewer.reader.text("person-moved"));
                    Ok(moved.redirect(&of(id).to_string()))
                }
                Err(other) => Err(Error::from(other)),
            }
        })
        .await
}

/// Deletes it, if nobody and nothing is in it.
pub(super) async fn delete(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path(department): Path<i64>,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let department = found(&viewer, department)?;
            let (account, context) = (&viewer.account, &viewer.context);
            match directory::delete_department(account, context, department.id) {
                Ok(_) => {
                    let args = args!["department" => department.name];
                    let told = viewer.reader.text_with("department-deleted-notice", &args);
                    Ok(Notice::done(told).redirect(ALL))
                }
                Err(bailey_crm::Error::Invalid(problems)) => {
                    draw(&viewer, &department, &typed(&department), &problems)
                }
                Err(other) => Err(Error::from(other)),
            }
        })
        .await
}

fn found(viewer: &Viewer, department: i64) -> Result<Department> {
    let id = DepartmentId(department);
    let found = viewer
        .account
        .read(|read| directory::department(read, &viewer.context, id))?;
    Ok(found)
}

fn typed(department: &Department) -> Typed {
    Typed {
        name: department.name.clone(),
        parent: department.parent,
        head: department.head,
    }
}

fn draw(
    viewer: &Viewer,
    department: &Department,
    typed: &Typed,
    found: &[Problem],
) -> Result<Response> {
    let reader = &viewer.reader;
    let own = of(department.id);
    let body = html! {
        form.form method="post" action=(own) {
            (form::word(viewer))
            input type="hidden" name="version" value=(department.version);
            (inputs(&Inputs { viewer, found }, typed, Some(department.id))?)
            div.line { button.button.main { (reader.text("save")) } }
        }
        form method="post" action=(own.then("delete")) {
            (form::word(viewer))
            p.quiet { (reader.text("department-delete-hint")) }
            button.button.danger { (reader.text("department-delete")) }
        }
    };
    Ok(frame::page(viewer, &head(viewer, &department.name), &body))
}
