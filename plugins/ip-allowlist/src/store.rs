//! What the plugin keeps, as JSON: the list that holds, one that is being tried, and
//! each admin's changes that are not saved yet.
//!
//! The guard reads the first bucket alone, so that a change that isn't saved makes
//! nobody be asked about anew.

use bailey_sdk::json::Json;
use bailey_sdk::prelude::*;
use bailey_sdk::{storage, stored};

use crate::list::List;

const RULE: &str = "rule";
const LIST: &str = "list";
const TRIAL: &str = "trial";
const DRAFTS: &str = "drafts";

/// A list that is tried: it holds until a moment, and then the one from before does.
#[derive(Clone, Debug, PartialEq, Eq, Json)]
pub struct Trial {
    pub list: List,
    pub until: Timestamp,
    pub by: UserId,
}

/// What holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub list: List,
    pub trial: Option<Trial>,
}

impl Kept {
    pub fn read() -> Result<Self, Error> {
        Ok(Self {
            list: stored::get(RULE, LIST)?.unwrap_or_default(),
            trial: stored::get(RULE, TRIAL)?,
        })
    }

    /// The trial that goes on at this moment.
    pub fn trying(&self, at: Timestamp) -> Option<&Trial> {
        self.trial.as_ref().filter(|trial| at < trial.until)
    }

    /// The list that holds at this moment.
    pub fn holding(&self, at: Timestamp) -> &List {
        self.trying(at).map_or(&self.list, |trial| &trial.list)
    }
}

/// Keeps a list for good; a trial is over by that.
pub fn put_list(list: &List) -> Result<(), Error> {
    stored::put(RULE, LIST, list)?;
    end_trial()
}

pub fn put_trial(trial: &Trial) -> Result<(), Error> {
    stored::put(RULE, TRIAL, trial)
}

pub fn end_trial() -> Result<(), Error> {
    storage::delete(RULE, TRIAL)
}

/// What an admin has changed and not saved.
pub fn draft(of: UserId) -> Result<Option<List>, Error> {
    stored::get(DRAFTS, &of.to_string())
}

pub fn put_draft(of: UserId, draft: &List) -> Result<(), Error> {
    stored::put(DRAFTS, &of.to_string(), draft)
}

pub fn drop_draft(of: UserId) -> Result<(), Error> {
    storage::delete(DRAFTS, &of.to_string())
}
