//! Buttons in every tone.

use bailey_plugins::page::{Action, Block, Tone};

use super::words::TONES;
use crate::pages::viewer::Viewer;
use crate::texts::Reader;

pub(super) fn blocks(viewer: &Viewer) -> Vec<Block> {
    vec![Block::Actions {
        actions: TONES.map(|tone| action(&viewer.reader, tone)).into(),
    }]
}

/// A button that says its tone and does nothing.
pub(super) fn action(reader: &Reader, (tone, name): (Tone, &str)) -> Action {
    Action {
        name: name.to_owned(),
        label: reader.text(name),
        tone,
        parameters: Vec::new(),
        confirm: None,
    }
}
