//! The pages: what was found, and one group with what can be done about it.

mod front;
mod group;

use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

use crate::group::{Group, Reason};
use crate::{DuplicateFinder, store};

/// The path of a group's page.
const GROUP: &str = "group";
/// The parameter with a group's number.
const NUMBER: &str = "number";

impl Pages for DuplicateFinder {
    fn render(request: Request) -> Result<Page, Error> {
        match request.path.as_str() {
            "" => front::render(),
            GROUP => group::render(&request),
            other => Err(Error::NotFound(other.into())),
        }
    }

    fn act(submission: Submission) -> Result<Outcome, Error> {
        match submission.action.as_str() {
            front::SEARCH => Ok(front::search()),
            group::MERGE => group::merge(&submission),
            group::APART => group::apart(&submission),
            other => Err(Error::NotFound(other.into())),
        }
    }
}

/// The page of one group.
pub fn group_page(number: u32) -> PageLink {
    PageLink::to(GROUP).with(NUMBER, number)
}

/// The group that a page or a form is about.
fn asked(parameters: &impl Parameters) -> Result<store::Numbered, Error> {
    let missing = || Error::NotFound(NUMBER.into());
    let number = parameters.id(NUMBER)?.ok_or_else(missing)?;
    let number = u32::try_from(number).map_err(|_| missing())?;
    Ok((number, store::group(number)?.ok_or_else(missing)?))
}

/// Why its records are likely one.
fn why(group: &Group) -> Text {
    let first = group.reasons.first().copied().unwrap_or(Reason::Name);
    tr(format!("reason-{}", first.as_str())).into()
}
