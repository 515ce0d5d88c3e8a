//! What posting a form of the settings comes to, the same way for each of them: on
//! to the page where it shows, or the form once more with what is wrong.
//!
//! A handler reads what was typed, has it done, and hands on both: `then` says where
//! one goes and what is said there, `again` draws the form.

use axum::response::Response;
use bailey_crm::{Error, Problem, Result as Done};

use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::notice::{Notice, Tone};
use crate::pages::viewer::Viewer;

/// The answer to a form.
///
/// # Errors
/// What is wrong with something else than what was typed.
pub(super) fn settled<T>(
    done: Done<T>,
    then: impl FnOnce(T) -> Result<Response>,
    again: impl FnOnce(&[Problem]) -> Result<Response>,
) -> Result<Response> {
    match done {
        Ok(done) => then(done),
        Err(Error::Invalid(problems)) => again(&problems),
        Err(other) => Err(other.into()),
    }
}

/// The same for a form that says which version it was typed on: whoever was beaten
/// to it sees what there is by now.
///
/// # Errors
/// As [`settled`].
pub(super) fn settled_since<T>(
    viewer: &Viewer,
    own: &Address,
    done: Done<T>,
    then: impl FnOnce(T) -> Result<Response>,
    again: impl FnOnce(&[Problem]) -> Result<Response>,
) -> Result<Response> {
    if let Err(Error::Conflict(_)) = done {
        let moved = Notice::new(Tone::Caution, viewer.reader.text("person-moved"));
        return Ok(moved.redirect(&own.to_string()));
    }
    settled(done, then, again)
}
