//! A page and how blocks come onto it.

use super::parts::{Part, Parts, each};
use super::{Block, Heading, wit};
use crate::types::Text;

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its heading, and the window's.
    pub title: Text,
    /// The answer to the reader's question, in one line.
    pub lead: Option<Text>,
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

impl Page {
    /// A page with this title.
    pub fn new(title: impl Into<Text>) -> Self {
        Self {
            title: title.into(),
            lead: None,
            blocks: Vec::new(),
        }
    }

    /// The answer to the reader's question, in one line.
    #[must_use]
    pub fn lead(mut self, lead: impl Into<Text>) -> Self {
        self.lead = Some(lead.into());
        self
    }

    /// Adds a block.
    #[must_use]
    pub fn block(mut self, block: impl Into<Block>) -> Self {
        self.blocks.push(block.into());
        self
    }

    /// Adds a block, if there is one.
    #[must_use]
    pub fn maybe(mut self, block: Option<impl Into<Block>>) -> Self {
        self.blocks.extend(block.map(Into::into));
        self
    }

    /// Adds blocks in order.
    #[must_use]
    pub fn blocks(mut self, blocks: impl IntoIterator<Item = impl Into<Block>>) -> Self {
        self.blocks.extend(blocks.into_iter().map(Into::into));
        self
    }

    /// Adds a heading below the title.
    #[must_use]
    pub fn heading(self, text: impl Into<Text>) -> Self {
        self.block(Heading {
            level: 2,
            text: text.into(),
        })
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn text(self, text: impl Into<Text>) -> Self {
        self.block(Block::Text(text.into()))
    }
}

impl From<Page> for wit::Page {
    fn from(page: Page) -> Self {
        let mut parts = Parts::default();
        Self {
            title: page.title.sent(&mut parts),
            lead: page.lead.sent(&mut parts),
            blocks: each(page.blocks, &mut parts),
            parts: parts.all(),
        }
    }
}

/// Blocks that are part of a page of the host's.
pub(crate) fn drawing(blocks: Vec<Block>) -> wit::Drawing {
    let mut parts = Parts::default();
    wit::Drawing {
        blocks: each(blocks, &mut parts),
        parts: parts.all(),
    }
}
