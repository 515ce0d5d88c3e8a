//! What says on every page that plugins run for which nobody vouches: Bailey runs
//! in development, and nobody should take its data for safe.

use maud::{Markup, html};

use crate::pages::viewer::Viewer;
use crate::texts::args;

/// The banner, if such plugins run.
pub(crate) fn banner(viewer: &Viewer) -> Markup {
    let (reader, plugins) = (&viewer.reader, viewer.unvouched());
    html! {
        @if !plugins.is_empty() {
            div.notice.caution role="note" {
                div {
                    strong { (reader.text("development")) }
                    p {
                        (reader.text_with("development-unsigned", &args![
                            "count" => plugins.len(),
                            "plugins" => plugins.join(", "),
                        ]))
                    }
                }
            }
        }
    }
}
