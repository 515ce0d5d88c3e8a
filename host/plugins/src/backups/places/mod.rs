//! Where backups are kept: the operator's folder, or a bucket of an S3-compatible
//! store that an admin set up. An admin never names a folder.

mod folder;
mod object_store;

use std::path::{Path, PathBuf};

use bailey_crm::backups::{self as list, NewStore, Store, StoreId};
use bailey_crm::{Account, Context, Error, Result};

use self::folder::Folder;
use self::object_store::Bucket;
use super::Backups;

/// By which the folder is named.
pub const FOLDER: &str = "folder";

/// A place, as people choose one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// By which it is named: `folder`, `store-3`.
    pub id: String,
    /// The bucket; none for the folder.
    pub store: Option<Store>,
}

/// A file that was fetched from its place.
pub(super) struct Fetched {
    /// Where it can be read.
    pub(super) path: PathBuf,
    /// Where it was put for that; none if it is read where it stands.
    _scratch: Option<tempfile::TempDir>,
}

/// A place that can be reached.
pub(super) enum Reached {
    Folder(Folder),
    Bucket(Bucket),
}

impl Reached {
    /// Puts a file there under this name. It stands there whole or not at all.
    pub(super) fn put(
        &self,
        file: &Path,
        name: &str,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<()> {
        match self {
            Self::Folder(folder) => folder.put(file, name),
            Self::Bucket(bucket) => bucket.put(file, name, progress),
        }
    }

    /// Has the file of this name where it can be read.
    pub(super) fn fetch(
        &self,
        name: &str,
        scratch: tempfile::TempDir,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Fetched> {
        match self {
            Self::Folder(folder) => Ok(Fetched {
                path: folder.find(name)?,
                _scratch: None,
            }),
            Self::Bucket(bucket) => {
                let path = scratch.path().join("backup.tar");
                bucket.fetch(name, &path, progress)?;
                Ok(Fetched {
                    path,
                    _scratch: Some(scratch),
                })
            }
        }
    }

    /// Deletes the file of this name; one that isn't there is as good as deleted.
    pub(super) fn delete(&self, name: &str) -> Result<()> {
        match self {
            Self::Folder(folder) => folder.delete(name),
            Self::Bucket(bucket) => bucket.delete(name),
        }
    }
}

impl Backups {
    /// Where backups of the account can go.
    ///
    /// # Errors
    /// `Denied` to all but admins.
    pub fn places(&self, account: &Account, context: &Context) -> Result<Vec<Place>> {
        let stores = account.read(|read| list::stores(read, context))?;
        let folder = Place {
            id: FOLDER.to_owned(),
            store: None,
        };
        let stores = stores.into_iter().map(|store| Place {
            id: format!("store-{}", store.id.0),
            store: Some(store),
        });
        Ok(std::iter::once(folder).chain(stores).collect())
    }

    /// Adds a store, once a file could be put there, read and deleted.
    ///
    /// # Errors
    /// `Denied` to all but admins; `Invalid` naming the field,
    /// also `endpoint` when the store can't be reached or refuses.
    pub fn add_store(&self, account: &Account, context: &Context, new: NewStore) -> Result<Store> {
        if !context.access.admin {
            return Err(Error::Denied("only admins add stores for backups".into()));
        }
        Bucket::open(&new, account.id(), &self.0.egress)?.probe()?;
        list::add_store(account, context, new)
    }

    /// A place by its name.
    pub(super) fn place(&self, account: &Account, context: &Context, id: &str) -> Result<Reached> {
        if id == FOLDER {
            return Ok(Reached::Folder(Folder::of(
                &self.0.settings.folder,
                account.id(),
            )));
        }
        let unknown = || Error::NotFound(format!("there is no place `{id}` for backups"));
        let number = id.strip_prefix("store-").ok_or_else(unknown)?;
        let number = StoreId(number.parse().map_err(|_| unknown())?);
        let store = account.read(|read| list::store(read, context, number))?;
        let bucket = Bucket::open(&store, account.id(), &self.0.egress)?;
        Ok(Reached::Bucket(bucket))
    }
}
