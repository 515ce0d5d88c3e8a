//! Rows and columns, with what can be done to one row or to selected ones.

use bailey_plugins::page::{Alignment, Row, Table};
use maud::{Markup, html};

use super::{Place, action, cell, target};
use crate::pages::form;
use crate::texts::args;

/// A table; with selection actions it stands in a form.
pub(super) fn draw(place: &Place<'_>, table: &Table, index: usize) -> Markup {
    if table.rows.is_empty() {
        return html! { p.empty { (table.empty) } };
    }
    let picks = !table.selection.is_empty();
    // A form can't hold another: the buttons of rows name the form that they
    // post by its id, and these forms stand behind the table.
    let content = html! {
        div.table-wrap {
            table.table.cards {
                caption.unseen { (table.label) }
                thead { (head(place, table, picks)) }
                tbody {
                    @for (number, row) in table.rows.iter().enumerate() {
                        (body(place, table, row, picks, (index, number)))
                    }
                }
            }
        }
    };
    html! {
        div.stack {
            @if picks { (selecting(place, table, &content, index)) } @else { (content) }
            @if !place.viewer.only_shows() {
                @for (number, row) in table.rows.iter().enumerate() {
                    @for (nth, action) in row.actions.iter().enumerate() {
                        form hidden method="post" action=(place.here()) id=(form_id(index, number, nth)) {
                            (form::word(place.viewer))
                            input type="hidden" name="action" value=(action.name);
                            (action::parameters(&action.parameters))
                        }
                    }
                }
            }
            (pager(place, table))
        }
    }
}

/// The table with what can be done to the rows that are selected.
fn selecting(place: &Place<'_>, table: &Table, content: &Markup, index: usize) -> Markup {
    let reader = &place.viewer.reader;
    let content = html! {
        input type="hidden" name="table" value=(index);
        (content)
        div.selection-bar {
            span data-count=(reader.text_with("rows-selected", &args!["count" => "%"])) {
                (reader.text("with-selected"))
            }
            @for (index, action) in table.selection.iter().enumerate() {
                (action::of_selection(action, index))
            }
        }
    };
    place.posting("selecting", &content)
}

fn form_id(table: usize, row: usize, action: usize) -> String {
    format!("t{table}r{row}a{action}")
}

fn head(place: &Place<'_>, table: &Table, picks: bool) -> Markup {
    let reader = &place.viewer.reader;
    html! {
        tr {
            @if picks {
                th.pick scope="col" {
                    label hidden {
                        span.unseen { (reader.text("select-all")) }
                        input type="checkbox" data-all;
                    }
                }
            }
            @for column in &table.columns {
                th scope="col" .number[column.align == Alignment::End] { (column.label) }
            }
            @if table.rows.iter().any(|row| !row.actions.is_empty()) {
                th scope="col" { span.unseen { (reader.text("actions")) } }
            }
        }
    }
}

fn body(
    place: &Place<'_>,
    table: &Table,
    row: &Row,
    picks: bool,
    (index, number): (usize, usize),
) -> Markup {
    let reader = &place.viewer.reader;
    let acts = table.rows.iter().any(|row| !row.actions.is_empty());
    // The row's link goes on the first cell that is none by itself.
    let linked = row
        .cells
        .iter()
        .position(|cell| !cell::is_empty(cell) && !cell::is_link(cell));
    html! {
        tr data-row {
            @if picks {
                td.pick {
                    label {
                        span.unseen { (reader.text_with("select-row", &args!["row" => number + 1])) }
                        input type="checkbox" name="row" value=(row.key);
                    }
                }
            }
            @for (nth, (column, cell)) in table.columns.iter().zip(&row.cells).enumerate() {
                td data-label=(column.label) .number[column.align == Alignment::End]
                    .void[cell::is_empty(cell)] {
                    @let link = row.link.as_ref().filter(|_| Some(nth) == linked);
                    (target::around(place, link, &cell::draw(place, cell)))
                }
            }
            @if acts {
                td.does {
                    @for (nth, action) in row.actions.iter().enumerate() {
                        button.button.inline.danger[action.tone == bailey_plugins::page::Tone::Danger]
                            form=(form_id(index, number, nth)) { (action.label) }
                        " "
                    }
                }
            }
        }
    }
}

fn pager(place: &Place<'_>, table: &Table) -> Markup {
    let reader = &place.viewer.reader;
    html! {
        @if table.total.is_some() || table.next.is_some() {
            div.pager {
                @if let Some(total) = table.total {
                    span.quiet { (reader.text_with("rows-total", &args!["count" => total])) }
                }
                @if let Some(next) = table.next.as_ref().filter(|_| !place.viewer.only_shows()) {
                    a.button href=(place.link(next)) rel="next" { (reader.text("next-page")) }
                }
            }
        }
    }
}
