//! All accounts of one data folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension};

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{AccountId, Timestamp};
use crate::store::data_folder::DataFolder;
use crate::store::{Account, Options, connection, migrations};

/// An account that is to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Its name in addresses.
    pub id: AccountId,
    /// What people call it.
    pub name: String,
}

/// An account in the operator's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountSummary {
    /// Its name in addresses.
    pub id: AccountId,
    /// What people call it.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// All accounts of one data folder, which this process owns.
pub struct Crm {
    folder: DataFolder,
    options: Options,
    operator: Mutex<Connection>,
    accounts: Mutex<BTreeMap<AccountId, Arc<Account>>>,
}

impl Crm {
    /// Takes a data folder for this process, and makes it if it is missing.
    /// Fails with `Unavailable` while another process owns it.
    pub fn open(path: &Path, options: Options) -> Result<Self> {
        let folder = DataFolder::take(path)?;
        let mut operator = connection::writer(&folder.operator(), options.durability)?;
        migrations::operator(&mut operator)?;
        Ok(Self {
            folder,
            options,
            operator: Mutex::new(operator),
            accounts: Mutex::new(BTreeMap::new()),
        })
    }

    /// Makes an account without users.
    pub fn create_account(&self, context: &Context, new: NewAccount) -> Result<Arc<Account>> {
        if !context.access.admin {
            return Err(Error::Denied("only the operator makes accounts".into()));
        }
        if self.known(&new.id)? {
            return Err(Error::Conflict(format!("there is an account `{}` already", new.id)));
        }
        let path = self.folder.account(&new.id);
        let account = Arc::new(Account::new(new.id.clone(), path, self.options));
        account.create(context, &new)?;
        self.operator().execute(
            "INSERT INTO account (id, name, created_at) VALUES (?1, ?2, ?3)",
            (new.id.as_str(), &new.name, context.at),
        )?;
        self.list().insert(new.id, Arc::clone(&account));
        Ok(account)
    }

    /// The account of that name; its file is opened when it is used.
    pub fn account(&self, id: &AccountId) -> Result<Arc<Account>> {
        if let Some(account) = self.list().get(id) {
            return Ok(Arc::clone(account));
        }
        if !self.known(id)? {
            return Err(Error::NotFound(format!("there is no account `{id}`")));
        }
        let mut list = self.list();
        let account = list.entry(id.clone()).or_insert_with(|| {
            Arc::new(Account::new(id.clone(), self.folder.account(id), self.options))
        });
        Ok(Arc::clone(account))
    }

    /// All accounts, by name.
    pub fn accounts(&self) -> Result<Vec<AccountSummary>> {
        let operator = self.operator();
        let mut statement =
            operator.prepare_cached("SELECT id, name, created_at FROM account ORDER BY id")?;
        let rows = statement.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?))
        })?;
        rows.map(|row| {
            let (id, name, created_at) = row?;
            Ok(AccountSummary { id: AccountId::try_from(id)?, name, created_at })
        })
        .collect()
    }

    /// Closes the accounts that nobody used for so long; returns how many.
    pub fn close_idle(&self, idle: Duration) -> usize {
        let millis = i64::try_from(idle.as_millis()).unwrap_or(i64::MAX);
        let latest = Timestamp(Timestamp::now().0.saturating_sub(millis));
        let accounts: Vec<_> = self.list().values().cloned().collect();
        accounts.iter().filter(|account| account.used() <= latest && account.close()).count()
    }

    fn known(&self, id: &AccountId) -> Result<bool> {
        let operator = self.operator();
        let mut statement = operator.prepare_cached("SELECT 1 FROM account WHERE id = ?1")?;
        let found = statement.query_row([id.as_str()], |_| Ok(())).optional()?;
        Ok(found.is_some())
    }

    fn operator(&self) -> MutexGuard<'_, Connection> {
        self.operator.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn list(&self) -> MutexGuard<'_, BTreeMap<AccountId, Arc<Account>>> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
