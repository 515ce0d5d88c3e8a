//! Opening an account's file without the server.

use std::path::Path;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::error::{Error, Result};

/// Opens a file for reading, also where nothing can be written beside it.
pub(super) fn open(file: &Path) -> Result<Connection> {
    if !file.is_file() {
        let source = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(Error::File {
            path: file.to_owned(),
            source,
        });
    }
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let readable = connection.query_row("SELECT count(*) FROM bailey_account", [], |_| Ok(()));
    match readable {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::CannotOpen) => {
            let path = file
                .to_string_lossy()
                .replace('%', "%25")
                .replace('?', "%3f");
            Ok(Connection::open_with_flags(
                format!("file:{}?immutable=1", path.replace('#', "%23")),
                OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
            )?)
        }
        Err(error) => Err(Error::damaged(format!(
            "{} is no account's file: {error}",
            file.display()
        ))),
        Ok(()) => Ok(connection),
    }
}
