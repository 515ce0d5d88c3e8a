//! The first time that it is switched on, an account gets the ready roles.

use bailey_sdk::prelude::*;

use crate::{Roles, ready, store};

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
}
