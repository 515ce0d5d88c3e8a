//! What a command says that can be long.

use std::io::{ErrorKind, Write as _};

use anyhow::{Context as _, Result};

/// Prints a text. Whoever reads it may have enough of it before its end, as `head` has.
pub fn print(text: &str) -> Result<()> {
    let mut output = std::io::stdout().lock();
    let printed = output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush());
    match printed {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        printed => printed.context("cannot print"),
    }
}
