//! The section on a record's page: its files, and a form for one more.

use bailey_crm::files::{self, File};
use bailey_crm::records::{Record, RecordState};
use maud::{Markup, html};

use super::address;
use crate::error::Result;
use crate::pages::viewer::Viewer;
use crate::pages::{form, show};
use crate::texts::args;

/// The files of a record, and a form for another one while it is in use.
pub(crate) fn draw(viewer: &Viewer, record: &Record, editable: bool) -> Result<Markup> {
    let reader = &viewer.reader;
    let reference = record.reference();
    let found = files::of_record(&viewer.account, &viewer.context, &reference)?;
    let changeable = editable && record.state != RecordState::Deleted;
    Ok(html! {
        div.files {
            h3 #files { (reader.text("files")) }
            @if found.is_empty() { p.quiet { (reader.text("files-empty")) } }
            @else {
                ul { @for file in &found { (one(viewer, file, changeable)) } }
            }
            @if changeable {
                form.line.upload method="post" enctype="multipart/form-data" action=(address(&reference)) {
                    // The word comes before the file, so that no stranger's is read.
                    (form::word(viewer))
                    label.unseen for="file" { (reader.text("file-choose")) }
                    input #file type="file" name="file" required;
                    button.button { (reader.text("file-add")) }
                }
            }
        }
    })
}

fn one(viewer: &Viewer, file: &File, changeable: bool) -> Markup {
    let reader = &viewer.reader;
    let own = address(&file.record).then(&file.id.to_string());
    html! {
        li {
            a href=(own) { (file.name) }
            span.meta {
                span { (reader.bytes(file.size)) }
                (show::relative(reader, file.added_at))
                @if let Some(user) = file.added_by { span { (viewer.user_name(user)) } }
                @if changeable {
                    a.quiet href=(own.then("remove"))
                        aria-label=(reader.text_with("file-remove-named", &args!["name" => file.name.as_str()])) {
                        (reader.text("file-remove"))
                    }
                }
            }
        }
    }
}
