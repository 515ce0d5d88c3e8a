//! The plugin's pages: which path leads to which, and what their buttons do.

mod back_test;
mod editor;
mod front;
mod history;
mod rule;

use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

use crate::ActivityMonitor;

impl Pages for ActivityMonitor {
    fn render(request: Request) -> Result<Page, Error> {
        match request.path.as_str() {
            "" => front::render(),
            history::PATH => history::render(&request),
            rule::PATH => rule::render(&request),
            other => Err(Error::NotFound(other.into())),
        }
    }

    fn act(submission: Submission) -> Result<Outcome, Error> {
        if !submission.viewer.admin {
            return Err(Error::Denied("rules are made by admins".into()));
        }
        match submission.action.as_str() {
            front::LIFT => front::lift(&submission),
            front::CREATE => front::create(&submission),
            rule::CHANGE => rule::change(&submission),
            rule::SWITCH_ON => rule::switch(&submission, true),
            rule::SWITCH_OFF => rule::switch(&submission, false),
            rule::DELETE => rule::delete(&submission),
            other => Err(Error::NotFound(other.into())),
        }
    }
}
