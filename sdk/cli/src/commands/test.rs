//! `bailey-plugin test`: tries a plugin on, with the host that it will run in.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use bailey_plugin::{Build, Source, Tested, while_waiting};
use bailey_testing::{Bailey, Conformance, Scenario, conformance};
use indicatif::{ProgressBar, ProgressStyle};

/// Build a plugin and try it on: its own tests, its scenarios, and with each thing that
/// it asks for refused.
#[derive(clap::Args)]
pub struct Test {
    /// The plugin's folder.
    #[arg(default_value = ".")]
    folder: PathBuf,
}

impl Test {
    /// Runs all of it; fails if something does not hold.
    pub fn run(self) -> Result<()> {
        let build = Build::of(&self.folder, &self.folder.join("target"));
        Source::read(&self.folder)?;
        if build.test()? == Tested::Nothing {
            println!("No tests of its own.");
        }
        let package = build.package()?;
        let mut failed = scenarios(&self.folder, package.bytes())?;
        let bar = ProgressBar::new(1);
        if let Ok(style) = ProgressStyle::with_template("{msg}  {wide_bar} {pos} of {len}") {
            bar.set_style(style);
        }
        bar.set_message("Trying it on with each capability refused");
        let tried = conformance(package.bytes().clone(), &mut |done, total| {
            bar.set_length(total as u64);
            bar.set_position(done as u64);
        });
        bar.finish_and_clear();
        failed += told(&tried?);
        if failed > 0 {
            bail!("{failed} of these do not hold; what is said above says why");
        }
        Ok(())
    }
}

/// Runs `scenarios/*.toml`; answers how many do not hold.
fn scenarios(folder: &Path, package: &std::sync::Arc<[u8]>) -> Result<usize> {
    let folder = folder.join("scenarios");
    let mut files: Vec<PathBuf> = match std::fs::read_dir(&folder) {
        Ok(entries) => entries
            .map(|entry| Ok(entry?.path()))
            .collect::<std::io::Result<_>>()
            .with_context(|| format!("cannot read {}", folder.display()))?,
        Err(_) => Vec::new(),
    };
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let mut failed = 0;
    let ground = Bailey::new()?;
    for file in files {
        let scenario = Scenario::read(&file)?;
        let bailey = ground.another()?;
        let run = while_waiting(&scenario.name, || scenario.run(&bailey, package.clone()));
        match run {
            Ok(()) => println!("holds        {}", scenario.name),
            Err(error) => {
                failed += 1;
                println!(
                    "DOESN'T HOLD {}\n{}: {error:#}",
                    scenario.name,
                    file.display()
                );
            }
        }
    }
    Ok(failed)
}

/// Says what came of the conformance run; answers how many trials broke it.
fn told(tried: &Conformance) -> usize {
    let mut failed = 0;
    for trial in &tried.trials {
        let how = match &trial.lacking {
            None => "with all that it asks for".to_owned(),
            Some((capability, condition)) => {
                format!(
                    "with `{capability}` {}",
                    format!("{condition:?}").to_lowercase()
                )
            }
        };
        let broken: Vec<_> = trial.broken().collect();
        if broken.is_empty() {
            println!("holds        {how}, calls: {}", trial.calls.len());
        } else {
            failed += 1;
            println!("DOESN'T HOLD {how}");
        }
        for note in broken {
            if let Some(failure) = &note.failure {
                println!("             {}: {failure}", note.point);
            }
        }
    }
    println!("\nThe most that calls used of their limits:");
    for (point, shares) in tried.shares() {
        let used: Vec<String> = shares
            .iter()
            .map(|share| format!("{} {}%", share.limit, share.percent()))
            .collect();
        println!("  {point}: {}", used.join(", "));
    }
    failed
}
