//! The buckets of S3-compatible stores that backups can go to.

use std::fmt;

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::may_keep;
use crate::context::Context;
use crate::error::{Error, Problem, Result};
use crate::ids::OperationId;
use crate::plugin_data::secrets;
use crate::store::{Account, Read};

const COLUMNS: &str = "id, label, endpoint, region, bucket, prefix, key_id";
/// The most bytes of anything that is typed of a store.
const LONGEST: usize = 1000;

/// A store's number, never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoreId(pub i64);

/// A bucket, as far as everybody may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Store {
    /// By which it is named.
    pub id: StoreId,
    /// What people call it.
    pub label: String,
    /// Where the service answers.
    pub endpoint: String,
    /// The region that requests are signed for.
    pub region: String,
    /// The bucket.
    pub bucket: String,
    /// What the names of all files begin with.
    pub prefix: String,
    /// The public half of the credentials.
    pub key_id: String,
}

/// A bucket that is to be added, with the secret of its credentials.
#[derive(Clone, PartialEq, Eq)]
pub struct NewStore {
    /// All but its number, which isn't known yet.
    pub store: Store,
    /// The secret half of the credentials.
    pub secret: String,
}

impl fmt::Debug for NewStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("NewStore").field(&self.store).finish()
    }
}

/// The account's stores, in the order in which they were added.
///
/// # Errors
/// `Denied` to all but admins.
pub fn stores(read: &Read<'_>, context: &Context) -> Result<Vec<Store>> {
    may_keep(context)?;
    let sql = format!("SELECT {COLUMNS} FROM bailey_backup_store ORDER BY id");
    let mut statement = read.connection().prepare_cached(&sql)?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A store with the secret of its credentials, for whoever connects to it.
///
/// # Errors
/// `Denied` to all but admins; `NotFound`; `Damaged` if the secret can't be opened
/// here.
pub fn store(read: &Read<'_>, context: &Context, id: StoreId) -> Result<NewStore> {
    may_keep(context)?;
    let store = find(read.connection(), id)?.ok_or_else(|| unknown(id))?;
    let sql = "SELECT sealed FROM bailey_backup_store WHERE id = ?1";
    let sealed: Vec<u8> = read.connection().query_row(sql, [id.0], |row| row.get(0))?;
    let key = secrets::account_key(read)?
        .ok_or_else(|| Error::damaged("the account's key is missing"))?;
    let secret = key.open(
        read.account(),
        &purpose(id).each_ref().map(AsRef::as_ref),
        &sealed,
    )?;
    let secret = String::from_utf8(secret);
    Ok(NewStore {
        secret: secret.map_err(|_| Error::damaged("a store's secret is no text"))?,
        store,
    })
}

/// Adds a store that was tried. Journalled as `backup.store-added`, without the
/// credentials.
///
/// # Errors
/// `Denied` to all but admins; `Invalid` naming the field.
pub fn add_store(account: &Account, context: &Context, new: NewStore) -> Result<Store> {
    may_keep(context)?;
    check(&new)?;
    let context = context.clone();
    account.write(move |write| {
        let key = secrets::key_of(write)?;
        let connection = write.connection();
        let NewStore { store, secret } = new;
        connection.execute(
            "INSERT INTO bailey_backup_store (label, endpoint, region, bucket, prefix, key_id, sealed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, x'')",
            (
                &store.label,
                &store.endpoint,
                &store.region,
                &store.bucket,
                &store.prefix,
                &store.key_id,
            ),
        )?;
        let id = StoreId(connection.last_insert_rowid());
        let purpose = purpose(id);
        let sealed = key.seal(
            write.account(),
            &purpose.each_ref().map(AsRef::as_ref),
            secret.as_bytes(),
        )?;
        connection.execute(
            "UPDATE bailey_backup_store SET sealed = ?2 WHERE id = ?1",
            (id.0, sealed),
        )?;
        let mut operation = write.operation(&context, "backup.store-added")?;
        operation.detail("store", id.0.to_string());
        operation.detail("name", &store.label);
        operation.detail("endpoint", &store.endpoint);
        operation.detail("bucket", &store.bucket);
        operation.finish()?;
        Ok(Store { id, ..store })
    })
}

/// Forgets a store with its credentials. What is in it stays there. Journalled as
/// `backup.store-removed`.
///
/// # Errors
/// `Denied` to all but admins; `NotFound`.
pub fn remove_store(account: &Account, context: &Context, id: StoreId) -> Result<OperationId> {
    may_keep(context)?;
    let context = context.clone();
    account.write(move |write| {
        let connection = write.connection();
        let store = find(connection, id)?.ok_or_else(|| unknown(id))?;
        connection.execute("DELETE FROM bailey_backup_store WHERE id = ?1", [id.0])?;
        let mut operation = write.operation(&context, "backup.store-removed")?;
        operation.detail("store", id.0.to_string());
        operation.detail("name", store.label);
        operation.finish()
    })
}

fn find(connection: &Connection, id: StoreId) -> Result<Option<Store>> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_backup_store WHERE id = ?1");
    let found = connection.prepare_cached(&sql)?.query_row([id.0], from_row);
    Ok(found.optional()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Store> {
    Ok(Store {
        id: StoreId(row.get(0)?),
        label: row.get(1)?,
        endpoint: row.get(2)?,
        region: row.get(3)?,
        bucket: row.get(4)?,
        prefix: row.get(5)?,
        key_id: row.get(6)?,
    })
}

/// What the secret is sealed for.
fn purpose(id: StoreId) -> [String; 2] {
    ["backup store".to_owned(), id.0.to_string()]
}

fn check(new: &NewStore) -> Result<()> {
    let store = &new.store;
    let filled = [
        ("label", &store.label),
        ("endpoint", &store.endpoint),
        ("region", &store.region),
        ("bucket", &store.bucket),
        ("key_id", &store.key_id),
        ("secret", &new.secret),
    ];
    let mut problems = Vec::new();
    for (field, text) in filled {
        if text.trim().is_empty() {
            problems.push(Problem::field(field, "required", "This is needed."));
        }
    }
    for (field, text) in filled.into_iter().chain([("prefix", &store.prefix)]) {
        if text.len() > LONGEST {
            let message = format!("At most {LONGEST} bytes.");
            problems.push(Problem::field(field, "length", message));
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

fn unknown(id: StoreId) -> Error {
    Error::NotFound(format!("there is no store {} for backups", id.0))
}
