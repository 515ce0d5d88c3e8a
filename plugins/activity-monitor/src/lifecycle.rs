//! The first time that it is switched on, an account gets the ready rules; each time,
//! those that are on are watched.

use bailey_sdk::prelude::*;

use crate::{ActivityMonitor, ready, store, watched};

impl Lifecycle for ActivityMonitor {
    fn migrate(from: Option<String>) -> Result<(), Error> {
        // What an earlier stay left behind is the account's own.
        if from.is_some() || !store::rules()?.is_empty() {
            return Ok(());
        }
        for rule in ready::all() {
            store::add_rule(&rule)?;
        }
        Ok(())
    }

    fn enabled() -> Result<(), Error> {
        watched::renew()
    }
}
