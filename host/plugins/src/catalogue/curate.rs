//! What the operator decides about the catalogue: it holds in every account from
//! the next call on.

use std::fmt;
use std::str::FromStr;

use bailey_crm::catalogue::{self as kept, EVERYTHING};
use bailey_crm::{AccountId, Context, Crm};
use bailey_package::{Digest, PublicKey, Rotation};

use super::telling::Withdrawn;
use crate::error::Result;
use crate::plugins::Plugins;

/// Of what an account may have or not: a plugin, all plugins of a publisher, or
/// everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject(String);

impl FromStr for Subject {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let is_name = |text: &str| {
            text.starts_with(|first: char| first.is_ascii_lowercase())
                && text
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        };
        let parts: Vec<&str> = text.split('.').collect();
        if text == EVERYTHING || (parts.len() <= 2 && parts.into_iter().all(is_name)) {
            Ok(Self(text.to_owned()))
        } else {
            Err(format!(
                "`{text}` is neither a plugin (acme.badges) nor a publisher (acme) nor * for \
                 everything"
            ))
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Plugins {
    /// Approves a package, whoever signed it: everybody may have it. A revocation or
    /// a delisting is taken back.
    ///
    /// # Errors
    /// [`Error::Crm`](crate::Error::Crm) with `Denied` to all but the operator, with
    /// `NotFound` if it was never seen.
    pub fn approve_package(&self, context: &Context, digest: Digest) -> Result<()> {
        self.curate(|crm| kept::approve(crm, context, &digest.to_hex()))
    }

    /// Takes a package off the list: nobody else gets it, and who has it keeps it.
    ///
    /// # Errors
    /// As [`approve_package`](Self::approve_package).
    pub fn delist_package(&self, context: &Context, digest: Digest) -> Result<()> {
        self.curate(|crm| kept::delist(crm, context, &digest.to_hex()))
    }

    /// Puts a package back on the list.
    ///
    /// # Errors
    /// As [`approve_package`](Self::approve_package).
    pub fn relist_package(&self, context: &Context, digest: Digest) -> Result<()> {
        self.curate(|crm| kept::relist(crm, context, &digest.to_hex()))
    }

    /// Revokes a package: it stops in every account at once, and the admins of those
    /// that have it are told why. Returns in how many it stopped.
    ///
    /// # Errors
    /// As [`approve_package`](Self::approve_package).
    pub fn revoke_package(
        &self,
        context: &Context,
        digest: Digest,
        reason: &str,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<u64> {
        self.curate(|crm| kept::revoke(crm, context, &digest.to_hex(), reason))?;
        Ok(self.tell_withdrawn(context, &Withdrawn::Package(digest), progress))
    }

    /// Gives a publisher a key by the operator's word; a publisher whom nobody knew
    /// is known from then on.
    ///
    /// # Errors
    /// [`Error::Crm`](crate::Error::Crm) with `Denied` to all but the operator, with
    /// `Invalid` for a name that no plugin's id begins with, with `Conflict` if the
    /// key is somebody's already.
    pub fn add_publisher_key(
        &self,
        context: &Context,
        publisher: &str,
        key: PublicKey,
    ) -> Result<()> {
        self.curate(|crm| kept::add_key(crm, context, publisher, &key.to_string()))
    }

    /// Puts a new key in an old one's place, by the old one's word. Returns whose.
    ///
    /// # Errors
    /// [`Error::Crm`](crate::Error::Crm) with `Denied` to all but the operator, with
    /// `NotFound` if the old key is nobody's, with `Conflict` if it was retired or
    /// revoked.
    pub fn rotate_publisher_key(&self, context: &Context, rotation: &Rotation) -> Result<String> {
        let (old, new) = (rotation.old().to_string(), rotation.new_key().to_string());
        self.curate(|crm| kept::rotate_key(crm, context, &old, &new))
    }

    /// Has nothing count any more that this key signed, unless the operator approved
    /// it. Returns in how many accounts something stopped.
    ///
    /// # Errors
    /// [`Error::Crm`](crate::Error::Crm) with `Denied` to all but the operator, with
    /// `NotFound` if it is nobody's.
    pub fn revoke_publisher_key(
        &self,
        context: &Context,
        key: PublicKey,
        reason: &str,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<u64> {
        self.curate(|crm| kept::revoke_key(crm, context, &key.to_string(), reason))?;
        Ok(self.tell_withdrawn(context, &Withdrawn::Key(key), progress))
    }

    /// Says whether an account may have something; none says nothing any more. What
    /// it has stays. The account's own journal tells its admins.
    ///
    /// # Errors
    /// [`Error::Crm`](crate::Error::Crm) with `Denied` to all but the operator, with
    /// `NotFound` without such an account, with what keeps its journal from being
    /// written: then it is as it was.
    pub fn set_offered(
        &self,
        context: &Context,
        account: &AccountId,
        subject: &Subject,
        allowed: Option<bool>,
    ) -> Result<()> {
        let before = {
            let catalogue = self.catalogue();
            let rules = catalogue.curation().rules.get(account);
            rules.and_then(|rules| rules.get(&subject.0)).copied()
        };
        let set = |rule| kept::set_rule(self.crm(), context, account, &subject.0, rule);
        set(allowed)?;
        if before != allowed
            && let Err(error) = self.journal_rule(context, account, subject, allowed)
        {
            set(before)?;
            return Err(error);
        }
        self.renew_catalogue(|now| now)
    }

    /// Tells an account's journal what its operator said to it.
    fn journal_rule(
        &self,
        context: &Context,
        account: &AccountId,
        subject: &Subject,
        allowed: Option<bool>,
    ) -> Result<()> {
        let (context, subject) = (context.clone(), subject.to_string());
        let kind = match allowed {
            Some(true) => "plugins.allowed",
            Some(false) => "plugins.denied",
            None => "plugins.unsaid",
        };
        let account = self.crm().account(account)?;
        account.write(move |write| {
            let mut operation = write.operation(&context, kind)?;
            operation.detail("subject", subject);
            operation.finish().map(drop)
        })?;
        Ok(())
    }

    /// Keeps a decision and has it hold: the catalogue is judged anew, and every
    /// account's plugins are loaded anew with their next call.
    fn curate<T>(&self, decide: impl FnOnce(&Crm) -> bailey_crm::Result<T>) -> Result<T> {
        let decided = decide(self.crm())?;
        self.renew_catalogue(|now| now)?;
        Ok(decided)
    }
}
