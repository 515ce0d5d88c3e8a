//! `bailey-plugin replay`: a failed call of production again, where the plugin is
//! written.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use bailey_plugin::{Build, publish, while_waiting};
use bailey_testing::{Failure, Recording, Replayed, replay};

/// Have a recorded call again that failed, with the same answers from the host. An
/// admin downloads the recording from the plugin's page in the settings.
#[derive(clap::Args)]
pub struct Replay {
    /// The recording.
    recording: PathBuf,
    /// The plugin's folder, which is built.
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// A package, in place of what the folder builds to.
    #[arg(long)]
    package: Option<PathBuf>,
}

impl Replay {
    /// Says how it went; fails if the call fails.
    pub fn run(self) -> Result<()> {
        let file = std::fs::read(&self.recording)
            .with_context(|| format!("cannot read {}", self.recording.display()))?;
        let recording =
            Recording::read(&file).with_context(|| self.recording.display().to_string())?;
        let package = self.package()?;
        println!(
            "{} {}: {}.{} failed at {}",
            recording.plugin, recording.version, recording.point, recording.function, recording.at
        );
        told("then", &recording.failure);
        let replayed = while_waiting("Having it again", || replay(package, &recording))?;
        said(&recording, &replayed);
        match replayed.failure {
            None => Ok(()),
            Some(_) => bail!("it fails"),
        }
    }

    fn package(&self) -> Result<Arc<[u8]>> {
        Ok(match &self.package {
            Some(file) => publish::read(file)?.bytes().clone(),
            // With the names of functions, which a failure is then told by.
            None => built(&self.folder)?,
        })
    }
}

fn built(folder: &Path) -> Result<Arc<[u8]>> {
    let build = Build::of(folder, &folder.join("target")).quick();
    Ok(build.package()?.bytes().clone())
}

fn said(recording: &Recording, replayed: &Replayed) {
    match &replayed.failure {
        Some(failure) => told("now ", failure),
        None => println!("  now   it goes well"),
    }
    for line in replayed.output.lines() {
        println!("  | {line}");
    }
    println!(
        "It was given {} of {} answers of the host again.",
        recording.exchanges.len() - replayed.unasked,
        recording.exchanges.len()
    );
    for otherwise in &replayed.otherwise {
        println!("  not as then: {otherwise}");
    }
}

fn told(when: &str, failure: &Failure) {
    println!("  {when}  {failure}");
    if let Failure::Trap { frames, .. } = failure {
        for frame in frames {
            println!("        in {frame}");
        }
    }
}
