//! The company's tree of departments, each with a head.

mod create;
mod department;
mod list;

use std::collections::BTreeSet;

use axum::Router;
use axum::routing::{get, post};
use bailey_crm::directory::{self, Department};
use bailey_crm::{DepartmentId, UserId};
use maud::{Markup, html};

use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::frame::Head;
use crate::pages::params::Params;
use crate::pages::settings::typed::Inputs;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// The routes of departments.
pub(super) fn router() -> Router<State> {
    Router::new()
        .route("/settings/departments", get(list::list))
        .route(
            "/settings/departments/new",
            get(create::form).post(create::create),
        )
        .route(
            "/settings/departments/{department}",
            get(department::show).post(department::save),
        )
        .route(
            "/settings/departments/{department}/delete",
            post(department::delete),
        )
}

const ALL: &str = "/settings/departments";

fn of(department: DepartmentId) -> Address {
    Address::new(ALL).then(&department.to_string())
}

fn head(viewer: &Viewer, title: impl Into<String>) -> Head {
    let reader = &viewer.reader;
    Head::new(title)
        .under(reader.text("settings"), &Address::new("/settings"))
        .under(reader.text("departments"), &Address::new(ALL))
        .narrow()
}

fn departments(viewer: &Viewer) -> Result<Vec<Department>> {
    let found = viewer
        .account
        .read(|read| directory::departments(read, &viewer.context))?;
    Ok(found)
}

/// The tree from the top, each with how deep it is; what is in a circle, in a
/// damaged file, comes last.
fn tree(departments: &[Department]) -> Vec<(usize, &Department)> {
    let mut drawn = Vec::with_capacity(departments.len());
    let mut seen = BTreeSet::new();
    below(departments, None, 0, &mut drawn, &mut seen);
    let left = departments.iter().filter(|one| !seen.contains(&one.id.0));
    drawn.extend(left.map(|one| (0, one)).collect::<Vec<_>>());
    drawn
}

fn below<'a>(
    departments: &'a [Department],
    parent: Option<DepartmentId>,
    depth: usize,
    drawn: &mut Vec<(usize, &'a Department)>,
    seen: &mut BTreeSet<i64>,
) {
    for one in departments.iter().filter(|one| one.parent == parent) {
        if seen.insert(one.id.0) {
            drawn.push((depth, one));
            below(departments, Some(one.id), depth + 1, drawn, seen);
        }
    }
}

/// What a form says of a department.
struct Typed {
    name: String,
    parent: Option<DepartmentId>,
    head: Option<UserId>,
}

impl Typed {
    fn read(posted: &Params) -> Result<Self> {
        let number = |name: &'static str| {
            let number = posted.filled(name).map(str::parse::<i64>).transpose();
            number.map_err(|_| Error::invalid(name, "unknown", "Choose one of the list."))
        };
        Ok(Self {
            name: posted.first("name").unwrap_or_default().trim().to_owned(),
            parent: number("parent")?.map(DepartmentId),
            head: number("head")?.map(UserId),
        })
    }
}

/// The inputs; a department can't be put below itself.
fn inputs(fields: &Inputs<'_>, typed: &Typed, itself: Option<DepartmentId>) -> Result<Markup> {
    let reader = &fields.viewer.reader;
    let departments = departments(fields.viewer)?;
    let mut parents = vec![(String::new(), reader.text("department-top"))];
    let others = tree(&departments)
        .into_iter()
        .filter(|(_, one)| Some(one.id) != itself);
    parents.extend(others.map(|(depth, one)| {
        let indent = "\u{2003}".repeat(depth);
        (one.id.to_string(), format!("{indent}{}", one.name))
    }));
    let mut heads = vec![(String::new(), reader.text("department-headless"))];
    heads.extend(fields.viewer.people());
    let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    Ok(html! {
        (fields.elsewhere(&["name", "parent", "head"]))
        (fields.line("name", "department-name", None, &typed.name))
        (fields.choice("parent", "department-parent", &number(typed.parent.map(|id| id.0)), &parents))
        (fields.choice("head", "department-head", &number(typed.head.map(|id| id.0)), &heads))
    })
}
