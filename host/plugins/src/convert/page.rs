//! A plugin's page: from typed blocks to the host's own, with every text
//! written out for whoever reads it.

use super::text::shown;
use crate::contract::bailey::crm::{blocks as wit, types};
use crate::contract::exports::bailey::crm::pages;
use crate::page::{self, Block, Cell, Page};
use crate::texts::{Reader, Texts};
use bailey_crm::{OperationId, Timestamp, UserId};

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
    pub fn page(&self, page: wit::Page) -> Page {
        Page {
            title: self.text(page.title),
            lead: self.optional(page.lead),
            blocks: self.all(page.blocks, Self::block),
        }
    }

    /// Blocks that stand outside a page of the plugin's own.
    pub fn blocks(&self, blocks: Vec<wit::Block>) -> Vec<Block> {
        self.all(blocks, Self::block)
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

    pub(super) fn optional(&self, text: Option<types::Text>) -> Option<String> {
        text.map(|text| self.text(text))
    }

    /// A list, each of its items by the same rule.
    pub(super) fn all<I, O>(&self, items: Vec<I>, rule: impl Fn(&Self, I) -> O) -> Vec<O> {
        items.into_iter().map(|item| rule(self, item)).collect()
    }

    fn block(&self, block: wit::Block) -> Block {
        match block {
            wit::Block::Heading(heading) => Block::Heading(self.heading(heading)),
            wit::Block::Text(text) => Block::Text {
                text: self.text(text),
            },
            wit::Block::Facts(facts) => Block::Facts {
                facts: self.all(facts, Self::fact),
            },
            wit::Block::Table(table) => Block::Table(self.table(table)),
            wit::Block::Form(form) => Block::Form(self.form(form)),
            wit::Block::Stats(stats) => Block::Stats {
                stats: self.all(stats, Self::stat),
            },
            wit::Block::Chart(chart) => Block::Chart(self.chart(chart)),
            wit::Block::Timeline(entries) => Block::Timeline {
                entries: self.all(entries, Self::timeline_entry),
            },
            wit::Block::Code(code) => Block::Code(self.code(code.label, code.content)),
            wit::Block::QrCode(code) => Block::QrCode(self.code(code.label, code.content)),
            wit::Block::Notice(notice) => Block::Notice(self.notice(notice)),
            wit::Block::Steps(steps) => Block::Steps {
                steps: self.all(steps, Self::step),
            },
            wit::Block::Progress(progress) => Block::Progress(self.progress(progress)),
            wit::Block::Matrix(matrix) => Block::Matrix(self.matrix(matrix)),
            wit::Block::Diff(diff) => Block::Diff(self.diff(diff)),
            wit::Block::Actions(actions) => Block::Actions {
                actions: self.all(actions, Self::action),
            },
        }
    }

    pub(super) fn cell(&self, cell: wit::Cell) -> Cell {
        match cell {
            wit::Cell::Empty => Cell::Empty,
            wit::Cell::Text(text) => Cell::Text {
                text: self.text(text),
            },
            wit::Cell::Value(value) => Cell::Value {
                value: shown(value),
            },
            wit::Cell::Number(number) => Cell::Number { number },
            wit::Cell::Moment(at) => Cell::Moment { at: Timestamp(at) },
            wit::Cell::Relative(at) => Cell::Relative { at: Timestamp(at) },
            wit::Cell::Bytes(bytes) => Cell::Bytes { bytes },
            wit::Cell::Record(record) => Cell::Record {
                record: record.into(),
            },
            wit::Cell::User(user) => Cell::User { user: UserId(user) },
            wit::Cell::Actor(actor) => Cell::Actor {
                actor: actor.into(),
            },
            wit::Cell::Table(table) => Cell::Table { table },
            wit::Cell::Field((table, field)) => Cell::Field { table, field },
            wit::Cell::Link(link) => Cell::Link(self.link(link)),
            wit::Cell::Badge(badge) => Cell::Badge(page::Badge {
                label: self.text(badge.label),
                tone: badge.tone.into(),
            }),
        }
    }
}
