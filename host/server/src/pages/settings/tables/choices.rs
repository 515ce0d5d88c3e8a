//! The choices of a field, as a form holds them: a row for each that there is,
//! and a line for each that is to be added.

use bailey_crm::schema::{ChoiceOption, Field, Table};
use maud::{Markup, html};

use super::inputs::lines;
use super::key;
use crate::pages::labels;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;

/// Choices for the lines of a text, with keys that those before don't have.
pub(super) fn added(before: &[ChoiceOption], text: &str) -> Vec<ChoiceOption> {
    let mut all = before.to_vec();
    for label in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let taken = |key: &str| all.iter().any(|option| option.key == key);
        let key = key::derived(label, "choice", taken);
        all.push(ChoiceOption {
            key,
            label: label.to_owned(),
            retired: false,
        });
    }
    all
}

/// The choices that were posted, in the order of the places that were typed.
pub(super) fn read(
    viewer: &Viewer,
    table: &Table,
    field: &Field,
    posted: &Params,
) -> Vec<ChoiceOption> {
    let (keys, labels) = (posted.all("choice-key"), posted.all("choice-label"));
    let (places, states) = (posted.all("choice-place"), posted.all("choice-state"));
    let mut rows: Vec<(u32, ChoiceOption)> = Vec::new();
    for (n, (((key, label), place), state)) in keys.zip(labels).zip(places).zip(states).enumerate()
    {
        if state == "deleted" {
            continue;
        }
        let Some(before) = field.kind.options().iter().find(|option| option.key == key) else {
            continue;
        };
        let label = label.trim();
        // What is translated stays so, unless it was written anew.
        let label = if label == labels::choice(&viewer.reader, table, field, key) {
            before.label.clone()
        } else {
            label.to_owned()
        };
        let place = place.trim().parse().unwrap_or(n as u32 + 1);
        let option = ChoiceOption {
            key: key.to_owned(),
            label,
            retired: state == "retired",
        };
        rows.push((place, option));
    }
    rows.sort_by_key(|(place, _)| *place);
    let rows: Vec<ChoiceOption> = rows.into_iter().map(|(_, option)| option).collect();
    added(&rows, posted.first("choices").unwrap_or_default())
}

/// The rows of a field's choices.
pub(super) fn draw(viewer: &Viewer, table: &Table, field: &Field, new: &str) -> Markup {
    let reader = &viewer.reader;
    let states = ["offered", "retired", "deleted"];
    html! {
        fieldset {
            legend { (reader.text("field-choices")) }
            div.table-wrap {
                table.table.cards {
                    thead {
                        tr {
                            @for id in ["choice-place", "choice-label", "choice-state"] {
                                th scope="col" { (reader.text(id)) }
                            }
                        }
                    }
                    tbody {
                        @for (n, option) in field.kind.options().iter().enumerate() {
                            @let label = labels::choice(reader, table, field, &option.key);
                            @let named = |id: &str| format!("{}: {label}", reader.text(id));
                            tr {
                                td data-label=(reader.text("choice-place")) {
                                    input type="hidden" name="choice-key" value=(option.key);
                                    input.place type="number" name="choice-place" min="1" value=(n + 1)
                                        aria-label=(named("choice-place"));
                                }
                                td data-label=(reader.text("choice-label")) {
                                    input name="choice-label" value=(label) required autocomplete="off"
                                        aria-label=(named("choice-label"));
                                }
                                td data-label=(reader.text("choice-state")) {
                                    select name="choice-state" aria-label=(named("choice-state")) {
                                        @for state in states {
                                            option value=(state) selected[option.retired == (state == "retired") && state != "deleted"] {
                                                (reader.text(&format!("choice-{state}")))
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            p.quiet { (reader.text("choice-states-hint")) }
            (lines(viewer, "choices", "choices-new", new, "field-choices-hint"))
        }
    }
}
