//! A plugin's page: from typed blocks to the host's own, with every text written out
//! for whoever reads it.

use bailey_crm::OperationId;
use bailey_sandbox::Failure;

use super::page_parts::Parts;
use crate::contract::bailey::crm::{blocks as wit, types};
use crate::contract::exports::bailey::crm::pages;
use crate::page::{self, Block, Page};
use crate::texts::{Reader, Texts};

/// Writes a plugin's pages out for one reader.
#[derive(Clone, Copy)]
pub struct Writer<'a> {
    texts: &'a Texts,
    reader: &'a dyn Reader,
}

impl<'a> Writer<'a> {
    /// With the plugin's messages, for this reader.
    pub fn new(texts: &'a Texts, reader: &'a dyn Reader) -> Self {
        Self { texts, reader }
    }

    /// A whole page.
    ///
    /// # Errors
    /// [`Failure::BadOutput`] if it names parts that it hasn't, or repeats too much.
    pub fn page(&self, page: wit::Page) -> Result<Page, Failure> {
        let parts = Parts::new(self, page.parts)?;
        Ok(Page {
            title: parts.text(page.title)?,
            lead: parts.optional(page.lead)?,
            blocks: parts.all(page.blocks, Parts::block)?,
        })
    }

    /// Blocks that stand outside a page of the plugin's own.
    ///
    /// # Errors
    /// As [`page`](Self::page).
    pub fn drawing(&self, drawing: wit::Drawing) -> Result<Vec<Block>, Failure> {
        Parts::new(self, drawing.parts)?.all(drawing.blocks, Parts::block)
    }

    /// What came of an action; a job that it wants started is not begun yet.
    pub fn outcome(&self, outcome: pages::Outcome) -> page::Outcome {
        page::Outcome {
            tone: outcome.tone.into(),
            message: self.text(outcome.message),
            undo: outcome.undo.map(OperationId),
            next: outcome.next.map(Into::into),
            job: None,
        }
    }

    /// One text.
    pub fn text(&self, text: types::Text) -> String {
        self.texts.write(&text.into(), self.reader)
    }
}
