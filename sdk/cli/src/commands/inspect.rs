//! `bailey-plugin inspect`: what is in a package, read from its bytes, in the words
//! that an admin reads.

use std::path::PathBuf;

use anyhow::Result;
use bailey_package::contract::Risk;
use bailey_package::{Interface, Package, Signature};
use bailey_plugin::publish;
use bailey_plugin::words::{self, Power};
use indicatif::HumanBytes;

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
        identity(&package);
        let powers = words::powers(&package);
        for (risk, heading) in [
            (Risk::High, "High risk"),
            (Risk::Medium, "Some risk"),
            (Risk::Low, "Low risk"),
        ] {
            group(heading, powers.iter().filter(|power| power.risk == risk));
        }
        let brought = package.imports().iter().filter(|it| it.known().is_none());
        let brought: Vec<String> = brought.map(ToString::to_string).collect();
        if !brought.is_empty() {
            println!("\nBrought by its language's runtime, and locked down by the host");
            println!("  {}", brought.join("\n  "));
        }
        if self.functions {
            println!("\nImports");
            package.imports().iter().for_each(functions);
            println!("\nExports");
            package.exports().iter().for_each(functions);
        }
        Ok(())
    }
}

fn identity(package: &Package) {
    let manifest = package.manifest();
    println!(
        "{} {} by {}",
        manifest.id, manifest.version, manifest.publisher
    );
    println!("{}", words::message(package, &manifest.summary));
    println!("sha256:{}", package.digest());
    match package.signature() {
        Signature::Absent => println!("not signed: it runs in development only"),
        Signature::Valid(key) => println!("signed with {key}"),
        Signature::Broken => println!("CHANGED after it was signed: it runs nowhere"),
    }
    if let Some(license) = &manifest.license {
        println!("licence {license}");
    }
    let tags: Vec<&str> = package.locales().keys().map(String::as_str).collect();
    println!(
        "contract {}, {}, languages {}",
        manifest.contract,
        HumanBytes(package.bytes().len() as u64),
        tags.join(", ")
    );
}

fn group<'a>(heading: &str, powers: impl Iterator<Item = &'a Power>) {
    let mut powers = powers.peekable();
    if powers.peek().is_none() {
        return;
    }
    println!("\n{heading}");
    for power in powers {
        let optional = if power.optional {
            " (can be refused)"
        } else {
            ""
        };
        println!("  {} [{}]{optional}", power.sentence, power.interface);
        println!("    {}", power.reason);
    }
}

fn functions(interface: &Interface) {
    if interface.functions.is_empty() {
        println!("  {interface} (types alone)");
    } else {
        println!("  {interface}: {}", interface.functions.join(", "));
    }
}
