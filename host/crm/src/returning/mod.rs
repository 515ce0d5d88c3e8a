//! Records that go back to what they were, as one operation. What they were, others
//! say: the journal, or a snapshot. What stands in the way of a record, and how
//! records of one table move without getting in each other's way, is said here.

mod apply;
mod net;
pub(crate) mod obstacles;
mod plan;

pub(crate) use apply::Returning;
pub(crate) use net::Net;
pub use plan::{Back, FieldBack, PlanHash};

use crate::records::Record;
use crate::undo::place::Place;
use crate::value::Value;

/// A record that goes back, as it is now and as it will be.
pub(crate) struct Return {
    pub(crate) record: Record,
    /// Where it goes; none if it stays where it is.
    pub(crate) place: Option<Place>,
    /// The places and values of the fields that change.
    pub(crate) values: Vec<(usize, Value)>,
    /// It was deleted for good: it is made again, under its number. As long as it
    /// is not there, it counts as in the bin, and holds nothing.
    pub(crate) again: bool,
}

impl Return {
    /// Whether it goes anywhere at all.
    pub(crate) fn is_something(&self) -> bool {
        self.place.is_some() || !self.values.is_empty()
    }
}
