//! `bailey-plugin publish`: puts a package where a catalogue finds it.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use bailey_plugin::publish::{self, Destination, Login};
use indicatif::ProgressBar;

/// Put a signed package into a catalogue's folder, or into an OCI registry.
#[derive(clap::Args)]
pub struct Publish {
    /// The package.
    package: PathBuf,
    /// A folder, or oci://registry.example/acme/badges; http:// for a registry without
    /// TLS.
    destination: String,
    /// Publish it although nobody signed it.
    #[arg(long)]
    unsigned: bool,
    /// Who you are to the registry. The password is taken from the environment.
    #[arg(long, env = "BAILEY_REGISTRY_USER", value_name = "NAME")]
    user: Option<String>,
    /// The password, or the token.
    #[arg(
        long,
        env = "BAILEY_REGISTRY_PASSWORD",
        hide = true,
        hide_env_values = true
    )]
    password: Option<String>,
}

impl Publish {
    /// Publishes, and says where it is.
    pub fn run(self) -> Result<()> {
        let package = publish::read(&self.package)?;
        publish::check(&package, self.unsigned)?;
        let place = match Destination::parse(&self.destination)? {
            Destination::Folder(folder) => {
                let path = publish::into_folder(&package, &folder)?;
                path.display().to_string()
            }
            Destination::Registry(place) => {
                let login = self.user.map(|user| Login {
                    user,
                    password: self.password.unwrap_or_default(),
                });
                let bar = ProgressBar::new_spinner().with_message("Pushing");
                bar.enable_steady_tick(Duration::from_millis(100));
                let pushed = publish::into_registry(&package, &place, login.as_ref());
                bar.finish_and_clear();
                pushed?
            }
        };
        let manifest = package.manifest();
        println!("{} {} is at {place}", manifest.id, manifest.version);
        if let Some(key) = package.signature().key() {
            println!(
                "An operator who doesn't know you yet types\n\n    bailey catalogue publishers add \
                 {} {key}",
                manifest.publisher_id()
            );
        }
        Ok(())
    }
}
