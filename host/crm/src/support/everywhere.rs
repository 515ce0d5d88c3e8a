//! What is open for support in all accounts, for the operator.

use super::{Support, rows};
use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::AccountId;
use crate::store::Crm;

/// How many of an account's are looked through, the latest first.
const LOOKED_AT: u32 = 200;

/// What is open now, by account. Each account is looked into, also those that nobody
/// uses.
///
/// # Errors
/// `Denied` to all but the operator; what keeps an account from being read.
pub fn open_everywhere(crm: &Crm, context: &Context) -> Result<Vec<(AccountId, Support)>> {
    if context.actor != Actor::Operator {
        return Err(Error::Denied(
            "only the operator looks into all accounts".into(),
        ));
    }
    let mut all = Vec::new();
    for id in crm.account_ids() {
        let found = crm
            .account(&id)?
            .read(|read| rows::list(read, context, LOOKED_AT))?;
        let found = found.into_iter().filter(|one| one.is_open(context.at));
        all.extend(found.map(|one| (id.clone(), one)));
    }
    Ok(all)
}

impl Support {
    /// What the specialists call themselves who are in by it.
    #[must_use]
    pub fn inside(&self) -> Vec<&str> {
        let stays = self.stays.iter().filter(|stay| stay.ended_at.is_none());
        stays.map(|stay| stay.agent.as_str()).collect()
    }
}
