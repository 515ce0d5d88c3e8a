//! What would change if a plugin gave other policies: counted over the records as
//! they are, before anybody saves anything.

use std::sync::Arc;

use bailey_crm::access::{self, Access, Comparison, Policy};
use bailey_crm::directory::{self, User};
use bailey_crm::{Account, Context, UserId};

use crate::error::Result;
use crate::extension_points::access_policy::NAME;
use crate::plugins::Plugins;

/// What a user may today, and what they could.
type Pair = (UserId, Arc<Access>, Arc<Access>);

/// How many threads count at a time: readers that others need stay free.
const COUNTING: usize = 2;

/// Counts for several users at once: somebody waits to see it.
fn compared(
    account: &Account,
    context: &Context,
    pairs: &[Pair],
) -> bailey_crm::Result<Vec<(UserId, Comparison)>> {
    let count = &|pairs: &[Pair]| -> bailey_crm::Result<Vec<(UserId, Comparison)>> {
        let one = |(user, before, after): &Pair| {
            let compared = account.read(|read| access::compare(read, context, before, after))?;
            Ok((*user, compared))
        };
        pairs.iter().map(one).collect()
    };
    let size = pairs.len().div_ceil(COUNTING).max(1);
    std::thread::scope(|scope| {
        let parts: Vec<_> = pairs
            .chunks(size)
            .map(|part| scope.spawn(move || count(part)))
            .collect();
        let mut all = Vec::with_capacity(pairs.len());
        for part in parts {
            let counted = part.join().map_err(|_| {
                bailey_crm::Error::Internal("counting ended without an answer".into())
            })?;
            all.extend(counted?);
        }
        Ok(all)
    })
}

impl Plugins {
    /// What would change if the plugin gave these policies instead of those that it
    /// gives today, for each of the users.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] with `NotFound` for an unknown user, and with `Invalid`
    /// for a policy that names what isn't there.
    pub fn what_if(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &str,
        proposals: Vec<(UserId, Policy)>,
    ) -> Result<Vec<(UserId, Comparison)>> {
        let mut pairs = Vec::with_capacity(proposals.len());
        for (id, proposed) in proposals {
            let user = account.read(|read| directory::user(read, context, id))?;
            let (before, after) = self.today_and_then(account, &user, plugin, proposed)?;
            pairs.push((id, before, after));
        }
        Ok(compared(account, context, &pairs)?)
    }

    /// What a user may today, and what they could with another policy of this
    /// plugin; what other plugins say stays.
    fn today_and_then(
        &self,
        account: &Arc<Account>,
        user: &User,
        plugin: &str,
        proposed: Policy,
    ) -> Result<(Arc<Access>, Arc<Access>)> {
        // A policy that fails today denies, and what it would say is what counts.
        let before = self
            .access(account, user)
            .unwrap_or_else(|_| Arc::new(Access::NONE));
        let roster = self.roster(account)?;
        let mut policies = vec![proposed];
        account.read(|read| Access::check(read, &policies))?;
        for other in roster.at(NAME).filter(|other| &*other.id != plugin) {
            policies.push(self.policy(account, user, other)?.policy);
        }
        let after = account.read(|read| Access::as_far_as_there(read, user.id, policies))?;
        Ok((before, Arc::new(after)))
    }
}
