//! A page and how blocks come onto it.

use super::{Block, Diff, Fact, Form, Heading, Notice, Page, Stat, Table, TimelineEntry};
use crate::types::Text;

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

/// Each block by its case.
macro_rules! blocks {
    ($($kind:ty => $case:ident),+ $(,)?) => {
        $(impl From<$kind> for Block {
            fn from(block: $kind) -> Self {
                Self::$case(block)
            }
        })+
    };
}

blocks! {
    Heading => Heading,
    Vec<Fact> => Facts,
    Table => Table,
    Form => Form,
    Vec<Stat> => Stats,
    Vec<TimelineEntry> => Timeline,
    Notice => Notice,
    Diff => Diff,
    super::Progress => Progress,
    super::Chart => Chart,
    super::Matrix => Matrix,
    super::Code => Code,
    super::QrCode => QrCode,
    Vec<super::Action> => Actions,
    Vec<super::Step> => Steps,
}
