//! Which plugins and publishers an account may have, where the operator said so.

use std::collections::{BTreeMap, HashMap};

use rusqlite::Connection;

use super::must_be_operator;
use crate::context::Context;
use crate::error::Result;
use crate::ids::AccountId;
use crate::store::Crm;

/// The subject that stands for every plugin of every publisher.
pub const EVERYTHING: &str = "*";

pub(super) fn all(file: &Connection) -> Result<HashMap<AccountId, BTreeMap<String, bool>>> {
    let mut rules: HashMap<AccountId, BTreeMap<String, bool>> = HashMap::new();
    let mut statement =
        file.prepare_cached("SELECT account, subject, allowed FROM catalogue_rule")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let account = AccountId::try_from(row.get::<_, String>(0)?)?;
        let rule = (row.get(1)?, row.get(2)?);
        rules.entry(account).or_default().extend([rule]);
    }
    Ok(rules)
}

/// Says whether an account may have a plugin, all plugins of a publisher, or
/// [`EVERYTHING`]; none says nothing any more. What it has stays.
///
/// # Errors
/// `Denied` to all but the operator; `NotFound` without such an account.
pub fn set_rule(
    crm: &Crm,
    context: &Context,
    account: &AccountId,
    subject: &str,
    allowed: Option<bool>,
) -> Result<()> {
    must_be_operator(context)?;
    crm.account(account)?;
    crm.operators_file(|file| {
        match allowed {
            Some(allowed) => file.execute(
                "INSERT INTO catalogue_rule (account, subject, allowed) VALUES (?1, ?2, ?3)
                 ON CONFLICT (account, subject) DO UPDATE SET allowed = excluded.allowed",
                (account.as_str(), subject, allowed),
            )?,
            None => file.execute(
                "DELETE FROM catalogue_rule WHERE account = ?1 AND subject = ?2",
                (account.as_str(), subject),
            )?,
        };
        Ok(())
    })
}
