//! What people are told by mail about plugins that can keep them out: the owner, that
//! one gives no answer, once for a trouble and not for each who is kept out by it; the
//! admins, that one was switched off, and that the owner went past all of them.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use bailey_crm::activity::Crossing;
use bailey_crm::directory::{self, User};
use bailey_crm::mail::{self, Message};
use bailey_crm::plugin_data::{Leaving, Rules};
use bailey_crm::sessions::{self, Attempt, SignIn};
use bailey_crm::{Account, AccountId, Context, Surface, Timestamp};
use fluent_bundle::FluentArgs;

use crate::error::Error;
use crate::plugins::Plugins;
use crate::roster::Missing;

/// How long the same plugin's trouble is one and the same.
const TROUBLE_MS: i64 = 60 * 60 * 1000;

/// Of which troubles owners were told, and when.
#[derive(Default)]
pub struct Alarms {
    told: Mutex<HashMap<(AccountId, String), Timestamp>>,
}

impl Alarms {
    /// Whether this is a trouble that nobody was told of yet.
    fn is_new(&self, account: &AccountId, plugin: &str, at: Timestamp) -> bool {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.retain(|_, told_at| at < told_at.plus_millis(TROUBLE_MS));
        let trouble = (account.clone(), plugin.to_owned());
        if told.contains_key(&trouble) {
            return false;
        }
        told.insert(trouble, at);
        true
    }

    /// A plugin that was switched on or off has, at the next failure, a new trouble.
    pub(crate) fn forget(&self, account: &AccountId, plugin: &str) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.remove(&(account.clone(), plugin.to_owned()));
    }
}

impl Plugins {
    /// Tells the owner that a plugin that decides at this extension point gave no
    /// answer, so that whoever it is asked about is denied. What goes wrong with the
    /// mail itself is logged: the denial stands either way.
    pub(crate) fn alarm(&self, account: &Account, point: &str, error: &Error, at: Timestamp) {
        let plugin = match error {
            Error::Failed { plugin, .. }
            | Error::Answered { plugin, .. }
            | Error::Unfit { plugin, .. } => plugin,
            _ => return,
        };
        if !self.alarms().is_new(account.id(), plugin, at) {
            return;
        }
        tracing::error!(account = %account.id(), plugin, point, %error, "a plugin that decides gave no answer, and so denies");
        let owner = |user: &User| user.owner;
        let told = self.tell(account, at, owner, "denies", |said| {
            said.set("plugin", plugin.clone());
            said.set("point", point.to_owned());
            said.set("problem", error.to_string());
        });
        if let Err(error) = told {
            tracing::error!(account = %account.id(), %error, "the owner could not be told");
        }
    }

    /// Tells the account's admins that a plugin could not be told who crossed one of its
    /// thresholds, so that they see to it themselves. It is tried again meanwhile.
    pub(crate) fn tell_unheard(&self, account: &Account, crossing: &Crossing, error: &Error) {
        let (plugin, at) = (&crossing.plugin, Timestamp::now());
        if !self
            .alarms()
            .is_new(account.id(), &format!("{plugin} unheard"), at)
        {
            return;
        }
        let who = account.read(|read| {
            let found = directory::user(read, &Context::operator(), crossing.user)?;
            Ok(found.name)
        });
        let who = who.unwrap_or_else(|_| crossing.user.to_string());
        let admins = |user: &User| user.admin;
        let told = self.tell(account, at, admins, "unheard", |said| {
            said.set("plugin", plugin.clone());
            said.set("who", who.clone());
            said.set("act", crossing.act.as_str());
            said.set("period", crossing.per.as_str());
            said.set("count", crossing.count);
            said.set("limit", crossing.limit);
            said.set("problem", error.to_string());
        });
        if let Err(error) = told {
            tracing::error!(account = %account.id(), %error, "the admins could not be told");
        }
    }

    /// Tells the account's admins that a plugin that kept rules was switched off.
    pub(crate) fn tell_switched_off(
        &self,
        account: &Account,
        context: &Context,
        plugin: &str,
        points: &[&'static str],
    ) -> bailey_crm::Result<()> {
        let by = context.actor.user();
        let admins = |user: &User| user.admin && Some(user.id) != by;
        let name = self.named(account, context)?;
        self.tell(account, context.at, admins, "switched-off", |said| {
            said.set("plugin", plugin.to_owned());
            said.set("points", points.join(", "));
            said.set("who", name.clone());
            said.set("by", if by.is_some() { "person" } else { "operator" });
        })
    }

    /// Tells the account's other admins that a plugin that keeps it safe is to be
    /// switched off, and until when that can be called back.
    pub(crate) fn tell_leaving(
        &self,
        account: &Account,
        context: &Context,
        leaving: &Leaving,
    ) -> bailey_crm::Result<()> {
        let who = self.named(account, context)?;
        let by = context.actor.user();
        let admins = |user: &User| user.admin && Some(user.id) != by;
        self.tell(account, context.at, admins, "leaving", |said| {
            said.set("plugin", leaving.plugin.clone());
            said.set("at", leaving.at.to_string());
            said.set("who", who.clone());
            said.set("by", if by.is_some() { "person" } else { "operator" });
        })
    }

    /// Tells the account's other admins that switching off what keeps it safe is to
    /// take less time.
    pub(crate) fn tell_cool_off(
        &self,
        account: &Account,
        context: &Context,
        before: Rules,
        after: Rules,
    ) -> bailey_crm::Result<()> {
        let who = self.named(account, context)?;
        let by = context.actor.user();
        let admins = |user: &User| user.admin && Some(user.id) != by;
        self.tell(account, context.at, admins, "cool-off", |said| {
            said.set("from", before.cool_off_hours);
            said.set("to", after.cool_off_hours);
            said.set("who", who.clone());
            said.set("by", if by.is_some() { "person" } else { "operator" });
        })
    }

    /// Who acts, as the account calls them; empty for the operator.
    fn named(&self, account: &Account, context: &Context) -> bailey_crm::Result<String> {
        let Some(id) = context.actor.user() else {
            return Ok(String::new());
        };
        let found = account.read(|read| directory::user(read, &Context::operator(), id))?;
        Ok(found.name)
    }

    /// Tells the account's admins that the operator withdrew a plugin, and why.
    pub(crate) fn tell_revoked(
        &self,
        account: &Account,
        missing: &Missing,
    ) -> bailey_crm::Result<()> {
        let (plugin, sentences) = (&missing.installation.plugin, self.sentences());
        let said = |language: &str| missing.said(sentences, language);
        let admins = |user: &User| user.admin;
        self.tell_each(
            account,
            Timestamp::now(),
            admins,
            "revoked",
            |user, text| {
                text.set("plugin", plugin.clone());
                text.set("version", missing.installation.version.clone());
                text.set("why", said(user.language.as_str()));
            },
        )
    }

    /// Lets the owner in with a safe-mode code, as [`sessions::enter_safe_mode`], and
    /// tells all admins by mail.
    ///
    /// # Errors
    /// As there.
    pub fn enter_safe_mode(
        &self,
        account: &Account,
        context: &Context,
        attempt: &Attempt,
        code: &str,
    ) -> bailey_crm::Result<SignIn> {
        let (plugins, name) = (self.clone(), account.read(directory::settings)?.name);
        let address = context.address.map(|address| address.to_string());
        let letters = move |owner: &User, people: &[User]| {
            let admins = people.iter().filter(|user| user.admin && user.active);
            let letter = |user: &User| {
                plugins.letter(&name, user, "safe-mode", |said| {
                    said.set("who", owner.name.clone());
                    said.set("address", address.clone().unwrap_or_else(|| "?".to_owned()));
                })
            };
            admins.map(letter).collect()
        };
        self.with_mail(account, || {
            sessions::enter_safe_mode(account, context, attempt, code, letters)
        })
    }

    /// Mails something to those of the account's active people who are meant.
    fn tell(
        &self,
        account: &Account,
        at: Timestamp,
        meant: impl Fn(&User) -> bool,
        purpose: &'static str,
        say: impl Fn(&mut FluentArgs<'_>),
    ) -> bailey_crm::Result<()> {
        self.tell_each(account, at, meant, purpose, |_, said| say(said))
    }

    /// The same where what is said depends on whom it is said to.
    fn tell_each(
        &self,
        account: &Account,
        at: Timestamp,
        meant: impl Fn(&User) -> bool,
        purpose: &'static str,
        say: impl Fn(&User, &mut FluentArgs<'_>),
    ) -> bailey_crm::Result<()> {
        let context = Context {
            surface: Surface::Background,
            at,
            ..Context::operator()
        };
        let (people, name) = account.read(|read| {
            let people = directory::users(read, &context)?;
            Ok((people, directory::settings(read)?.name))
        })?;
        let people = people.iter().filter(|user| user.active && meant(user));
        let letters: Vec<Message> = people
            .map(|user| self.letter(&name, user, purpose, |said| say(user, said)))
            .collect();
        self.with_mail(account, || mail::queue(account, &context, letters))
    }

    /// A mail to somebody, in their language.
    fn letter(
        &self,
        account: &str,
        user: &User,
        purpose: &str,
        say: impl Fn(&mut FluentArgs<'_>),
    ) -> Message {
        let mut said = FluentArgs::new();
        say(&mut said);
        said.set("person", user.name.clone());
        said.set("account", account.to_owned());
        let texts = self.sentences();
        let text = |id: String| texts.format(user.language.as_str(), &id, &said);
        Message {
            recipient: user.email.clone(),
            subject: text(format!("mail-{purpose}-subject")),
            body: text(format!("mail-{purpose}")),
            purpose: purpose.to_owned(),
        }
    }
}
