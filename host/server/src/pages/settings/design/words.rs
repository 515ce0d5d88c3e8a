//! Headings, text, facts, notices, steps, code.

use bailey_crm::Actor;
use bailey_plugins::page::{
    Badge, Block, Cell, Code, Fact, Heading, Link, Notice, Progress, Step, StepState, Target,
    TimelineEntry, Tone,
};

use crate::pages::viewer::Viewer;

/// Every tone with the word that names it.
pub(super) const TONES: [(Tone, &str); 4] = [
    (Tone::Neutral, "design-neutral"),
    (Tone::Good, "design-good"),
    (Tone::Caution, "design-caution"),
    (Tone::Danger, "design-danger"),
];

/// An address of documentation, which a link leaves Bailey for.
const OUTSIDE: &str = "https://example.com/";

pub(super) fn blocks(viewer: &Viewer) -> Vec<Block> {
    let reader = &viewer.reader;
    let text = |id: &str| reader.text(id);
    let heading = |level| {
        Block::Heading(Heading {
            level,
            text: text("design-heading"),
        })
    };
    let mut blocks = vec![
        heading(2),
        heading(3),
        Block::Text {
            text: text("design-sentence"),
        },
        Block::Facts {
            facts: facts(viewer),
        },
    ];
    blocks.extend(TONES.map(|(tone, name)| {
        Block::Notice(Notice {
            tone,
            title: text(name),
            body: (tone != Tone::Good).then(|| text("design-sentence")),
            actions: Vec::new(),
        })
    }));
    let states = [StepState::Done, StepState::Current, StepState::Waiting];
    blocks.push(Block::Steps {
        steps: states
            .map(|state| Step {
                label: text("design-heading"),
                body: (state == StepState::Current).then(|| text("design-sentence")),
                state,
            })
            .into(),
    });
    blocks.extend([Some(100), None].map(|total| {
        Block::Progress(Progress {
            label: text("design-heading"),
            done: 40,
            total,
        })
    }));
    let entry = |cells| TimelineEntry {
        at: reader.now,
        by: Some(Actor::User {
            user: viewer.user.id,
        }),
        title: text("design-heading"),
        cells,
        link: None,
        differences: Vec::new(),
        actions: Vec::new(),
    };
    let told = Cell::Text {
        text: text("design-sentence"),
    };
    blocks.push(Block::Timeline {
        entries: vec![entry(vec![told]), entry(Vec::new())],
    });
    let code = Code {
        label: text("design-code"),
        content: OUTSIDE.to_owned(),
    };
    blocks.extend([Block::Code(code.clone()), Block::QrCode(code)]);
    blocks
}

/// A fact with each kind of cell.
fn facts(viewer: &Viewer) -> Vec<Fact> {
    let reader = &viewer.reader;
    let badges = TONES.map(|(tone, name)| {
        Cell::Badge(Badge {
            label: reader.text(name),
            tone,
        })
    });
    let now = reader.now;
    let cells: [(&str, Vec<Cell>); 7] = [
        ("design-badges", badges.into()),
        ("design-number", vec![Cell::Number { number: -1_234_567 }]),
        ("design-moment", vec![Cell::Moment { at: now }]),
        (
            "design-relative",
            vec![Cell::Relative {
                at: now.plus_millis(-90_000_000),
            }],
        ),
        ("design-bytes", vec![Cell::Bytes { bytes: 1_540_000 }]),
        (
            "design-person",
            vec![Cell::User {
                user: viewer.user.id,
            }],
        ),
        (
            "design-link",
            vec![Cell::Link(Link {
                label: OUTSIDE.to_owned(),
                target: Target::Outside {
                    address: OUTSIDE.to_owned(),
                },
            })],
        ),
    ];
    cells
        .into_iter()
        .map(|(label, cells)| Fact {
            label: reader.text(label),
            cells,
        })
        .collect()
}
