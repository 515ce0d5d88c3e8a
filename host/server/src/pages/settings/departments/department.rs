//! One department: its name, its place in the tree, its head.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::directory::{self, Department, DepartmentUpdate};
use bailey_crm::{DepartmentId, Problem};
use maud::html;

use super::{ALL, Typed, head, inputs, of};
use crate::auth::{Admin, Posted};
use crate::error::Result;
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::settings::settled::{settled, settled_since};
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
            settled_since(
                &viewer,
                &of(id),
                directory::update_department(&viewer.account, &viewer.context, id, update),
                |_| {
                    let saved = viewer.reader.text("saved-notice");
                    Ok(Notice::done(saved).redirect(ALL))
                },
                |problems| draw(&viewer, &found(&viewer, department)?, &typed, problems),
            )
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
            settled(
                directory::delete_department(account, context, department.id),
                |_| {
                    let args = args!["department" => department.name.as_str()];
                    let told = viewer.reader.text_with("department-deleted-notice", &args);
                    Ok(Notice::done(told).redirect(ALL))
                },
                |problems| draw(&viewer, &department, &typed(&department), problems),
            )
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
        form.form method="post" action=(own.then("delete")) {
            (form::word(viewer))
            p.quiet { (reader.text("department-delete-hint")) }
            div.line { button.button.danger { (reader.text("department-delete")) } }
        }
    };
    Ok(frame::page(viewer, &head(viewer, &department.name), &body))
}
