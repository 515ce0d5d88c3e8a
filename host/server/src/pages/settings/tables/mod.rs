//! Tables and their fields, for admins: what there is, how it is called, what it
//! demands, in which order it stands, and how it goes.

mod add_field;
mod choices;
mod create;
mod delete;
mod field;
mod inputs;
mod key;
mod list;
mod order;
mod table;

use axum::Router;
use axum::routing::{get, post};
use bailey_crm::Problem;
use bailey_crm::schema::{Field, FieldKind, Table, USERS};
use maud::{Markup, html};

use crate::pages::address::Address;
use crate::pages::frame::Head;
use crate::pages::viewer::Viewer;
use crate::pages::{labels, problems};
use crate::state::State;

/// The routes of tables and fields.
pub(super) fn router() -> Router<State> {
    Router::new()
        .route("/settings/tables", get(list::list).post(create::create))
        .route("/settings/tables/new", get(create::form))
        .route(
            "/settings/tables/{table}",
            get(table::show).post(table::rename),
        )
        .route("/settings/tables/{table}/order", post(order::put))
        .route(
            "/settings/tables/{table}/delete",
            get(delete::confirm).post(delete::delete),
        )
        .route(
            "/settings/tables/{table}/new-field",
            get(add_field::form).post(add_field::add),
        )
        .route(
            "/settings/tables/{table}/fields/{field}",
            get(field::show).post(field::save),
        )
        .route(
            "/settings/tables/{table}/fields/{field}/delete",
            get(delete::confirm).post(delete::delete),
        )
}

/// The list of tables.
fn all() -> Address {
    Address::new("/settings/tables")
}

/// A table's page.
fn of(table: &Table) -> Address {
    all().then(&table.key)
}

/// A field's page.
fn of_field(table: &Table, field: &Field) -> Address {
    of(table).then("fields").then(&field.key)
}

/// A page's head below the list of tables.
fn head(viewer: &Viewer, title: String) -> Head {
    Head::new(title)
        .under(viewer.reader.text("settings"), &Address::new("/settings"))
        .under(viewer.reader.text("settings-tables"), &all())
}

/// A page's head below a table's page.
fn head_of(viewer: &Viewer, table: &Table, title: String) -> Head {
    head(viewer, title).under(labels::plural(&viewer.reader, table), &of(table))
}

/// The names of the kinds that a field can be made of, in the order in which
/// they are offered.
const KINDS: [&str; 10] = [
    "text",
    "long-text",
    "integer",
    "decimal",
    "money",
    "boolean",
    "date",
    "datetime",
    "reference",
    "choice",
];

/// What a field holds, as people say it.
fn kind(viewer: &Viewer, field: &Field) -> String {
    let name = viewer.reader.text(&format!("holds-{}", field.kind.name()));
    match &field.kind {
        FieldKind::Reference { table } if table == USERS => {
            format!("{name}: {}", viewer.reader.text("settings-people"))
        }
        FieldKind::Reference { table } => format!("{name}: {}", viewer.table_label(table)),
        _ => name,
    }
}

/// What is wrong with what was posted, above the form.
fn refused(viewer: &Viewer, found: &[Problem]) -> Markup {
    html! {
        @if !found.is_empty() {
            div.notice.danger role="alert" {
                ul.plain {
                    @for problem in found { li { (problems::text(&viewer.reader, problem)) } }
                }
            }
        }
    }
}
