//! Where the reader is in a sequence.

use bailey_plugins::page::{Step, StepState};
use maud::{Markup, html};

use super::Place;

/// Steps from first to last; a mark and a word say how far each is.
pub(super) fn draw(place: &Place<'_>, steps: &[Step]) -> Markup {
    let reader = &place.viewer.reader;
    html! {
        ol.steps {
            @for step in steps {
                @let (class, mark, word) = match step.state {
                    StepState::Done => ("done", "✓", "step-done"),
                    StepState::Current => ("current", "▸", "step-current"),
                    StepState::Waiting => ("waiting", "·", "step-waiting"),
                };
                li.(class) aria-current=[(step.state == StepState::Current).then_some("step")] {
                    span.mark aria-hidden="true" { (mark) }
                    span { (step.label) " " span.unseen { (reader.text(word)) } }
                    @if let Some(body) = &step.body { p { (body) } }
                }
            }
        }
    }
}
