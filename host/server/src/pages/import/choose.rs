//! The first step: which file.

use axum::extract::Path;
use axum::response::Response;
use bailey_crm::schema::Table;
use maud::html;

use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::frame::{self, Head};
use crate::pages::viewer::Viewer;
use crate::pages::{form, labels};
use crate::texts::args;

/// The form for the file.
pub(super) async fn choose(viewer: Viewer, Path(table): Path<String>) -> Result<Response> {
    let table = viewer.schema.table(&table)?.clone();
    Ok(draw(&viewer, &table, None))
}

/// The heading of every step.
pub(super) fn head(viewer: &Viewer, table: &Table) -> Head {
    let plural = labels::plural(&viewer.reader, table);
    Head::new(
        viewer
            .reader
            .text_with("import-title", &args!["table" => plural.as_str()]),
    )
    .under(plural, &Address::of_table(&table.key))
}

/// The form, with what is wrong with the file that was chosen before.
pub(super) fn draw(viewer: &Viewer, table: &Table, problem: Option<&str>) -> Response {
    let reader = &viewer.reader;
    let body = html! {
        form.form method="post" enctype="multipart/form-data"
            action=(Address::of_table(&table.key).then("import")) {
            // The word comes first, so that nobody else's file is even read.
            (form::word(viewer))
            div.field {
                label for="file" { (reader.text("import-file")) }
                input #file type="file" name="file" accept=".csv,.tsv,.txt,text/csv" required
                    aria-invalid=[problem.map(|_| "true")]
                    aria-describedby=(if problem.is_some() { "file-problem file-hint" } else { "file-hint" });
                @if let Some(problem) = problem { span.problem #file-problem { (problem) } }
                span.hint #file-hint { (reader.text("import-file-hint")) }
            }
            div.line {
                button.button.main { (reader.text("import-read")) }
                a.button href=(Address::of_table(&table.key)) { (reader.text("cancel")) }
            }
        }
    };
    frame::page(viewer, &head(viewer, table).narrow(), &body)
}
