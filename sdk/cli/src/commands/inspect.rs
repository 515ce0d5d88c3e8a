//! `bailey-plugin inspect`: what is in a package, read from its bytes, in the words
//! that an admin reads.

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use bailey_package::contract::Risk;
use bailey_package::{Interface, Package, Signature};
use bailey_plugin::publish;
use bailey_plugin::words::{self, Power};
use indicatif::HumanBytes;

use super::output;

/// Say what a package is, what it can do and where it takes part.
#[derive(clap::Args)]
pub struct Inspect {
    /// The package.
    file: PathBuf,
    /// Also list each function that it imports and exports.
    #[arg(long)]
    functions: bool,
}

impl Inspect {
    /// Reads the package and prints what it holds.
    pub fn run(self) -> Result<()> {
        let package = publish::read(&self.file)?;
        let mut said = String::new();
        self.say(&package, &mut said)?;
        output::print(&said)
    }

    fn say(&self, package: &Package, said: &mut String) -> Result<(), std::fmt::Error> {
        identity(package, said)?;
        let powers = words::powers(package);
        for (risk, heading) in [
            (Risk::High, "High risk"),
            (Risk::Medium, "Some risk"),
            (Risk::Low, "Low risk"),
        ] {
            let powers = powers.iter().filter(|power| power.risk == risk);
            group(heading, powers, said)?;
        }
        let brought = package.imports().iter().filter(|it| it.known().is_none());
        let brought: Vec<String> = brought.map(ToString::to_string).collect();
        if !brought.is_empty() {
            writeln!(
                said,
                "\nBrought by its language's runtime, and locked down by the host"
            )?;
            writeln!(said, "  {}", brought.join("\n  "))?;
        }
        if self.functions {
            writeln!(said, "\nImports")?;
            functions(package.imports(), said)?;
            writeln!(said, "\nExports")?;
            functions(package.exports(), said)?;
        }
        Ok(())
    }
}

fn identity(package: &Package, said: &mut String) -> Result<(), std::fmt::Error> {
    let manifest = package.manifest();
    writeln!(
        said,
        "{} {} by {}",
        manifest.id, manifest.version, manifest.publisher
    )?;
    writeln!(said, "{}", words::message(package, &manifest.summary))?;
    writeln!(said, "sha256:{}", package.digest())?;
    match package.signature() {
        Signature::Absent => writeln!(said, "not signed: it runs in development only")?,
        Signature::Valid(key) => writeln!(said, "signed with {key}")?,
        Signature::Broken => writeln!(said, "CHANGED after it was signed: it runs nowhere")?,
    }
    if let Some(license) = &manifest.license {
        writeln!(said, "licence {license}")?;
    }
    let tags: Vec<&str> = package.locales().keys().map(String::as_str).collect();
    writeln!(
        said,
        "contract {}, {}, languages {}",
        manifest.contract,
        HumanBytes(package.bytes().len() as u64),
        tags.join(", ")
    )
}

fn group<'a>(
    heading: &str,
    powers: impl Iterator<Item = &'a Power>,
    said: &mut String,
) -> Result<(), std::fmt::Error> {
    let mut powers = powers.peekable();
    if powers.peek().is_none() {
        return Ok(());
    }
    writeln!(said, "\n{heading}")?;
    for power in powers {
        let optional = if power.optional {
            " (can be refused)"
        } else {
            ""
        };
        writeln!(said, "  {} [{}]{optional}", power.sentence, power.interface)?;
        writeln!(said, "    {}", power.reason)?;
    }
    Ok(())
}

fn functions(interfaces: &[Interface], said: &mut String) -> Result<(), std::fmt::Error> {
    for interface in interfaces {
        if interface.functions.is_empty() {
            writeln!(said, "  {interface} (types alone)")?;
        } else {
            writeln!(said, "  {interface}: {}", interface.functions.join(", "))?;
        }
    }
    Ok(())
}
