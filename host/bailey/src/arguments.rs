//! What can be typed after `bailey`. Only its form is checked here; what it
//! means together with the configuration file, [`Config`](crate::config::Config)
//! says.

mod backup;
mod catalogue;
mod life;
mod support;

use std::net::SocketAddr;
use std::path::PathBuf;

use bailey_crm::AccountId;
use bailey_crm::directory::Language;
use clap::{Args, Parser, Subcommand};

use crate::config::LogFormat;

pub use backup::{Backup, Opening, Restoring};
pub use catalogue::{Catalogue, Publishers};
pub use life::{Account, Operator, Plugin};
pub use support::Support;

/// A multi-tenant CRM whose features are sandboxed plugins.
#[derive(Debug, Parser)]
#[command(name = "bailey", version, about)]
pub struct Arguments {
    /// What holds for all commands.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What holds for all commands. Each can stand in the configuration file, too;
/// what is typed counts before the environment, and that before the file.
#[derive(Debug, Default, Args)]
pub struct Common {
    /// The configuration file [default: bailey.toml, if there is one]
    #[arg(long, env = "BAILEY_CONFIG", value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// Where accounts are kept [default: data]
    #[arg(long, env = "BAILEY_DATA", value_name = "DIR", global = true)]
    pub data: Option<PathBuf>,
    /// What is logged to standard error, as in `info,bailey_server=debug`
    /// [default: warn]
    #[arg(long, env = "BAILEY_LOG", value_name = "FILTER", global = true)]
    pub log: Option<String>,
    /// How the log is written [default: text]
    #[arg(long, env = "BAILEY_LOG_FORMAT", value_name = "FORMAT", global = true)]
    pub log_format: Option<LogFormat>,
    /// Where Prometheus finds the figures of `serve`, as in `127.0.0.1:9464`: whoever
    /// reaches the address may read them
    #[arg(long, env = "BAILEY_METRICS", value_name = "ADDRESS", global = true)]
    pub metrics: Option<SocketAddr>,
    /// The OpenTelemetry collector that `serve` sends traces to, as in
    /// `http://127.0.0.1:4318`; without one there are none
    #[arg(long, env = "BAILEY_TRACES", value_name = "URL", global = true)]
    pub traces: Option<String>,
    /// Where to listen; port 0 takes a free one [default: 127.0.0.1:8470]
    #[arg(long, env = "BAILEY_LISTEN", value_name = "ADDRESS", global = true)]
    pub listen: Option<SocketAddr>,
    /// Under which address people reach it, as in `https://crm.example`
    #[arg(long, env = "BAILEY_PUBLIC_URL", value_name = "URL", global = true)]
    pub public_url: Option<String>,
    /// The mail server, as in `smtps://user:password@mail.example`; without one,
    /// mail is put into the folder `mail` of the data folder
    #[arg(
        long,
        env = "BAILEY_MAIL",
        value_name = "URL",
        global = true,
        hide_env_values = true
    )]
    pub mail: Option<String>,
    /// From whom mail comes [default: bailey@ and the host of the public URL]
    #[arg(long, env = "BAILEY_MAIL_FROM", value_name = "ADDRESS", global = true)]
    pub mail_from: Option<String>,
    /// A folder of packages that accounts may install, besides those built in
    #[arg(long, env = "BAILEY_CATALOGUE", value_name = "DIR", global = true)]
    pub catalogue: Option<PathBuf>,
    /// Let packages run that nobody vouches for, with a banner on every page: for who
    /// writes plugins
    #[arg(long, env = "BAILEY_DEVELOPMENT", global = true)]
    pub development: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve an account with sample data, made at the first start
    Demo,
    /// Serve all accounts of the data folder
    Serve,
    /// Make accounts and list them
    #[command(subcommand)]
    Account(Account),
    /// Bring the rows of a CSV file into a table
    Import(Import),
    /// Check the journal
    #[command(subcommand)]
    Audit(Audit),
    /// Make backups, try them and bring back what they hold
    #[command(subcommand)]
    Backup(Backup),
    /// Decide what accounts find in the catalogue
    #[command(subcommand)]
    Catalogue(Catalogue),
    /// See to an account's plugins while no server runs
    #[command(subcommand)]
    Plugin(Plugin),
    /// See where support is in, and end it
    #[command(subcommand)]
    Support(Support),
    /// See to the operator's own way in
    #[command(subcommand)]
    Operator(Operator),
}

/// An account that is to be made.
#[derive(Debug, Args)]
pub struct CreateAccount {
    /// Its name in addresses: lower-case letters, digits and inner hyphens
    pub account: AccountId,
    /// What people call it [default: its name in addresses]
    #[arg(long)]
    pub name: Option<String>,
    /// The owner's name
    #[arg(long, value_name = "NAME")]
    pub owner: String,
    /// The owner's e-mail address
    #[arg(long, value_name = "ADDRESS")]
    pub email: String,
    /// Read the owner's password from standard input instead of making one up
    #[arg(long)]
    pub password_stdin: bool,
    /// The language that new users have: en, ru, pl or zh
    #[arg(long, default_value = "en")]
    pub language: Language,
    /// The IANA time zone that new users have
    #[arg(long, default_value = "UTC")]
    pub time_zone: String,
    /// The ISO 4217 code of amounts that don't say theirs
    #[arg(long, default_value = "USD")]
    pub currency: String,
}

/// Bring the rows of a CSV file into a table.
#[derive(Debug, Args)]
pub struct Import {
    /// The account's name in addresses
    pub account: AccountId,
    /// The table's key, as in `deals`
    pub table: String,
    /// The file, its first line a heading
    pub file: PathBuf,
    /// Which column goes to which field, as in `--map "Sales agent=owner"`;
    /// with nothing after `=` it goes nowhere. Other columns go by their names
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = pair)]
    pub map: Vec<(String, String)>,
    /// What a spelling in a column means, as in `--value "product:GTXPro=GTX Pro"`
    #[arg(long, value_name = "COLUMN:SPELLING=VALUE", value_parser = spelling)]
    pub value: Vec<(String, String, String)>,
    /// Check every row and bring in none
    #[arg(long)]
    pub dry_run: bool,
    /// Leave refused rows out and bring in the others; without it, one refused
    /// row refuses the file
    #[arg(long)]
    pub skip_refused: bool,
    /// How the file is encoded, as in `windows-1251` [default: found out]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
}

/// Check the journal.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Check that nothing in an account's journal was changed or cut off
    Verify(Verify),
}

/// Check that nothing in an account's journal was changed or cut off.
#[derive(Debug, Args)]
pub struct Verify {
    /// The account's name in addresses, or a copy of its file
    pub account: String,
    /// An entry that must be in the journal, kept elsewhere, as an earlier check
    /// shows it; without one, a file whose end was cut off looks whole
    #[arg(long, value_name = "NUMBER:HASH")]
    pub head: Option<String>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (column, field) = text
        .rsplit_once('=')
        .ok_or_else(|| format!("`{text}` has no `=`: write COLUMN=FIELD"))?;
    Ok((column.to_owned(), field.to_owned()))
}

fn spelling(text: &str) -> Result<(String, String, String), String> {
    let parts = text.split_once(':').and_then(|(column, rest)| {
        let (spelling, value) = rest.split_once('=')?;
        Some((column.to_owned(), spelling.to_owned(), value.to_owned()))
    });
    parts.ok_or_else(|| format!("`{text}` is no spelling: write COLUMN:SPELLING=VALUE"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_arguments_make_sense() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_mapping_is_taken_apart() {
        let typed = [
            "bailey",
            "import",
            "demo",
            "deals",
            "deals.csv",
            "--map",
            "Sales agent=owner",
            "--map",
            "a=b=c",
            "--value",
            "product:GTXPro=GTX Pro",
        ];
        let Command::Import(import) = Arguments::parse_from(typed).command else {
            panic!("another command");
        };
        let pairs = [("Sales agent", "owner"), ("a=b", "c")];
        assert_eq!(import.map, pairs.map(|(a, b)| (a.to_owned(), b.to_owned())));
        let spelling = (
            "product".to_owned(),
            "GTXPro".to_owned(),
            "GTX Pro".to_owned(),
        );
        assert_eq!(import.value, [spelling]);
    }

    #[test]
    fn what_is_no_mapping_is_refused() {
        assert!(pair("owner").is_err());
        assert!(spelling("product=GTX").is_err());
        assert!(spelling("product:GTX").is_err());
    }
}
