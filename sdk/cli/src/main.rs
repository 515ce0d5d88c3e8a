//! `bailey-plugin`: the plugin developer's command line.

mod commands;

use clap::{Parser, Subcommand};

/// Build, check and look into Bailey plugins.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Build(commands::build::Build),
    Check(commands::check::Check),
    Inspect(commands::inspect::Inspect),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Build(build) => build.run(),
        Command::Check(check) => check.run(),
        Command::Inspect(inspect) => inspect.run(),
    }
}
