//! Work that goes on by itself: how far it is, and a way to look again. With a
//! script the page follows; without one, the link does.

use bailey_plugins::page::Progress;
use maud::{Markup, html};

use super::Place;
use crate::pages::viewer::Viewer;
use crate::texts::args;

/// A plugin's own progress, looked after on its own page.
pub(super) fn draw(place: &Place<'_>, progress: &Progress) -> Markup {
    if place.viewer.only_shows() {
        return html! { div.notice.neutral { (how_far(place.viewer, progress)) } };
    }
    let here = place.here();
    running(place.viewer, progress, &here, &here)
}

/// How far work is. `source` is where a script looks for this very part of a page
/// again, and `look` where a person does.
pub(crate) fn running(viewer: &Viewer, progress: &Progress, source: &str, look: &str) -> Markup {
    let reader = &viewer.reader;
    html! {
        div.notice.neutral role="status" data-running=(source) {
            (how_far(viewer, progress))
            div.does { a.button href=(look) { (reader.text("running-look")) } }
        }
    }
}

fn how_far(viewer: &Viewer, progress: &Progress) -> Markup {
    let reader = &viewer.reader;
    let (done, total) = (progress.done, progress.total);
    html! {
        div.running {
            strong { (progress.label) }
            @match total.filter(|total| *total > 0) {
                Some(total) => {
                    progress max=(total) value=(done) {}
                    span { (reader.text_with("running-of", &args!["done" => done, "total" => total])) }
                }
                None => { progress {} }
            }
            p.small { (reader.text("running-goes-on")) }
        }
    }
}
