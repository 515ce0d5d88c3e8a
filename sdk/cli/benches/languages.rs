//! What a call costs in each language: the same plugin, as `bailey-plugin new` begins it,
//! draws the same page in the same account.
//!
//! `cargo bench -p bailey-plugin --bench languages`. It builds a plugin in each language,
//! and ends with 1 unless a warm call of Python takes less than 15 times, and one of
//! JavaScript less than 80 times as long as one of Rust.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use bailey_testing::Bailey;
use serde_json::json;

/// Each language, and how many times as long as Rust it may take.
const LANGUAGES: [(&str, f64); 3] = [("rust", 1.0), ("python", 15.0), ("javascript", 80.0)];
/// Deals that the page shows.
const DEALS: usize = 20;
/// Calls before the first that counts, and those that count.
const CALLS: (usize, usize) = (20, 200);

fn main() -> Result<ExitCode> {
    // What `cargo test --benches` asks of a bench: that it starts.
    if std::env::args().any(|argument| argument == "--test") {
        return Ok(ExitCode::SUCCESS);
    }
    let folder = tempfile::tempdir()?;
    let mut rust = None;
    let mut reached = true;
    println!(
        "{:12} {:>10} {:>8} {:>8}",
        "language", "median", "times", "at most"
    );
    for (language, most) in LANGUAGES {
        let package = built(folder.path(), language)?;
        let took = median(&package)?;
        let times = took.as_secs_f64() / rust.get_or_insert(took).as_secs_f64();
        println!("{language:12} {took:>10.1?} {times:>8.1} {most:>8.1}");
        reached &= times <= most;
    }
    Ok(if reached {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The package of a plugin that was just begun.
fn built(folder: &Path, language: &str) -> Result<Vec<u8>> {
    let plugin = folder.join(language);
    let name = format!("bench.{language}");
    let package = folder.join(format!("{language}.wasm"));
    for arguments in [
        vec!["new", &name, "--language", language, "--folder", language],
        vec!["build", language, "--output", &format!("{language}.wasm")],
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_bailey-plugin"))
            .args(&arguments)
            .current_dir(folder)
            .output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "{arguments:?}: {said}");
    }
    std::fs::read(&package).with_context(|| format!("nothing was built in {}", plugin.display()))
}

/// How long a call takes on an instance that served one before.
fn median(package: &[u8]) -> Result<Duration> {
    let bailey = Bailey::new()?;
    for number in 0..DEALS {
        let value = json!({ "amount": format!("{number}.00"), "currency": "USD" });
        let deal = json!({ "name": format!("Deal {number}"), "stage": "proposal", "value": value });
        bailey.record("deals", &deal)?;
    }
    let plugin = bailey.install(package)?;
    let (warming, counted) = CALLS;
    let mut took = Vec::with_capacity(counted);
    for call in 0..warming + counted {
        let began = Instant::now();
        bailey.owner().page(&plugin, "")?;
        if call >= warming {
            took.push(began.elapsed());
        }
    }
    took.sort();
    Ok(took[counted / 2])
}
