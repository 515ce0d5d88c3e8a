//! What a user may: what their roles come to together.

use bailey_sdk::access_policy::{Policy, Subject};
use bailey_sdk::prelude::*;

use crate::{Roles, merge, store};

impl AccessPolicy for Roles {
    fn rules(subject: Subject) -> Result<Policy, Error> {
        let (person, roles) = store::of_subject(&subject)?;
        Ok(merge::policy(&person, &roles))
    }
}
