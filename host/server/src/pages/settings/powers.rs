//! What a plugin can do, as sentences by risk.

use bailey_plugins::{Power, Risk};
use maud::{Markup, html};

use crate::pages::viewer::Viewer;

/// The sentences, the most harmful first. Where the plugin is about to be
/// installed, what is optional can be refused.
pub(super) fn draw(viewer: &Viewer, powers: &[Power], choosing: bool) -> Markup {
    html! {
        ul.sentences {
            @for power in powers {
                li {
                    (risk(viewer, power.risk))
                    (sentence(viewer, power, choosing))
                    @if !power.reason.is_empty() { p.quiet { (power.reason) } }
                }
            }
        }
    }
}

fn sentence(viewer: &Viewer, power: &Power, choosing: bool) -> Markup {
    let reader = &viewer.reader;
    html! {
        @if choosing && power.optional {
            label {
                input type="checkbox" name="allow" value=(power.interface) checked;
                " " (power.sentence) " " span.quiet { (reader.text("power-optional")) }
            }
            input type="hidden" name="optional" value=(power.interface);
        } @else {
            span {
                (power.sentence)
                @if power.granted == Some(false) { " " span.badge.caution { (reader.text("power-refused")) } }
            }
        }
    }
}

/// The risk in a word; its shape tells it apart without the colour.
fn risk(viewer: &Viewer, risk: Risk) -> Markup {
    let (class, mark, id) = match risk {
        Risk::High => ("danger", "▲", "risk-high"),
        Risk::Medium => ("caution", "◆", "risk-medium"),
        Risk::Low => ("neutral", "●", "risk-low"),
    };
    html! { div { span.badge.(class) { span aria-hidden="true" { (mark) } (viewer.reader.text(id)) } } }
}
