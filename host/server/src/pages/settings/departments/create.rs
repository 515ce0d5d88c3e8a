//! Adding a department.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::Problem;
use bailey_crm::directory::{self, NewDepartment};
use maud::html;

use super::{ALL, Typed, head, inputs};
use crate::auth::{Admin, Posted};
use crate::error::Result;
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::settings::settled::settled;
use crate::pages::settings::typed::Inputs;
use crate::pages::viewer::Viewer;
use crate::pages::{form, frame};
use crate::state::State;
use crate::texts::args;

/// The empty form.
pub(super) async fn form(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
) -> Result<Response> {
    state
        .records(move || draw(&viewer, &Typed::read(&Params::parse(""))?, &[]))
        .await
}

/// Adds it, or shows the form again with what is wrong.
pub(super) async fn create(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let typed = Typed::read(&Params(posted))?;
            let new = NewDepartment {
                name: typed.name.clone(),
                parent: typed.parent,
                head: typed.head,
            };
            settled(
                directory::create_department(&viewer.account, &viewer.context, new),
                |_| {
                    let args = args!["department" => typed.name.as_str()];
                    let added = viewer.reader.text_with("department-added-notice", &args);
                    Ok(Notice::done(added).redirect(ALL))
                },
                |problems| draw(&viewer, &typed, problems),
            )
        })
        .await
}

fn draw(viewer: &Viewer, typed: &Typed, found: &[Problem]) -> Result<Response> {
    let reader = &viewer.reader;
    let body = html! {
        form.form method="post" action="/settings/departments/new" {
            (form::word(viewer))
            (inputs(&Inputs { viewer, found }, typed, None)?)
            div.line { button.button.main { (reader.text("department-add")) } }
        }
    };
    let head = head(viewer, reader.text("department-new"));
    Ok(frame::page(viewer, &head, &body))
}
