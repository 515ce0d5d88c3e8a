//! The pages about roles: which path leads to which, and what their buttons do.

mod desk;
mod effect;
mod fields;
mod front;
mod matrix;
mod people;
mod person;
mod review;
mod reviews;
mod role;
mod why;

use bailey_sdk::access_policy::Action as Right;
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

use crate::{Roles, rights};
use desk::Desk;

/// The parameter with a role's key.
const ROLE: &str = "role";
/// The parameter with a user's number.
const USER: &str = "user";
/// The parameter with a table's key.
const TABLE: &str = "table";
/// The parameter with an action's word.
const ACTION: &str = "action";

impl Pages for Roles {
    fn render(request: Request) -> Result<Page, Error> {
        match request.path.as_str() {
            "" => front::render(&request),
            role::PATH => role::render(&request),
            fields::PATH => fields::render(&request),
            effect::PATH => effect::render(&request),
            people::PATH => people::render(&request),
            person::PATH => person::render(&request),
            why::PATH => why::render(&request),
            reviews::PATH => reviews::render(&request),
            review::PATH => review::render(&request),
            other => Err(Error::NotFound(other.into())),
        }
    }

    fn act(submission: Submission) -> Result<Outcome, Error> {
        let desk = Desk::open(submission.viewer.user)?;
        // Whoever may look at rights may ask why.
        if submission.action == why::ASK {
            return why::ask(&submission);
        }
        desk.may_change()?;
        match submission.action.as_str() {
            front::CREATE => front::create(&desk, &submission),
            front::CLONE => front::clone(&desk, &submission),
            front::DELETE => front::delete(&desk, &submission),
            front::DEFAULTS => front::defaults(&desk, &submission),
            role::NAME => role::rename(&desk, &submission),
            role::RIGHTS => role::rights(&desk, &submission),
            role::STAGES => role::stages(&desk, &submission),
            fields::FIELDS => fields::change(&desk, &submission),
            person::ASSIGN => person::assign(&desk, &submission),
            person::EXCEPT => person::except(&desk, &submission),
            person::UNEXCEPT => person::unexcept(&desk, &submission),
            effect::SAVE => effect::save(&desk),
            effect::DISCARD => effect::discard(&desk),
            reviews::BEGIN => reviews::begin(&desk),
            review::KEEP | review::REVOKE => review::decide(&submission),
            review::SIGN => review::sign(&desk, &submission),
            other => Err(Error::NotFound(other.into())),
        }
    }
}

/// A table's label as a text.
fn table_label(table: &str) -> Text {
    tr("table-label").table("table", table).into()
}

/// What an action is called.
fn action_label(action: Right) -> Text {
    tr(format!("action-{}", rights::word(action))).into()
}

/// The role that a page or a form is about.
fn role_key(parameters: &impl Parameters) -> Result<String, Error> {
    parameters
        .text(ROLE)
        .ok_or_else(|| Error::NotFound(ROLE.into()))
}

/// The person whom a page or a form is about.
fn user_id(parameters: &impl Parameters) -> Result<UserId, Error> {
    parameters
        .id(USER)?
        .ok_or_else(|| Error::NotFound(USER.into()))
}
