//! Groups of people that the plugin keeps, such as roles. Others find them in the
//! directory and go by them.
//!
//! ```no_run
//! use bailey_sdk::groups::{self, Group, Rest};
//! use bailey_sdk::prelude::*;
//!
//! # fn main() -> Result<(), Error> {
//! let night = Group::new("night-shift", tr("night-shift")).members([4, 7]);
//! let day = Group::new("day-shift", tr("day-shift")).rest(Rest::Members);
//! groups::keep(&[night, day])
//! # }
//! ```

pub use crate::bindings::bailey::crm::groups::{Group, Rest, keep};
use crate::types::{Text, UserId};

impl Group {
    /// One with nobody in it yet.
    pub fn new(key: impl Into<String>, name: impl Into<Text>) -> Self {
        Self {
            key: key.into(),
            name: name.into(),
            members: Vec::new(),
            rest: Vec::new(),
        }
    }

    /// These people belong to it, too.
    #[must_use]
    pub fn members(mut self, users: impl IntoIterator<Item = UserId>) -> Self {
        self.members.extend(users);
        self
    }

    /// So does whoever none of the plugin's groups names.
    #[must_use]
    pub fn rest(mut self, rest: Rest) -> Self {
        self.rest.push(rest);
        self
    }
}
