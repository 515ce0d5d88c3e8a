//! What the plugin keeps, as JSON: the list that holds, one that is being tried, and
//! each admin's changes that are not saved yet.
//!
//! The guard reads the first bucket alone, so that a change that isn't saved makes
//! nobody be asked about anew.

use bailey_sdk::prelude::*;
use bailey_sdk::storage;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::list::List;

const RULE: &str = "rule";
const LIST: &str = "list";
const TRIAL: &str = "trial";
const DRAFTS: &str = "drafts";

/// A list that is tried: it holds until a moment, and then the one from before does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
            list: get(RULE, LIST)?.unwrap_or_default(),
            trial: get(RULE, TRIAL)?,
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
    put(RULE, LIST, list)?;
    end_trial()
}

pub fn put_trial(trial: &Trial) -> Result<(), Error> {
    put(RULE, TRIAL, trial)
}

pub fn end_trial() -> Result<(), Error> {
    storage::delete(RULE, TRIAL)
}

/// What an admin has changed and not saved.
pub fn draft(of: UserId) -> Result<Option<List>, Error> {
    get(DRAFTS, &of.to_string())
}

pub fn put_draft(of: UserId, draft: &List) -> Result<(), Error> {
    put(DRAFTS, &of.to_string(), draft)
}

pub fn drop_draft(of: UserId) -> Result<(), Error> {
    storage::delete(DRAFTS, &of.to_string())
}

fn get<T: DeserializeOwned>(bucket: &str, key: &str) -> Result<Option<T>, Error> {
    let Some(bytes) = storage::get(bucket, key)? else {
        return Ok(None);
    };
    serde_json::from_slice(&bytes)
        .map(Some)
        .map_err(|error| Error::Unavailable(format!("what was stored can't be read: {error}")))
}

fn put<T: Serialize>(bucket: &str, key: &str, value: &T) -> Result<(), Error> {
    let bytes = serde_json::to_vec(value).map_err(|error| Error::Unavailable(error.to_string()))?;
    storage::set(bucket, key, &bytes)
}
