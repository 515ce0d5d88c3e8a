//! Maps and sets that keep their order in one piece of memory. A plugin has a few
//! hundred of something, seldom thousands: so many are found as soon as in a tree, and
//! a component has a tenth of the code for each type that is kept so.

mod map;
mod set;

pub use map::Map;
pub use set::Set;
