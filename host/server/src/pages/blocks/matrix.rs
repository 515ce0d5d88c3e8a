//! Levels by row and column, as filled quarters with a word each.

use bailey_plugins::page::{Matrix, MatrixCell};
use maud::{Markup, html};

use super::place::OWN;
use super::{Place, action};

/// A matrix; with something to save it stands in a form.
pub(super) fn draw(place: &Place<'_>, matrix: &Matrix, index: usize) -> Markup {
    let content = html! {
        // Wider than a telephone, and without anything in it to go to by key where
        // it is read alone.
        div.table-wrap tabindex="0" role="group" aria-label=(matrix.label) {
            table.table.matrix {
                caption.unseen { (matrix.label) }
                thead {
                    tr {
                        td {}
                        @for column in &matrix.columns { th scope="col" { (column) } }
                    }
                }
                tbody {
                    @for (number, row) in matrix.rows.iter().enumerate() {
                        tr {
                            th scope="row" { (row.label) }
                            @for (nth, cell) in row.cells.iter().enumerate() {
                                @let label = format!("{}: {}", row.label, matrix.columns.get(nth).map_or("", String::as_str));
                                td { (draw_cell(matrix, cell, &label, &format!("m{index}-{number}-{nth}"))) }
                            }
                        }
                    }
                }
            }
        }
    };
    match &matrix.save {
        Some(save) => {
            let content = html! {
                (action::parameters(&save.parameters))
                (content)
                div.line { button.button.main name="action" value=(save.name) { (save.label) } }
            };
            place.posting("stack", &content)
        }
        None => content,
    }
}

fn draw_cell(matrix: &Matrix, cell: &MatrixCell, label: &str, id: &str) -> Markup {
    match (&cell.name, &matrix.save) {
        (Some(name), Some(_)) => html! {
            span.level {
                // Each level has its circle; the style sheet shows the chosen one's.
                @for level in &matrix.levels {
                    @let quarter = level.value.parse().unwrap_or_default();
                    (quarters(quarter, Some(quarter)))
                }
                select id=(id) name=(format!("{OWN}{name}")) aria-label=(label) {
                    @for level in &matrix.levels {
                        option value=(level.value) selected[level.value == cell.level.to_string()] { (level.label) }
                    }
                }
            }
        },
        _ => html! {
            span.level.fixed {
                (quarters(cell.level, None))
                span { (cell.word) }
            }
        },
    }
}

/// A circle of which so many quarters are filled; one of several says which level
/// it stands for.
fn quarters(level: u8, of: Option<u8>) -> Markup {
    // Sectors from twelve o'clock, clockwise, of a circle with radius 6.
    let filled = match level {
        0 => "",
        1 => "M8 8V2A6 6 0 0 1 14 8z",
        2 => "M8 2A6 6 0 0 1 8 14z",
        3 => "M8 8V2A6 6 0 1 1 2 8z",
        _ => "M8 2A6 6 0 1 1 8 14A6 6 0 1 1 8 2z",
    };
    html! {
        svg.quarters viewBox="0 0 16 16" aria-hidden="true" data-level=[of] {
            circle cx="8" cy="8" r="6.5" {}
            path d=(filled) {}
        }
    }
}
