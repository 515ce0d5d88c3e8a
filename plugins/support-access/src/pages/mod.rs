//! The pages about support access: which path leads to which, and what their
//! buttons do.

mod access;
mod front;
mod open;

use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;
use bailey_sdk::support_access::Entrance;

use crate::SupportAccess;

/// The parameter with the number of what was opened.
const NUMBER: &str = "number";

impl Pages for SupportAccess {
    fn render(request: Request) -> Result<Page, Error> {
        match request.path.as_str() {
            "" => front::render(&request),
            open::PATH => open::render(&request),
            access::PATH => access::render(&request),
            other => Err(Error::NotFound(other.into())),
        }
    }

    fn act(submission: Submission) -> Result<Outcome, Error> {
        match submission.action.as_str() {
            open::NEW => Ok(open::new()),
            open::OPEN => open::open(&submission),
            access::CLOSE => access::close(&submission),
            access::EXTEND => access::extend(&submission),
            access::RENEW => access::renew(&submission),
            other => Err(Error::NotFound(other.into())),
        }
    }
}

/// The number that a page or a form is about.
fn number(parameters: &impl Parameters) -> Result<i64, Error> {
    parameters
        .id(NUMBER)?
        .ok_or_else(|| Error::NotFound(NUMBER.into()))
}

/// Whether somebody can be in by it.
fn is_open(entrance: &Entrance, now: Timestamp) -> bool {
    entrance.closed_at.is_none() && entrance.until > now
}

/// Who is in at the moment, as they call themselves.
fn inside(entrance: &Entrance) -> impl Iterator<Item = &str> {
    let stays = entrance.stays.iter();
    stays
        .filter(|stay| stay.ended_at.is_none())
        .map(|stay| stay.agent.as_str())
}

/// How it stands.
fn state(entrance: &Entrance, now: Timestamp) -> Cell {
    let names = inside(entrance).collect::<Vec<_>>().join(", ");
    match (is_open(entrance, now), names.is_empty()) {
        (false, _) => Cell::badge(tr("state-closed"), Tone::Neutral),
        (true, false) => Cell::badge(tr("state-inside").arg("names", names), Tone::Danger),
        (true, true) if entrance.waiting => Cell::badge(tr("state-waiting"), Tone::Caution),
        (true, true) => Cell::badge(tr("state-open"), Tone::Caution),
    }
}
