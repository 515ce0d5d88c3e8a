//! What was deleted lately, and the way to where it can be restored.

use bailey_crm::bin::{self, BinQuery};
use maud::{Markup, html};

use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// How far back "lately" goes.
const LATELY: i64 = 7 * 24 * 60 * 60 * 1000;

/// "14 records were deleted within a week"; nothing where no plugin shows the bin.
pub(super) fn draw(state: &State, viewer: &Viewer) -> Result<Markup> {
    let reader = &viewer.reader;
    let page = state
        .plugins()
        .page_of(&viewer.account, &viewer.context, "bin")?;
    let Some((plugin, path)) = page else {
        return Ok(html! {});
    };
    let query = BinQuery {
        since: Some(reader.now.plus_millis(-LATELY)),
        limit: 1,
        ..BinQuery::default()
    };
    let count = bin::deleted(&viewer.account, &viewer.context, &query)?.total;
    let bin = Address::of_plugin(&plugin, &path);
    Ok(html! {
        section {
            h2 { (reader.text("home-deleted")) }
            @if count == 0 {
                p.empty { (reader.text("home-deleted-none")) }
            } @else {
                p {
                    a href=(bin) { (reader.text_with("home-deleted-lately", &args!["count" => count])) }
                }
            }
        }
    })
}
