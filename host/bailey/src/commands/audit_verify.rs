//! `bailey audit verify`: checks that nothing in a journal was changed or cut
//! off, by the file alone. A server may be running on it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use bailey_crm::journal::{self, Head, VerifyOptions};
use bailey_crm::{AccountId, Error, store};

use crate::arguments::Verify;
use crate::config::Config;
use crate::progress;

/// Says what was found; fails if the journal does not hold.
pub fn run(config: &Config, verify: &Verify) -> Result<ExitCode> {
    let (file, kept) = subject(config, &verify.account)?;
    let mut options = kept;
    if let Some(head) = &verify.head {
        options.head = Some(head.parse::<Head>().context("--head")?);
    }
    let bar = progress::bar(0).with_message("Checking the journal");
    let found = journal::verify(&file, &options, &mut |done, total| {
        bar.set_length(total);
        bar.set_position(done);
    })?;
    bar.finish_and_clear();

    println!("file         {}", file.display());
    println!("operations   {}", found.operations);
    println!("changes      {}", found.changes);
    println!("checkpoints  {}", found.checkpoints);
    if let Some(head) = found.head {
        println!("head         {head}");
    }
    match (&found.fault, options.head) {
        (Some(fault), _) => {
            println!("The journal does not hold. {fault}");
            Ok(ExitCode::FAILURE)
        }
        (None, Some(head)) => {
            println!("The journal holds, and contains the head that was kept: {head}");
            Ok(ExitCode::SUCCESS)
        }
        (None, None) => {
            println!(
                "The journal holds as far as it goes. Whether its end was cut off can be told \
                 only by a head kept elsewhere: give one with --head."
            );
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The file, and what the data folder keeps to check it against. A name that
/// could be both an account's and a file's is the account's, if there is one.
fn subject(config: &Config, named: &str) -> Result<(PathBuf, VerifyOptions)> {
    let file = Path::new(named);
    let Ok(id) = named.parse::<AccountId>() else {
        return Ok((file.to_owned(), VerifyOptions::default()));
    };
    match store::kept(&config.data, &id) {
        Err(Error::NotFound(_)) if file.is_file() => {
            Ok((file.to_owned(), VerifyOptions::default()))
        }
        kept => {
            let kept = kept?;
            let options = VerifyOptions {
                head: kept.head,
                public_key: kept.public_key,
            };
            Ok((kept.file, options))
        }
    }
}
