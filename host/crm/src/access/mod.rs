//! What the acting user may do, and how it is kept on every surface.
//!
//! # How it is used
//!
//! Plugins decide, the host keeps. Each policy plugin answers for a user with a
//! [`Policy`]: rules that let the user do something, and what becomes of single
//! fields. Whoever authenticates a request turns the answers into an [`Access`],
//! in the transaction that saw whatever the answers depend on, and remembers it
//! as long as they hold and directory and tables are the same:
//!
//! ```ignore
//! let access = account.read(|read| Access::as_far_as_there(read, user, policies))?;
//! let context = Context { access: Arc::new(access), .. };
//! ```
//!
//! [`Access::new`] makes the same of rules that somebody is about to set, and says
//! which of them name what there is not.
//!
//! From there on nobody asks rules again. The context is every function's first
//! argument, and the tables that a function gets for it
//! ([`Read::schema`](crate::Read::schema)) are made for it: without hidden fields,
//! and with the conditions that rows have to fulfil. A field that is hidden is
//! therefore not there for filters, sorting, searching, counting and exports, and
//! a record that is not seen is not there for anything.
//!
//! What pages need to know beforehand says the table:
//! [`Table::extent`](crate::schema::Table::extent) and
//! [`Table::is_writable`](crate::schema::Table::is_writable).
//!
//! The account's owner is never asked about: they may do everything, so that
//! nobody can lock everyone out.

mod check;
mod compare;
mod condition;
mod explain;
mod must;
mod people;
mod reach;
mod rule;
mod rules;
mod used;

#[cfg(test)]
pub(crate) mod tests;

pub use compare::{ActionDifference, Comparison, FieldDifference, compare};
pub(crate) use condition::Condition;
pub use explain::{About, Explanation, Said, explain, explain_field};
pub use must::{among, may};
pub(crate) use must::{must, within};
pub use reach::Extent;
pub(crate) use reach::Reach;
pub use rule::{Abstention, Action, FieldLevel, FieldRule, Policy, Reason, Rule, Scope};
pub(crate) use rules::owner;
pub use used::last_used;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::directory;
use crate::error::Result;
use crate::ids::UserId;
use crate::schema::Schema;
use crate::store::Read;
use crate::support::Supervision;
use crate::value::RecordRef;
use people::People;
use rules::Rules;

/// What the acting user may do. Every reading and writing function asks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// May read and write records, as far as rules let them.
    pub records: bool,
    /// May change settings, tables, users and plugins.
    pub admin: bool,
    /// Whose deletions they see besides their own: those of the departments that
    /// they head.
    pub(crate) led: Option<Arc<BTreeSet<UserId>>>,
    /// What rules let them do; without rules all records are theirs.
    pub(crate) rules: Option<Arc<Rules>>,
    /// Who watches over it, if somebody is let in for a time alone.
    pub(crate) supervision: Option<Arc<Supervision>>,
}

impl Access {
    /// Everything: the operator, and jobs within their scope.
    pub const ALL: Self = Self {
        records: true,
        admin: true,
        led: None,
        rules: None,
        supervision: None,
    };
    /// A member without rules: records, but no settings.
    pub const MEMBER: Self = Self {
        admin: false,
        ..Self::ALL
    };
    /// Nothing.
    pub const NONE: Self = Self {
        records: false,
        ..Self::MEMBER
    };

    /// What a user may do by these policies: by each of them that doesn't abstain.
    /// Without any, admins may do everything and members all but change settings and
    /// delete for good. The owner may
    /// do everything whatever policies say, and who is suspended nothing.
    ///
    /// # Errors
    /// `NotFound` for an unknown user; `Invalid` with a problem for each rule that
    /// names a table, a field or a choice that isn't there, or compares what can't
    /// be compared, and for departments that are below each other in a circle.
    pub fn new(read: &Read<'_>, user: UserId, policies: Vec<Policy>) -> Result<Self> {
        Self::check(read, &policies)?;
        Self::as_far_as_there(read, user, policies)
    }

    /// Refuses policies that name what isn't there.
    ///
    /// # Errors
    /// `Invalid` with a problem for each rule that names a table, a field or a choice
    /// that isn't there, or compares what can't be compared.
    pub fn check(read: &Read<'_>, policies: &[Policy]) -> Result<()> {
        check::check(policies, &*read.whole_schema()?)
    }

    /// As [`new`](Self::new), for policies that made sense when they were set: a rule
    /// lets nobody do anything with a table, a field or a choice that was deleted
    /// since, and a field that is not there needs no rule. So nobody is locked out by
    /// deleting a field that a role names.
    ///
    /// # Errors
    /// `NotFound` for an unknown user; `Invalid` for departments that are below each
    /// other in a circle.
    pub fn as_far_as_there(read: &Read<'_>, user: UserId, policies: Vec<Policy>) -> Result<Self> {
        let operator = crate::context::Context::operator();
        let user = directory::user(read, &operator, user)?;
        if !user.active {
            return Ok(Self::NONE);
        }
        if user.owner {
            return Ok(Self::ALL);
        }
        let users = directory::users(read, &operator)?;
        let departments = directory::departments(read, &operator)?;
        let people = People::of(&user, &users, &departments)?;
        let led = (people.led.len() > 1).then(|| Arc::new(people.led.clone()));
        let speaking: Vec<Policy> = policies
            .into_iter()
            .filter(|one| !one.is_silent())
            .collect();
        let rules = if speaking.is_empty() {
            None
        } else {
            Some(Arc::new(Rules::new(people, user.admin, speaking)?))
        };
        Ok(Self {
            records: true,
            admin: user.admin,
            led,
            rules,
            supervision: None,
        })
    }

    /// Of this, what a policy besides those that it rests on lets somebody do: a
    /// narrower one of the same user's. Nobody is asked, and nothing is read.
    ///
    /// # Errors
    /// `Damaged` for rules that can't be written down.
    pub fn and(&self, user: UserId, policy: Policy) -> Result<Self> {
        let records = self.records && policy.rules.iter().any(|rule| !rule.actions.is_empty());
        let rules = match &self.rules {
            Some(rules) => rules.narrowed(policy)?,
            None => Rules::new(People::alone(user), self.admin, Vec::new())?.narrowed(policy)?,
        };
        Ok(Self {
            records,
            admin: self.admin,
            led: self.led.clone(),
            rules: Some(Arc::new(rules)),
            supervision: self.supervision.clone(),
        })
    }

    /// Whether it extends to deleting for good, of some table at least. Without
    /// rules admins alone may.
    #[must_use]
    pub fn may_purge(&self) -> bool {
        match &self.rules {
            None => Action::Purge.is_free(self.admin),
            Some(rules) => rules.grants(Action::Purge),
        }
    }

    /// What becomes of a field.
    #[must_use]
    pub fn level(&self, table: &str, field: &str) -> FieldLevel {
        let policies = self.rules.iter().flat_map(|rules| &rules.policies);
        let about = policies.flat_map(|policy| &policy.fields);
        let about = about.filter(|rule| rule.table == table && rule.field == field);
        let least = about.map(|rule| rule.level).min();
        least.unwrap_or(FieldLevel::Editable)
    }

    /// Who watches over it, if somebody is let in for a time alone.
    #[must_use]
    pub fn supervision(&self) -> Option<&Arc<Supervision>> {
        self.supervision.as_ref()
    }

    /// Notes for whoever watches over it that these are shown: opened by
    /// themselves, or in a list.
    pub(crate) fn shows<'a>(&self, opened: bool, records: impl IntoIterator<Item = &'a RecordRef>) {
        if let Some(supervision) = &self.supervision {
            supervision.shows(opened, records);
        }
    }

    /// Whether rules say what of the records is theirs.
    #[must_use]
    pub fn is_limited(&self) -> bool {
        self.rules.is_some()
    }

    /// The tables as they are for who has this access.
    pub(crate) fn schema(&self, whole: Arc<Schema>) -> Arc<Schema> {
        match &self.rules {
            None => whole,
            Some(rules) => rules.schema(&whole),
        }
    }

    /// Another one for other rules; none without rules.
    pub(crate) fn fingerprint(&self) -> Option<&[u8; 32]> {
        self.rules.as_ref().map(|rules| &rules.fingerprint)
    }
}
