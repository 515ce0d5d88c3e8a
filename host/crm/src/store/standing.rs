//! How accounts stand with the operator: suspended, about to be deleted, or neither.
//! Who is suspended is served nothing and nothing is done for them in the background;
//! all that they have stays. Whoever is to be deleted is suspended until that day, and
//! can be called back until it has come.

use std::sync::PoisonError;

use super::Crm;
use super::operator::Operator;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{AccountId, Timestamp};

/// How an account stands with the operator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Since when it is suspended.
    pub suspended_at: Option<Timestamp>,
    /// Why, for the operator.
    pub why: Option<String>,
    /// When it is deleted with all that it has.
    pub delete_at: Option<Timestamp>,
}

impl Crm {
    /// Whether the account is served nothing. Memory alone.
    #[must_use]
    pub fn is_suspended(&self, id: &AccountId) -> bool {
        let suspended = self.suspended.read();
        suspended
            .unwrap_or_else(PoisonError::into_inner)
            .contains(id)
    }

    /// Suspends an account: from now on it is served nothing.
    ///
    /// # Errors
    /// `Denied` to all but the operator; `NotFound`.
    pub fn suspend(&self, context: &Context, id: &AccountId, why: Option<&str>) -> Result<()> {
        let standing = Standing {
            suspended_at: Some(context.at),
            why: why.map(str::to_owned),
            delete_at: None,
        };
        self.stand(context, id, standing, "account.suspended")
    }

    /// Serves an account again, also one that was to be deleted.
    ///
    /// # Errors
    /// `Denied` to all but the operator; `NotFound`.
    pub fn resume(&self, context: &Context, id: &AccountId) -> Result<()> {
        self.stand(context, id, Standing::default(), "account.resumed")
    }

    /// Suspends an account, and has it deleted with all that it has at that moment.
    ///
    /// # Errors
    /// `Denied` to all but the operator; `NotFound`.
    pub fn delete_account_at(
        &self,
        context: &Context,
        id: &AccountId,
        at: Timestamp,
    ) -> Result<()> {
        let standing = Standing {
            suspended_at: Some(context.at),
            why: None,
            delete_at: Some(at),
        };
        self.stand(context, id, standing, "account.leaving")
    }

    /// Deletes the accounts whose day has come, and says which. Copies elsewhere, such
    /// as backups, stay.
    ///
    /// # Errors
    /// `Database`; `File`.
    pub fn delete_due_accounts(&self, now: Timestamp) -> Result<Vec<AccountId>> {
        let due: Vec<AccountId> = self
            .accounts()?
            .into_iter()
            .filter(|account| account.standing.delete_at.is_some_and(|at| at <= now))
            .map(|account| account.id)
            .collect();
        let _making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        for id in &due {
            let account = {
                let mut accounts = self.accounts.write();
                let accounts = accounts.as_mut().map_err(|_| poisoned())?;
                accounts.remove(id)
            };
            if let Some(account) = account {
                tracing::warn!(account = %id, "the account is deleted");
                self.forget(&account);
            }
            let mut suspended = self
                .suspended
                .write()
                .unwrap_or_else(PoisonError::into_inner);
            suspended.remove(id);
        }
        Ok(due)
    }

    fn stand(
        &self,
        context: &Context,
        id: &AccountId,
        standing: Standing,
        kind: &'static str,
    ) -> Result<()> {
        if context.actor != crate::context::Actor::Operator {
            return Err(Error::Denied(
                "only the operator says how an account stands".into(),
            ));
        }
        let account = self.account(id)?;
        let (by, told) = (context.clone(), standing.clone());
        account.write(move |write| {
            let mut operation = write.operation(&by, kind)?;
            if let Some(why) = &told.why {
                operation.detail("why", why);
            }
            if let Some(at) = told.delete_at {
                operation.detail("at", at.to_string());
            }
            operation.finish()
        })?;
        self.home.operator.set_standing(id, &standing)?;
        let mut suspended = self
            .suspended
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        if standing.suspended_at.is_some() {
            suspended.insert(id.clone());
        } else {
            suspended.remove(id);
        }
        Ok(())
    }
}

fn poisoned() -> Error {
    Error::Internal("the list of accounts is not whole".to_owned())
}

impl Operator {
    fn set_standing(&self, id: &AccountId, standing: &Standing) -> Result<()> {
        self.main()
            .prepare_cached(
                "UPDATE account SET suspended_at = ?2, suspended_why = ?3, delete_at = ?4
                 WHERE id = ?1",
            )?
            .execute((
                id.as_str(),
                standing.suspended_at,
                &standing.why,
                standing.delete_at,
            ))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::Context;
    use crate::store::{Crm, NewAccount};

    #[test]
    fn a_suspended_account_has_nothing_due_until_it_is_resumed() {
        let crm = Crm::open_memory().unwrap();
        let context = Context::operator();
        let id: crate::AccountId = "acme".parse().unwrap();
        let new = NewAccount {
            id: id.clone(),
            name: "Acme".to_owned(),
        };
        let _account = crm.create_account(&context, new).unwrap();
        crm.set_due(&id, "a/b", Some(context.at)).unwrap();
        let due = || crm.due(context.at, 10).unwrap().len();
        assert_eq!((due(), crm.is_suspended(&id)), (1, false));
        crm.suspend(&context, &id, Some("unpaid")).unwrap();
        assert_eq!((due(), crm.is_suspended(&id)), (0, true));
        let standing = crm.accounts().unwrap().remove(0).standing;
        assert_eq!(standing.why.as_deref(), Some("unpaid"));
        crm.resume(&context, &id).unwrap();
        assert_eq!((due(), crm.is_suspended(&id)), (1, false));
    }

    #[test]
    fn an_account_is_deleted_on_its_day_and_never_before() {
        let crm = Crm::open_memory().unwrap();
        let context = Context::operator();
        let make = |name: &str| {
            let id: crate::AccountId = name.parse().unwrap();
            let new = NewAccount {
                id: id.clone(),
                name: name.to_owned(),
            };
            (crm.create_account(&context, new).unwrap(), id)
        };
        let ((leaving, id), (_, stays)) = (make("leaving"), make("stays"));
        let at = context.at.plus_millis(1_000);
        crm.delete_account_at(&context, &id, at).unwrap();
        assert!(crm.is_suspended(&id));
        let early = crm.delete_due_accounts(at.plus_millis(-1)).unwrap();
        assert!(early.is_empty() && leaving.path().exists());
        // Called back, it stays for good.
        crm.resume(&context, &id).unwrap();
        assert!(crm.delete_due_accounts(at).unwrap().is_empty());
        crm.delete_account_at(&context, &id, at).unwrap();
        assert_eq!(
            crm.delete_due_accounts(at).unwrap(),
            std::slice::from_ref(&id)
        );
        assert!(!leaving.path().exists() && crm.account(&id).is_err());
        assert!(crm.account(&stays).is_ok());
    }
}
