//! Draws the typed blocks that plugins' pages are made of: one file, one
//! function, a kind of block. A plugin ships no markup, so whatever it says is
//! text here, and looks and works as the host's own pages do.

mod action;
pub(crate) mod bars;
mod cell;
pub(crate) mod chart;
mod code;
mod diff;
mod facts;
mod form;
mod heading;
mod matrix;
mod notice;
mod place;
mod progress;
mod qr_code;
mod stats;
mod steps;
mod table;
mod target;
mod text;
mod timeline;

#[cfg(test)]
mod tests;

use bailey_plugins::page::{Block, Page};
use maud::{Markup, html};

pub(crate) use action::confirmation;
pub(crate) use cell::tone;
pub(crate) use place::{OWN, Place, Refused, own, page_address};
pub(crate) use progress::running;
pub(crate) use target::address;

/// Everything below the page's title.
pub(crate) fn page(place: &Place<'_>, page: &Page) -> Markup {
    html! {
        @if let Some(lead) = &page.lead { p.lead { (lead) } }
        (several(place, &page.blocks, 0))
    }
}

/// Blocks one below the other; the first of them is the `from`-th of what is drawn.
pub(crate) fn several(place: &Place<'_>, blocks: &[Block], from: usize) -> Markup {
    html! {
        @for (index, block) in blocks.iter().enumerate() {
            (draw(place, block, from + index))
        }
    }
}

/// One block; its place on the page makes the ids within it unique.
fn draw(place: &Place<'_>, block: &Block, index: usize) -> Markup {
    match block {
        Block::Heading(heading) => heading::draw(heading),
        Block::Text { text } => text::draw(text),
        Block::Facts { facts } => facts::draw(place, facts),
        Block::Table(table) => table::draw(place, table, index),
        Block::Form(form) => form::draw(place, form, index),
        Block::Stats { stats } => stats::draw(place, stats),
        Block::Chart(chart) => chart::draw(place, chart),
        Block::Timeline { entries } => timeline::draw(place, entries),
        Block::Code(code) => code::draw(code),
        Block::QrCode(code) => qr_code::draw(place, code),
        Block::Notice(notice) => notice::draw(place, notice),
        Block::Steps { steps } => steps::draw(place, steps),
        Block::Progress(progress) => progress::draw(place, progress),
        Block::Matrix(matrix) => matrix::draw(place, matrix, index),
        Block::Diff(diff) => diff::draw(place, diff),
        Block::Actions { actions } => action::row(place, actions),
    }
}
