//! `bailey-plugin dev`: a Bailey of one's own with sample data and the plugin in it,
//! which is built anew and put in place whenever something of it is saved.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context as _, Result};
use bailey_plugin::{Build, Source};
use bailey_testing::{Bailey, CallNote, shares};
use indicatif::{HumanDuration, ProgressBar, ProgressStyle};

use crate::local::Local;
use crate::watch::Watch;

/// What everybody in the sample data signs in with: it is served to this machine alone.
const PASSWORD: &str = "sample data";

/// Run a Bailey with sample data and the plugin, and anew when you save something.
#[derive(clap::Args)]
pub struct Dev {
    /// The plugin's folder.
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// Where it listens: an address of this machine. A port of 0 is any that is free.
    #[arg(long, default_value = "127.0.0.1:8722")]
    listen: SocketAddr,
    /// Open the plugin's page in a browser.
    #[arg(long)]
    open: bool,
}

impl Dev {
    /// Serves until it is told to stop.
    pub fn run(self) -> Result<()> {
        anyhow::ensure!(
            self.listen.ip().is_loopback(),
            "{} is not an address of this machine alone; everybody's password here is known",
            self.listen
        );
        let source = Source::read(&self.folder)?;
        let target = self.folder.join("target");
        let build = Build::of(&self.folder, &target).quick();
        let began = Instant::now();
        // First, so that nobody waits for sample data to hear of a mistake.
        let package = build.package()?;
        println!("Built in {}.", HumanDuration(began.elapsed()));
        let bailey = bailey(&target.join("bailey-dev"))?;
        bailey.listen(tell);
        let plugin = bailey.install(package.bytes().clone())?;
        let background = bailey.plugins().start()?;
        let local = Local::start(bailey.plugins(), self.listen)?;
        let page = source.manifest.pages.first().map_or("", |page| &page.path);
        let address = local.address(&format!("/plugins/{plugin}/{page}"));
        println!("\n{plugin} is at {address}");
        println!("  owner     {}", bailey_sample::owner_email());
        println!("  password  {PASSWORD}  (everybody's)\n");
        if self.open {
            open(&address);
        }
        let watch = Watch::of(&self.folder)?;
        println!("Save something of the plugin, and it is built anew. Ctrl-C ends it.");
        while watch.wait() {
            let began = Instant::now();
            match build
                .package()
                .and_then(|package| bailey.install(package.bytes().clone()))
            {
                Ok(_) => println!(
                    "Built anew and in place in {} ms.",
                    began.elapsed().as_millis()
                ),
                Err(error) => eprintln!("{error:#}\n\nThe version before goes on."),
            }
        }
        background.stop();
        Ok(())
    }
}

/// The Bailey that is kept in this folder.
fn bailey(folder: &std::path::Path) -> Result<Bailey> {
    let bar = ProgressBar::new(0);
    if let Ok(style) =
        ProgressStyle::with_template("{msg:24} {wide_bar} {human_pos} of {human_len}")
    {
        bar.set_style(style);
    }
    let bailey = Bailey::with_sample_data(folder, PASSWORD, &bar);
    bar.finish_and_clear();
    bailey.with_context(|| {
        format!(
            "the sample data can't be opened. If another `bailey-plugin dev` runs here, end it; \
             else remove {}, and it is made anew",
            folder.display()
        )
    })
}

/// One line for each call, with what it used of each limit.
fn tell(note: &CallNote) {
    let shares = shares(note);
    let used: Vec<String> = shares
        .iter()
        .filter(|share| share.used > 0)
        .map(|share| format!("{} {}%", share.limit, share.percent()))
        .collect();
    let millis = note.usage.wall_us / 1000;
    println!("{}  {millis} ms: {}", note.point, used.join(", "));
    for line in note.output.lines() {
        println!("  | {line}");
    }
    if let Some(failure) = &note.failure {
        eprintln!("  BROKE: {failure}");
        if let bailey_testing::Failure::Trap { frames, .. } = failure {
            for frame in frames {
                eprintln!("    in {frame}");
            }
        }
    }
}

/// Asks the desktop to open an address. Where there is none, it was printed.
fn open(address: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let _opened = std::process::Command::new(program).arg(address).spawn();
}
