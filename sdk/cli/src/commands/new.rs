//! `bailey-plugin new`: begins a plugin.

use std::path::PathBuf;

use anyhow::Result;
use bailey_plugin::Language;
use bailey_plugin::new::{self, Name};

/// Begin a plugin: write a small one that works.
#[derive(clap::Args)]
pub struct New {
    /// Who publishes it and what it is called, as in `acme.big-deals`.
    name: String,
    /// What it is written in.
    #[arg(long, default_value = "rust")]
    language: String,
    /// Where it goes [default: a folder with its name].
    #[arg(long)]
    folder: Option<PathBuf>,
    /// The SDK that it depends on: a folder, or a version of the registry [default: the
    /// one of this program's source, or this program's version].
    #[arg(long, env = "BAILEY_SDK", value_name = "FOLDER OR VERSION")]
    sdk: Option<String>,
}

impl New {
    /// Writes it, and says how to go on.
    pub fn run(self) -> Result<()> {
        let name = Name::parse(&self.name)?;
        let language = Language::named(&self.language)?;
        let sdk = match &self.sdk {
            Some(text) => new::sdk(text)?,
            None => new::sdk_of(language),
        };
        let folder = self.folder.unwrap_or_else(|| PathBuf::from(name.folder()));
        new::begin(&folder, &name, language, &sdk)?;
        let shown = folder.display();
        println!("{} is begun in {shown}. Go on with\n", self.name);
        println!("    cd {shown}");
        println!(
            "    bailey-plugin dev     # shows it in a Bailey of your own, and anew when you save"
        );
        println!("    bailey-plugin test    # tries it on");
        Ok(())
    }
}
