//! What can be wrong with a backup, or with making one.

use std::io;

/// Why a backup can't be made or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is none of ours, or was cut off or altered.
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    /// A later version of Bailey made it.
    #[error(
        "the backup has the format `{0}`, which this version of Bailey can't read: use a newer one"
    )]
    Format(String),
    /// The key is another one.
    #[error("the key doesn't open this backup: it was encrypted to {0}")]
    WrongKey(String),
    /// What was given is no key.
    #[error("this is no account key: it is one line that begins with AGE-SECRET-KEY-1")]
    NoKey,
    /// What was given is no key to encrypt to.
    #[error("this is no public key: it is one line that begins with age1")]
    NoRecipient,
    /// A file can't be read or written.
    #[error(transparent)]
    File(#[from] io::Error),
}

impl Error {
    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged(what.into())
    }
}

/// What reading a backup's own bytes can say: that they end too early is damage,
/// anything else the disk's trouble.
pub(crate) fn cut_off(error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Error::damaged("it ends too early"),
        _ => Error::File(error),
    }
}
