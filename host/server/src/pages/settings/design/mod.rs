//! Every block in every state, for whoever builds with them: what a plugin's
//! page can be made of, and how it looks to this reader.

mod acts;
mod figures;
mod forms;
mod words;

use axum::response::Response;
use bailey_plugins::page::{Block, Page, Parameters};
use maud::html;

use crate::auth::{Admin, Posted};
use crate::pages::address::Address;
use crate::pages::blocks::bars::{self, Bar};
use crate::pages::blocks::{self, Place};
use crate::pages::frame::{self, Head};
use crate::pages::labels;
use crate::pages::notice::{Notice, Tone};
use crate::pages::viewer::Viewer;

/// Where the page is.
const HERE: &str = "/settings/design";

/// The page.
pub(super) async fn show(_: Admin, viewer: Viewer) -> Response {
    let reader = &viewer.reader;
    let parts: [(&str, Vec<Block>); 4] = [
        ("design-words", words::blocks(&viewer)),
        ("design-figures", figures::blocks(&viewer)),
        ("design-forms", forms::blocks(&viewer)),
        ("design-acts", acts::blocks(&viewer)),
    ];
    let refused = forms::refused(reader);
    let parameters = Parameters::new();
    let place = Place {
        viewer: &viewer,
        front: Address::new(HERE),
        path: "",
        parameters: &parameters,
        refused: Some(&refused),
    };
    let head = Head::new(reader.text("design-title"))
        .under(reader.text("settings"), &Address::new("/settings"));
    let body = html! {
        p.lead { (reader.text("design-about")) }
        @for (title, blocks) in parts {
            h2 { (reader.text(title)) }
            (blocks::page(&place, &Page { title: String::new(), lead: None, blocks }))
        }
        h2 { (reader.text("design-bars")) }
        (bars::draw(&reader.text("design-bars"), &lying(&viewer)))
    };
    frame::page(&viewer, &head, &body)
}

/// Says that the buttons of this page do nothing.
pub(super) async fn post(
    _: Admin,
    viewer: Viewer,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Response {
    Notice::new(Tone::Neutral, viewer.reader.text("design-inert")).redirect(HERE)
}

/// A bar for each table: long, short and none.
fn lying(viewer: &Viewer) -> Vec<Bar> {
    let tables = viewer.schema.tables().iter().take(4).enumerate();
    tables
        .map(|(place, table)| {
            let size = [1200, 340, 3, 0].get(place).copied().unwrap_or_default();
            Bar {
                label: labels::plural(&viewer.reader, table),
                link: None,
                size,
                figure: viewer.reader.count(size),
                beside: String::new(),
            }
        })
        .collect()
}
