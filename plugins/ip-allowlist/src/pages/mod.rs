//! The pages about addresses: which path leads to which, and what their buttons do.

mod desk;
mod entry;
mod front;
mod outlook;
mod refusals;

use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

use crate::IpAllowlist;
use desk::Desk;

impl Pages for IpAllowlist {
    fn render(request: Request) -> Result<Page, Error> {
        match request.path.as_str() {
            "" => front::render(&request),
            entry::PATH => entry::render(&request),
            refusals::PATH => refusals::render(&request),
            other => Err(Error::NotFound(other.into())),
        }
    }

    fn act(submission: Submission) -> Result<Outcome, Error> {
        let desk = Desk::open(&submission.viewer)?;
        match submission.action.as_str() {
            front::ADD => front::add(&desk, &submission),
            front::ADD_MINE => front::add_mine(&desk),
            front::REMOVE => front::remove(&desk, &submission),
            front::RULE => front::rule(&desk, &submission),
            entry::CHANGE => entry::change(&desk, &submission),
            refusals::ALLOW => refusals::allow(&desk, &submission),
            outlook::SAVE => outlook::save(&desk, &submission),
            outlook::TRY => outlook::attempt(&desk, &submission),
            outlook::DISCARD => outlook::discard(&desk),
            outlook::CONFIRM => outlook::confirm(&desk),
            outlook::END => outlook::end(&desk),
            other => Err(Error::NotFound(other.into())),
        }
    }
}
