//! The smallest thing that a page shows.

use bailey_crm::{Timestamp, UserId};

use super::page_parts::{Parts, Written};
use crate::contract::bailey::crm::blocks as wit;
use crate::page::{self, Cell};

impl Parts {
    pub(super) fn written_cell(&self, cell: wit::Cell) -> Written<Cell> {
        Ok(match cell {
            wit::Cell::Empty => Cell::Empty,
            wit::Cell::Text(text) => Cell::Text {
                text: self.text(text)?,
            },
            wit::Cell::Value(value) => Cell::Value {
                value: self.value(value)?,
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
            wit::Cell::Link(link) => Cell::Link(self.link(link)?),
            wit::Cell::Badge(badge) => Cell::Badge(page::Badge {
                label: self.text(badge.label)?,
                tone: badge.tone.into(),
            }),
        })
    }
}
