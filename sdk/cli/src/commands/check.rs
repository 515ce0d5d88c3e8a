//! `bailey-plugin check`: whether code, manifest and texts agree, and what a new version
//! means to those who have the one before.

use std::path::PathBuf;

use anyhow::{Result, bail};
use bailey_package::contract::VERSIONS;
use bailey_package::{MAX_PACKAGE_BYTES, Package};
use bailey_plugin::Source;
use bailey_plugin::compatibility::{self, Difference};
use bailey_plugin::publish;
use indicatif::HumanBytes;

/// Beyond this a package is worth a look: each byte is compiled again and stored by
/// every host. Rust plugins are far below, those in other languages bring a runtime.
const LARGE: u64 = 24 * 1024 * 1024;

/// Build a plugin and say what is wrong with it, without writing a package.
#[derive(clap::Args)]
pub struct Check {
    /// The plugin's folder.
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// The package of the last version that was published: also say what this one means
    /// to those who have it.
    #[arg(long, value_name = "PACKAGE")]
    since: Option<PathBuf>,
}

impl Check {
    /// Prints each finding; fails if there is one.
    pub fn run(self) -> Result<()> {
        let source = Source::read(&self.folder)?;
        let findings = source.findings();
        for finding in &findings {
            eprintln!("{finding}");
        }
        let mut wrong = findings.len();
        for tag in source.untranslated() {
            println!("locales/{tag}.ftl is missing: who reads it sees English");
        }
        let package = bailey_plugin::build(&self.folder, &self.folder.join("target"))?;
        told(&package);
        if let Some(path) = &self.since {
            wrong += since(&publish::read(path)?, &package);
        }
        if wrong > 0 {
            bail!("{wrong} of these have to be mended first");
        }
        println!("{}: code, manifest and texts agree", package.manifest().id);
        Ok(())
    }
}

fn told(package: &Package) {
    let (size, manifest) = (package.bytes().len() as u64, package.manifest());
    let newest = VERSIONS.last();
    match newest {
        Some(newest) if *newest != manifest.contract => println!(
            "contract {}: it runs on; the newest is {newest}",
            manifest.contract
        ),
        _ => println!("contract {}", manifest.contract),
    }
    println!(
        "{} of {} that a package may have",
        HumanBytes(size),
        HumanBytes(MAX_PACKAGE_BYTES)
    );
    if size > LARGE {
        println!("  that is much: `bailey-plugin inspect --functions` shows what it brings");
    }
}

/// Says what differs from the version before; answers how much of it can't stay so.
fn since(before: &Package, now: &Package) -> usize {
    let differences = compatibility::differences(before, now);
    let of = &before.manifest().version;
    if differences.is_empty() {
        println!("asks for no more than {of}: accounts get it without being asked");
    }
    let mut wrong = 0;
    for difference in differences {
        if difference.is_fatal() {
            eprintln!("{difference}");
            wrong += 1;
        } else {
            println!("{difference}");
        }
        if let Difference::Asks { .. } = difference {
            println!("  the version before runs on in each account until an admin consents");
        }
    }
    wrong
}
