//! What a data folder keeps for checking an account's journal, read without
//! owning the folder: a server may be running on it.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension};

use crate::error::{Error, Result};
use crate::ids::AccountId;
use crate::journal::Head;
use crate::store::data_folder;

/// What a data folder keeps for checking an account's journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The account's file.
    pub file: PathBuf,
    /// Where its journal stood when the operator's file was told last.
    pub head: Option<Head>,
    /// The public half of the key that signs checkpoints.
    pub public_key: Option<[u8; 32]>,
}

/// What the data folder keeps for checking this account's journal.
///
/// # Errors
/// `NotFound` if there is no such account in it; `Database`.
pub fn kept(folder: &Path, id: &AccountId) -> Result<Kept> {
    let file = data_folder::account(folder, id);
    if !file.is_file() {
        let folder = folder.display();
        return Err(Error::NotFound(format!(
            "there is no account `{id}` in {folder}"
        )));
    }
    let public = std::fs::read_to_string(data_folder::public_key(folder)).ok();
    let mut public_key = [0; 32];
    let public_key = public
        .filter(|text| hex::decode_to_slice(text.trim(), &mut public_key).is_ok())
        .map(|_| public_key);
    Ok(Kept {
        file,
        head: head(&data_folder::operator(folder), id)?,
        public_key,
    })
}

fn head(operator: &Path, id: &AccountId) -> Result<Option<Head>> {
    if !operator.is_file() {
        return Ok(None);
    }
    let connection = Connection::open_with_flags(operator, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let head = connection
        .query_row(
            "SELECT operation, hash FROM journal_head WHERE account = ?1",
            [id.as_str()],
            |row| {
                Ok(Head {
                    operation: row.get(0)?,
                    hash: row.get(1)?,
                })
            },
        )
        .optional()?;
    Ok(head)
}

#[cfg(test)]
mod tests {
    use super::kept;
    use crate::context::Context;
    use crate::error::Error;
    use crate::journal::{self, VerifyOptions};
    use crate::store::{Crm, NewAccount, Options};

    #[test]
    fn what_is_kept_can_be_read_while_the_folder_is_in_use() {
        let folder = tempfile::tempdir().unwrap();
        let crm = Crm::open(folder.path(), Options::default()).unwrap();
        let id: crate::AccountId = "acme".parse().unwrap();
        let new = NewAccount {
            id: id.clone(),
            name: "Acme".into(),
        };
        let account = crm.create_account(&Context::operator(), new).unwrap();
        let kept = kept(folder.path(), &id).unwrap();
        assert_eq!(kept.file, account.path());
        assert_eq!(kept.head, journal::head(&account).unwrap());
        assert_eq!(kept.public_key, Some(crm.journal_key()));
        let options = VerifyOptions {
            head: kept.head,
            public_key: kept.public_key,
        };
        assert!(
            journal::verify(&kept.file, &options, &mut |_, _| ())
                .unwrap()
                .is_intact()
        );
    }

    #[test]
    fn an_account_that_is_not_there_is_not_found() {
        let folder = tempfile::tempdir().unwrap();
        let none = kept(folder.path(), &"acme".parse().unwrap());
        assert!(matches!(none, Err(Error::NotFound(_))));
    }
}
