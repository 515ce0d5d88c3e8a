//! The program: `bailey`.
//!
//! What was typed is parsed ([`arguments`]), joined with the configuration file
//! and checked ([`config`]), and then one command runs, each in a file of
//! [`commands`]. Answers go to standard output, the log to standard error.

mod arguments;
mod commands;
mod config;
mod control;
mod demo;
mod figures;
mod host;
mod logging;
mod open_files;
mod progress;
mod traces;

use std::process::ExitCode;

use arguments::Command;
use clap::Parser as _;
use mimalloc::MiMalloc;

/// Answers are made of many small texts: with the system's allocator a list takes a fifth
/// longer.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    match run(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("bailey: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: arguments::Arguments) -> anyhow::Result<ExitCode> {
    let config = config::Config::of(&arguments.common)?;
    // What is done on the command line answers nobody's requests.
    let serves = matches!(arguments.command, Command::Serve | Command::Demo);
    let collector = config.traces.as_ref().filter(|_| serves);
    let sender = collector.map(traces::Sender::to).transpose()?;
    logging::start(&config.log, config.log_format, sender.as_ref())?;
    let ran = commands::run(arguments.command, &config);
    if let Some(sender) = sender {
        sender.end();
    }
    ran
}
