//! Hands over what waits in an account's outbox; what is not taken is tried
//! again, further and further apart, for a day.

use std::sync::Arc;

use bailey_crm::{Account, Actor, Context, Surface, Timestamp, directory, mail};

use crate::error::Result;
use crate::plugins::Plugins;

const MINUTE: i64 = 60_000;

/// After how many milliseconds a mail is tried again, attempt by attempt; after
/// the last it is given up.
const AGAIN: [i64; 7] = [
    MINUTE,
    5 * MINUTE,
    30 * MINUTE,
    2 * 60 * MINUTE,
    4 * 60 * MINUTE,
    8 * 60 * MINUTE,
    10 * 60 * MINUTE,
];

/// Mails that are handed over at a time; the rest follows at once.
const AT_A_TIME: u32 = 50;

impl Plugins {
    /// Runs an act that may queue mail. Before it, the account is put on the
    /// list of what is due, so that a mail whose act is committed is sent even if
    /// the process ends right then; after it, at once.
    ///
    /// # Errors
    /// What the act says; [`bailey_crm::Error::Database`].
    pub fn with_mail<T>(
        &self,
        account: &Account,
        act: impl FnOnce() -> bailey_crm::Result<T>,
    ) -> bailey_crm::Result<T> {
        let due = |at| self.crm().set_due(account.id(), mail::JOB, Some(at));
        due(Timestamp::now().plus_millis(MINUTE))?;
        let done = act();
        // It is done either way, and in a minute the mail is sent.
        if let Err(error) = due(Timestamp::now()) {
            tracing::warn!(account = %account.id(), %error, "mail is not sent at once");
        }
        done
    }

    /// The same for an act that keeps what a call left behind, of which it is known
    /// whether there is mail in it.
    pub(crate) fn with_letters<T>(
        &self,
        account: &Account,
        letters: bool,
        act: impl FnOnce() -> bailey_crm::Result<T>,
    ) -> bailey_crm::Result<T> {
        if letters {
            self.with_mail(account, act)
        } else {
            act()
        }
    }

    /// Sends what is due of an account's mail.
    pub(crate) fn send_mail(&self, account: &Arc<Account>) -> Result<()> {
        let Some(carrier) = self.carrier() else {
            // Nobody takes mail in this process: it waits for one that does.
            let later = Timestamp::now().plus_millis(10 * MINUTE);
            return Ok(self.crm().set_due(account.id(), mail::JOB, Some(later))?);
        };
        // A mail that is queued from here on says so itself, and that stands.
        let looked = Timestamp::now().plus_millis(10 * MINUTE);
        self.crm().set_due(account.id(), mail::JOB, Some(looked))?;
        let name = account.read(directory::settings)?.name;
        for waiting in mail::due(account, Timestamp::now(), AT_A_TIME)? {
            let context = Context {
                actor: Actor::Operator,
                surface: Surface::Background,
                ..Context::operator()
            };
            match carrier.carry(&name, &waiting.message) {
                Ok(()) => mail::sent(account, &context, &waiting)?,
                Err(refused) => {
                    let wait = usize::try_from(waiting.attempts)
                        .ok()
                        .and_then(|attempt| AGAIN.get(attempt))
                        .filter(|_| !refused.for_good);
                    let again = wait.map(|wait| Timestamp::now().plus_millis(*wait));
                    tracing::warn!(account = %account.id(), purpose = waiting.message.purpose, reason = refused.reason, given_up = again.is_none(), "a mail was not taken");
                    mail::failed(account, &context, &waiting, &refused.reason, again)?;
                }
            }
        }
        let next = mail::next(account)?;
        Ok(self.crm().move_due(account.id(), mail::JOB, looked, next)?)
    }
}
