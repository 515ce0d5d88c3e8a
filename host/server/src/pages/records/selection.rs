//! What can be done with records that are selected in a list: what whoever looks may
//! do with some of the table at least. With which of them, the act itself says.

use bailey_crm::access::{Action, Extent};
use bailey_crm::schema::Table;
use maud::{Markup, html};

use super::view::View;
use crate::pages::address::Address;
use crate::pages::viewer::Viewer;
use crate::texts::args;

/// The acts that are offered.
#[derive(Clone, Copy)]
pub(super) struct Acts {
    edit: bool,
    delete: bool,
}

impl Acts {
    /// Those of a table, as it was read for whoever looks.
    pub(super) fn of(table: &Table) -> Self {
        let may = |action| table.extent(action) != Extent::None;
        Self {
            edit: may(Action::Edit),
            delete: may(Action::Delete),
        }
    }

    /// Whether there is any, and so a reason to select records.
    pub(super) fn any(self) -> bool {
        self.edit || self.delete
    }

    /// Whether records are deleted.
    pub(super) fn delete(self) -> bool {
        self.delete
    }

    /// The bar of buttons.
    pub(super) fn bar(self, viewer: &Viewer, table: &Table, view: &View) -> Markup {
        let reader = &viewer.reader;
        let list = Address::of_table(&table.key);
        let way = if view.archived {
            "unarchive"
        } else {
            "archive"
        };
        html! {
            div.selection-bar {
                span data-count=(reader.text_with("rows-selected", &args!["count" => "%"])) {
                    (reader.text("with-selected"))
                }
                @if self.edit && self.delete && !view.archived {
                    button.button formaction=(list.clone().then("merge")) { (reader.text("merge")) }
                }
                @if self.edit {
                    button.button formaction=(list.then(way)) { (reader.text(way)) }
                }
                @if self.delete {
                    button.button.danger data-key="delete" { (reader.text("delete")) }
                }
            }
        }
    }
}
