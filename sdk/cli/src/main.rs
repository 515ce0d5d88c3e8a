//! `bailey-plugin`: the plugin developer's command line.

mod commands;
#[cfg(feature = "host")]
mod local;
#[cfg(feature = "host")]
mod watch;

use clap::{Parser, Subcommand};

/// Begin, build, check, sign and publish Bailey plugins, and look into them.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    New(commands::new::New),
    Build(commands::build::Build),
    Check(commands::check::Check),
    #[cfg(feature = "host")]
    Test(commands::test::Test),
    #[cfg(feature = "host")]
    Dev(commands::dev::Dev),
    #[cfg(feature = "host")]
    Replay(commands::replay::Replay),
    Pack(commands::pack::Pack),
    Keys(commands::keys::Keys),
    Sign(commands::sign::Sign),
    Publish(commands::publish::Publish),
    Inspect(commands::inspect::Inspect),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::New(new) => new.run(),
        Command::Build(build) => build.run(),
        Command::Check(check) => check.run(),
        #[cfg(feature = "host")]
        Command::Test(test) => test.run(),
        #[cfg(feature = "host")]
        Command::Dev(dev) => dev.run(),
        #[cfg(feature = "host")]
        Command::Replay(replay) => replay.run(),
        Command::Pack(pack) => pack.run(),
        Command::Keys(keys) => keys.run(),
        Command::Sign(sign) => sign.run(),
        Command::Publish(publish) => publish.run(),
        Command::Inspect(inspect) => inspect.run(),
    }
}
