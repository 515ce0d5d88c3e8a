//! The first time that it is switched on, an account gets the ready roles. Each time
//! other plugins find in the directory who has which.

use bailey_sdk::prelude::*;

use crate::store::Kept;
use crate::{Roles, groups, ready, store};

impl Lifecycle for Roles {
    fn migrate(from: Option<String>) -> Result<(), Error> {
        // What an earlier stay left behind is the account's own.
        if from.is_some() || !store::roles()?.is_empty() {
            return Ok(());
        }
        for (key, role) in ready::all() {
            store::put_role(key, &role)?;
        }
        Ok(())
    }

    fn enabled() -> Result<(), Error> {
        groups::publish(&Kept::read()?)
    }
}
