//! Makes an account together with its owner, as the operator does.

use std::sync::Arc;

use super::{Founding, found};
use crate::context::Context;
use crate::error::Result;
use crate::ids::AccountId;
use crate::store::{Account, Crm, NewAccount};

/// Makes an account with its owner, or nothing: what is wrong with either is told before
/// anything is there.
///
/// # Errors
/// `Denied` to all but the operator; `Invalid`; `Conflict` if the name is taken.
pub fn open_account(
    crm: &Crm,
    context: &Context,
    id: AccountId,
    founding: Founding,
) -> Result<Arc<Account>> {
    founding.check()?;
    let name = founding.settings.name.clone();
    let account = crm.create_account(context, NewAccount { id, name })?;
    found(&account, context, founding)?;
    Ok(account)
}
