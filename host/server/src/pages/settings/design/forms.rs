//! Forms: one that filters, and one that was posted with mistakes.

use bailey_plugins::page::{Block, Choice, Form, FormField, Input, Purpose};

use super::words::TONES;
use crate::pages::blocks::Refused;
use crate::pages::viewer::Viewer;
use crate::texts::Reader;

/// The form that was refused.
const REFUSED: &str = "refused";

pub(super) fn blocks(viewer: &Viewer) -> Vec<Block> {
    let reader = &viewer.reader;
    let form = |name: &str, purpose| {
        Block::Form(Form {
            name: name.to_owned(),
            purpose,
            fields: fields(reader),
            button: reader.text(match purpose {
                Purpose::Filter => "filter-apply",
                Purpose::Submit => "save",
            }),
        })
    };
    vec![
        form("filter", Purpose::Filter),
        form(REFUSED, Purpose::Submit),
    ]
}

/// What was typed into the second form, and what is wrong with it.
pub(super) fn refused(reader: &Reader) -> Refused {
    Refused {
        form: REFUSED.to_owned(),
        typed: vec![("integer".to_owned(), "14 ½".to_owned())],
        problems: vec![(Some("integer".to_owned()), reader.text("design-problem"))],
    }
}

/// A field of each kind.
fn fields(reader: &Reader) -> Vec<FormField> {
    let choices = TONES.map(|(_, name)| Choice {
        value: name.to_owned(),
        label: reader.text(name),
    });
    let inputs: [(&str, &str, Input); 8] = [
        ("line", "design-line", Input::Line),
        ("integer", "design-number", Input::Integer),
        ("date", "design-date", Input::Date),
        (
            "choice",
            "design-choice",
            Input::Choice {
                choices: choices.into(),
            },
        ),
        ("user", "design-person", Input::User),
        ("table", "design-table", Input::Table),
        ("check", "design-check", Input::Checkbox),
        ("lines", "design-lines", Input::Lines),
    ];
    inputs
        .into_iter()
        .map(|(name, label, input)| FormField {
            name: name.to_owned(),
            label: reader.text(label),
            input,
            value: String::new(),
            required: false,
            hint: (name == "line").then(|| reader.text("design-hint")),
        })
        .collect()
}
