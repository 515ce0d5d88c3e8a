//! A link to a backup, by mail to admins of the account. Whoever has the link has
//! the file, and opens it with the account's key alone.

use std::collections::BTreeSet;

use bailey_crm::backups::{self as list, BackupId};
use bailey_crm::directory::{self, User};
use bailey_crm::mail::{self, Message};
use bailey_crm::{Account, Context, Error, Result, Timestamp, UserId};

use super::Backups;

/// What a letter about a backup is written of.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Under which the file can be had.
    pub link: String,
    /// Until when.
    pub until: Timestamp,
    /// When the account was as the backup holds it.
    pub taken_at: Timestamp,
}

impl Backups {
    /// Mails each of these admins a link of their own, which works for so many days.
    /// `compose` writes subject and text. Answers to how many.
    ///
    /// # Errors
    /// `Denied` to all but admins; `NotFound`; `Invalid` naming
    /// `to` or `days`; `Unavailable` while the operator has set no public address.
    pub fn mail(
        &self,
        account: &Account,
        context: &Context,
        id: BackupId,
        to: &BTreeSet<UserId>,
        days: u32,
        compose: impl Fn(&User, &Letter) -> (String, String),
    ) -> Result<u32> {
        let base = self.address(account)?;
        let (backup, people) = account.read(|read| {
            let backup = list::get(read, context, id)?;
            let people = to.iter().map(|user| directory::user(read, context, *user));
            Ok((backup, people.collect::<Result<Vec<_>>>()?))
        })?;
        if let Some(other) = people.iter().find(|user| !user.admin || !user.active) {
            return Err(Error::invalid_field(
                "to",
                "no-admin",
                format!("{} is no admin: links to backups go to admins", other.name),
            ));
        }
        let mut messages = Vec::new();
        for user in &people {
            let (token, until) = list::make_link(account, context, id, days)?;
            let letter = Letter {
                link: format!("{base}/backups/{}", token.reveal()),
                until,
                taken_at: backup.made.taken_at,
            };
            let (subject, body) = compose(user, &letter);
            let message = Message {
                recipient: user.email.clone(),
                subject,
                body,
                purpose: "backup".into(),
            };
            messages.push(message);
        }
        mail::queue(account, context, messages)?;
        self.crm()
            .set_due(account.id(), mail::JOB, Some(Timestamp::now()))?;
        Ok(u32::try_from(people.len()).unwrap_or(u32::MAX))
    }

    /// Scheme and host of the account's pages.
    fn address(&self, account: &Account) -> Result<String> {
        let url = self.0.settings.public_url.as_deref();
        let parts = url.and_then(|url| url.split_once("://"));
        let (scheme, host) = parts.ok_or_else(|| {
            Error::Unavailable(
                "links can't be mailed: the operator has to set `public-url` first".into(),
            )
        })?;
        Ok(format!("{scheme}://{}.{host}", account.id()))
    }
}
