//! The way back in for who lost the phone and the codes, without anybody outside the
//! account: they ask on the way in, a second admin approves, and after a delay during
//! which everybody who should know was told, the factor is taken away.

use bailey_sdk::json::Json;
use bailey_sdk::prelude::*;
use bailey_sdk::{clock, directory, journal_note, settings};

use crate::letters;
use crate::person::{self, Person};

const HOUR: i64 = 60 * 60 * 1000;

/// That somebody asked to be let in without their factor.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Recovery {
    pub asked: Timestamp,
    /// The network address that it was asked from.
    pub address: Option<String>,
    /// Who approved it.
    pub by: Option<UserId>,
    /// From when on they can come in without.
    pub due: Option<Timestamp>,
}

impl Recovery {
    /// Whether they can come in without by now.
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.due.is_some_and(|due| due <= now)
    }
}

/// Asks for it. Asking again changes nothing.
pub fn ask(user: UserId, address: Option<String>) -> Result<(), Error> {
    let mut person = Person::read(user)?;
    if person.recovery.is_some() {
        return Ok(());
    }
    let from = address.clone().unwrap_or_default();
    person.recovery = Some(Recovery {
        asked: clock::now()?,
        address,
        by: None,
        due: None,
    });
    person.put(user)?;
    letters::recovery_asked(user, &from)?;
    note("recovery-asked", user, &[("address", &from)])
}

/// Approves it, as another admin than the one who asks. From a delay after that on,
/// they come in without.
pub fn approve(by: UserId, user: UserId) -> Result<Timestamp, Error> {
    if by == user {
        return Err(Error::invalid(tr("not-your-own")));
    }
    if !directory::find(by)?.admin {
        return Err(Error::Denied("only admins approve this".into()));
    }
    let mut person = Person::read(user)?;
    let Some(recovery) = person.recovery.as_mut().filter(|it| it.by.is_none()) else {
        return Err(Error::Conflict("nobody asks for this any more".into()));
    };
    let due = clock::now()?.saturating_add(delay()? * HOUR);
    recovery.by = Some(by);
    recovery.due = Some(due);
    person.put(user)?;
    letters::recovery_approved(user, by, due)?;
    note("recovery-approved", user, &[])?;
    Ok(due)
}

/// Takes the request back: whoever finds that it is not theirs, or has their phone
/// again. Says whether there was one.
pub fn cancel(user: UserId) -> Result<bool, Error> {
    let mut person = Person::read(user)?;
    if person.recovery.take().is_none() {
        return Ok(false);
    }
    person.put(user)?;
    letters::recovery_cancelled(user)?;
    note("recovery-cancelled", user, &[])?;
    Ok(true)
}

/// Takes the factor away of who asked for it, if its time has come.
pub fn carry_out(user: UserId, now: Timestamp) -> Result<bool, Error> {
    let recovery = Person::read(user)?.recovery;
    if !recovery.is_some_and(|recovery| recovery.is_due(now)) {
        return Ok(false);
    }
    person::take_away(user)?;
    letters::recovered(user)?;
    note("recovered", user, &[])?;
    Ok(true)
}

/// Notes something about a person in the journal.
pub fn note(name: &str, user: UserId, more: &[(&str, &str)]) -> Result<(), Error> {
    let mut details = vec![("user".to_owned(), user.to_string())];
    let more = more.iter().filter(|(_, value)| !value.is_empty());
    details.extend(more.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    journal_note::note(name, &details)
}

/// Hours between an approval and its effect.
fn delay() -> Result<i64, Error> {
    match settings::get("recovery-hours")? {
        Scalar::Integer(hours) => Ok(hours),
        _ => Ok(24),
    }
}

#[cfg(test)]
mod tests {
    use super::Recovery;

    #[test]
    fn it_takes_an_approval_and_its_time() {
        let asked = Recovery {
            asked: 0,
            address: None,
            by: None,
            due: None,
        };
        assert!(!asked.is_due(i64::MAX));
        let approved = Recovery {
            by: Some(1),
            due: Some(100),
            ..asked
        };
        assert!(!approved.is_due(99));
        assert!(approved.is_due(100));
    }
}
