//! What is mailed to whom: the person themselves, and all admins.

use bailey_sdk::prelude::*;
use bailey_sdk::{directory, mail};

/// They asked to be let in without their factor.
pub fn recovery_asked(user: UserId, address: &str) -> Result<(), Error> {
    let told = tr("mail-recovery-asked")
        .user("person", user)
        .arg("address", address);
    all(
        user,
        "mail-recovery-subject",
        &[told.into(), tr("mail-not-you").into()],
    )
}

/// An admin approved it.
pub fn recovery_approved(user: UserId, by: UserId, due: Timestamp) -> Result<(), Error> {
    let told = tr("mail-recovery-approved")
        .user("person", user)
        .user("admin", by)
        .moment("due", due);
    all(
        user,
        "mail-recovery-subject",
        &[told.into(), tr("mail-not-you").into()],
    )
}

/// Somebody took it back.
pub fn recovery_cancelled(user: UserId) -> Result<(), Error> {
    let told = tr("mail-recovery-cancelled").user("person", user);
    all(user, "mail-recovery-subject", &[told.into()])
}

/// They came in without.
pub fn recovered(user: UserId) -> Result<(), Error> {
    let told = tr("mail-recovered").user("person", user);
    all(
        user,
        "mail-recovery-subject",
        &[told.into(), tr("mail-not-you").into()],
    )
}

/// So many are written to at once: when a day's mails run out, the first still have
/// theirs.
const TOGETHER: usize = 50;

/// From now on it is asked of these. Says how many of them were told: a day's mails may
/// be used up.
pub fn asked(of: &[UserId], by: UserId, grace: u16) -> Result<usize, Error> {
    let told = tr("mail-asked")
        .user("admin", by)
        .arg("grace", u32::from(grace));
    let body = [told.into(), tr("mail-asked-where").into()];
    let mut count = 0;
    for some in of.chunks(TOGETHER) {
        match mail::send(some, &tr("mail-asked-subject").into(), &body) {
            Ok(_) => count += some.len(),
            Err(Error::Limit(_)) => break,
            Err(error) => return Err(error),
        }
    }
    Ok(count)
}

/// An admin took their factor away.
pub fn reset(user: UserId, by: UserId) -> Result<(), Error> {
    let told = tr("mail-reset").user("admin", by);
    send(&[user], "mail-changed-subject", &[told.into()])
}

/// They set one up, or took it away.
pub fn changed(user: UserId, on: bool) -> Result<(), Error> {
    let told = tr(if on { "mail-set-up" } else { "mail-removed" });
    send(
        &[user],
        "mail-changed-subject",
        &[told.into(), tr("mail-not-you").into()],
    )
}

/// They used a recovery code.
pub fn code_used(user: UserId, left: usize) -> Result<(), Error> {
    let told = tr("mail-code-used").arg("left", left);
    send(
        &[user],
        "mail-changed-subject",
        &[told.into(), tr("mail-not-you").into()],
    )
}

/// To the person and to all admins.
fn all(user: UserId, subject: &str, body: &[Text]) -> Result<(), Error> {
    let admins = directory::admins()?.into_iter();
    let to: Vec<UserId> = admins.map(|admin| admin.id).chain([user]).collect();
    send(&to, subject, body)
}

/// A day's mails may be used up: nobody is kept out by that, and the journal has it.
fn send(to: &[UserId], subject: &str, body: &[Text]) -> Result<(), Error> {
    match mail::send(to, &tr(subject).into(), body) {
        Ok(_) | Err(Error::Limit(_)) => Ok(()),
        Err(error) => Err(error),
    }
}
