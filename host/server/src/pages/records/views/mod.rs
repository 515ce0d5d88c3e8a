//! Saved views of a table: names for how its list or board is looked at.

mod bar;
mod delete;
mod edit;
mod look;
mod new;

pub(super) use bar::bar;
pub(crate) use delete::delete;
pub(crate) use edit::{edit, save};
pub(crate) use look::look;
pub(crate) use new::{create, new};

use bailey_crm::saved_views::{self as core, Layout};
use bailey_crm::{Problem, SavedViewId};
use maud::{Markup, html};

use super::view::View;
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::form::{self, Named};
use crate::pages::params::Params;
use crate::pages::problems;
use crate::pages::viewer::Viewer;

/// The parameter that says how records are laid out, where the path doesn't.
const LAYOUT: (&str, &str) = ("layout", "board");

/// The address of a view's own page.
fn of(table: &str, view: SavedViewId) -> Address {
    Address::of_table(table)
        .then("views")
        .then(&view.to_string())
}

/// What is looked at, as the query of an address.
fn query(view: &View) -> String {
    let layout = (view.layout == Layout::Board).then_some(LAYOUT.1);
    let address = view.write(Address::new("")).with_some(LAYOUT.0, layout);
    address.to_string().trim_start_matches('?').to_owned()
}

/// What these parameters say is looked at.
fn looked_at(params: &Params) -> Result<View> {
    let view = View::parse(params)?;
    if params.filled(LAYOUT.0) == Some(LAYOUT.1) {
        Ok(view.laid_out(Layout::Board))
    } else {
        Ok(view)
    }
}

/// One view, as whoever looks may see it.
fn find(viewer: &Viewer, table: &str, id: i64) -> Result<core::SavedView> {
    let (context, id) = (&viewer.context, SavedViewId(id));
    Ok(viewer
        .account
        .read(|read| core::get(read, context, table, id))?)
}

/// The inputs for a view's name, and for admins whether it is shared.
fn inputs(viewer: &Viewer, name: &str, shared: bool, wrong: &[Problem]) -> Markup {
    let reader = &viewer.reader;
    let problem = wrong.first().map(|problem| problems::text(reader, problem));
    let named = Named {
        id: "name",
        name: "name",
        problem: problem.as_deref(),
        hint: None,
    };
    let input = html! {
        input #name name="name" value=(name) required maxlength="200" autofocus
            aria-invalid=[named.invalid()] aria-describedby=[named.described()];
    };
    html! {
        (form::field(&reader.text("view-name"), false, named, &input))
        @if viewer.is_admin() {
            @let sharing = Named { id: "shared", name: "shared", problem: None, hint: None };
            (form::field(&reader.text("view-shared"), true, sharing, &html! {
                input #shared type="checkbox" name="shared" value="yes" checked[shared];
            }))
        }
    }
}
