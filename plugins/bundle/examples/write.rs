//! Writes the packages that come with the program into a folder, each under its id.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context as _, Result};
use bailey_package::Package;

fn main() -> Result<()> {
    let folder = env::args_os().nth(1).context("name a folder")?;
    let folder = PathBuf::from(folder);
    for bytes in [
        bailey_first_party::packages(),
        bailey_first_party::examples(),
    ]
    .concat()
    {
        let package = Package::read(bytes)?;
        fs::write(
            folder.join(format!("{}.wasm", package.manifest().id)),
            bytes,
        )?;
    }
    Ok(())
}
