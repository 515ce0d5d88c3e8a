//! The pages: one's own factor, and for admins everybody's.

mod own;
mod people;

use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

use crate::{TwoFactor, enrol};

/// The parameter with a user's number.
const USER: &str = "user";

impl Pages for TwoFactor {
    fn render(request: Request) -> Result<Page, Error> {
        match request.path.as_str() {
            "" => own::render(&request),
            people::PATH => people::render(&request),
            other => Err(Error::NotFound(other.into())),
        }
    }

    fn act(submission: Submission) -> Result<Outcome, Error> {
        let me = submission.viewer.user;
        match (submission.path.as_str(), submission.action.as_str()) {
            ("", own::BEGIN) => own::begin(me),
            ("", enrol::PROVE) => own::prove(&submission),
            ("", enrol::KEEP) => own::keep(&submission),
            ("", own::NEW_CODES) => own::new_codes(me),
            ("", own::SEEN) => own::seen(me),
            ("", own::REMOVE) => own::remove(&submission),
            ("", own::CANCEL) => own::cancel(me),
            (people::PATH, people::ENFORCE) => people::enforce(&submission),
            (people::PATH, people::RESET) => people::reset(&submission),
            (people::PATH, people::APPROVE) => people::approve(&submission),
            (people::PATH, people::REFUSE) => people::refuse(&submission),
            (_, other) => Err(Error::NotFound(other.into())),
        }
    }
}
