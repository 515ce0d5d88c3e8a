//! What bringing something back would meet: asked before it is done, and what
//! was answered is held against how things stand when it is.
//!
//! The plan lists every obstacle, record by record. Only a unique value that
//! another record has by now needs a choice; of everything else the plan says
//! how the record comes back when nothing is chosen. The plan's hash covers all
//! that it saw, so that what is carried out is what somebody looked at.

mod carry_out;
mod choice;
mod fields;
mod merge;
mod parents;
mod settle;
mod survey;

#[cfg(test)]
mod tests;

pub use carry_out::restore_planned;
pub use choice::{Choice, Resolution};

use serde::Serialize;

use crate::access::Action;
use crate::bin::{Selection, Sight};
use crate::context::Context;
use crate::error::Result;
use crate::store::Account;
use crate::value::{RecordRef, Value};
use survey::Survey;

/// What bringing something back would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestorePlan {
    /// SHA-256 over all that the plan saw, in lower-case hex.
    pub hash: String,
    /// How many records would come back, those in the way of which something
    /// stands included.
    pub records: u64,
    /// What stands in the way of some of them, by table and number.
    pub obstacles: Vec<Obstacle>,
}

/// Something in a record's way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Obstacle {
    /// The record that would come back.
    pub record: RecordRef,
    /// What it is called; empty where that is not the reader's to know.
    pub label: String,
    /// The field that it is about.
    pub field: Option<String>,
    /// What it is.
    pub why: Why,
}

/// What stands in a record's way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Why {
    /// Another record has its unique value by now. It needs a choice: keep,
    /// merge into one that is seen, another value, or none; in a field that isn't
    /// the reader's to see there is none.
    Taken {
        /// The value that both have; none if it isn't the reader's to see.
        value: Value,
        /// The one that has it, if that is the reader's to see.
        holder: Option<RecordRef>,
        /// What that one is called; empty if it isn't.
        holder_label: String,
    },
    /// What the field refers to stays in the bin. Without a choice the reference
    /// comes back as it is, and leads somewhere again when that comes back.
    ParentDeleted {
        /// What it refers to.
        parent: RecordRef,
        /// What that one is called.
        parent_label: String,
    },
    /// What the field referred to was deleted for good. Without a choice the
    /// field stays empty.
    ParentPurged {
        /// What it referred to, if the journal still knows.
        parent: Option<RecordRef>,
    },
    /// The table has no such field any more: the record comes back without.
    FieldGone {
        /// What it held, if the journal still knows.
        value: Value,
    },
    /// The field doesn't take such a value any more. Without a choice it comes
    /// back as it is.
    Unfit {
        /// What it holds.
        value: Value,
        /// Why not, in English.
        message: String,
    },
    /// Somebody else deleted it: it stays in the bin.
    NotAllowed,
    /// It was deleted for good.
    Gone,
}

impl RestorePlan {
    /// The obstacles that need a choice.
    pub fn clashes(&self) -> impl Iterator<Item = &Obstacle> {
        self.obstacles
            .iter()
            .filter(|obstacle| matches!(obstacle.why, Why::Taken { .. }))
    }
}

/// Says what bringing this back would do; nothing is changed.
///
/// # Errors
/// `Denied` to who may not use records, or for somebody else's deletion;
/// `NotFound` for a deletion that there is not, or of which all was deleted for
/// good; `Invalid` for an operation that deleted nothing.
pub fn plan(account: &Account, context: &Context, selection: &Selection) -> Result<RestorePlan> {
    let sight = Sight::to(context, Action::Delete)?;
    account.read(|read| {
        let survey = Survey::of(read, context, &sight, selection)?;
        Ok(RestorePlan {
            hash: survey.hash()?,
            records: survey.count(),
            obstacles: survey.obstacles,
        })
    })
}
