//! What the operator decided: the configuration file, the environment and what
//! was typed, joined and checked. A mistake names the setting and what to write.
//!
//! ```toml
//! data = "/var/lib/bailey"
//! listen = "127.0.0.1:8470"
//! public-url = "https://crm.example"
//! trusted-proxies = ["127.0.0.1"]
//! egress = ["10.20.0.0/16"]
//! catalogue = "/etc/bailey/packages"
//! backups = "/mnt/backups"
//! support-key = "age1…"
//! registries = [
//!     "registry.example/acme/badges",
//!     { repository = "registry.example/own/tools", user = "crm", password = "…" },
//! ]
//! development = false
//! mail = "smtps://crm:password@mail.example"
//! mail-from = "crm@example.com"
//! log = "info"
//! traces = "http://127.0.0.1:4318"
//!
//! [limits]
//! requests-per-minute = 3000
//! storage-megabytes = 2000
//! plugin-seconds-per-hour = 600
//!
//! [operator]
//! listen = "127.0.0.1:8471"
//! public-url = "https://operator.example"
//! ```

use std::fs;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::num::{NonZeroU32, NonZeroU64};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use bailey_plugins::backups::{self, Recipient};
use bailey_plugins::egress::Egress;
use bailey_plugins::{Carrier, Credentials, Registry};
use ipnet::IpNet;
use serde::Deserialize;

use crate::arguments::Common;
use crate::traces::Collector;

/// The file that is read if none is named.
const DEFAULT_FILE: &str = "bailey.toml";
/// On this machine alone, until the operator says otherwise.
const DEFAULT_LISTEN: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8470);

/// A megabyte, as the pages count them.
const MEGABYTE: u64 = 1_000_000;

/// The configuration file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    data: Option<PathBuf>,
    listen: Option<SocketAddr>,
    public_url: Option<String>,
    trusted_proxies: Vec<String>,
    egress: Vec<String>,
    catalogue: Option<PathBuf>,
    backups: Option<PathBuf>,
    support_key: Option<String>,
    registries: Vec<Repository>,
    development: bool,
    mail: Option<String>,
    mail_from: Option<String>,
    log: Option<String>,
    log_format: LogFormat,
    metrics: Option<SocketAddr>,
    traces: Option<String>,
    limits: Limits,
    operator: Option<OperatorFile>,
}

/// What one account may use.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limits {
    /// How many requests are answered a minute; none is no limit.
    pub requests_per_minute: Option<NonZeroU32>,
    /// How many megabytes (of a million bytes) an account keeps on disk: its database with
    /// its write-ahead log, and in it all files and what plugins store. What would be more
    /// is answered 507; reading, deleting and signing in go on. None is no limit.
    pub storage_megabytes: Option<NonZeroU32>,
    /// How many seconds of processor time its plugins use within an hour. Then listeners
    /// and jobs wait and pages say so, and what guards the account still runs. None is no
    /// limit.
    pub plugin_seconds_per_hour: Option<NonZeroU32>,
}

impl Limits {
    /// How many bytes an account keeps on disk.
    pub fn storage(&self) -> Option<NonZeroU64> {
        let megabytes = u64::from(self.storage_megabytes?.get());
        NonZeroU64::new(megabytes * MEGABYTE)
    }
}

/// How the log is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum LogFormat {
    /// Lines for people.
    #[default]
    Text,
    /// A JSON object a line, for programs.
    Json,
}

/// Where the operator's pages are, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct OperatorFile {
    listen: SocketAddr,
    public_url: Option<String>,
}

/// A repository of a registry, by itself or with who asks there.
#[derive(Deserialize)]
#[serde(untagged)]
enum Repository {
    Named(String),
    Asked {
        repository: String,
        user: String,
        password: String,
    },
}

/// Without what is a secret.
impl std::fmt::Debug for Repository {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (Self::Named(repository) | Self::Asked { repository, .. }) = self;
        f.debug_tuple("Repository").field(repository).finish()
    }
}

/// What holds, checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where accounts are kept.
    pub data: PathBuf,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Under which address people reach it.
    pub public_url: Option<String>,
    /// The proxies whose word about a caller's address is taken.
    pub trusted_proxies: Vec<IpNet>,
    /// Where connections go: public addresses, and ranges that the file opens. Mail goes
    /// to the mail server besides.
    pub egress: Egress,
    /// A folder of packages that accounts may install.
    pub catalogue: Option<PathBuf>,
    /// Where backups are kept.
    pub backups: PathBuf,
    /// What accounts give to support is sealed to this key.
    pub support_key: Option<Recipient>,
    /// Repositories of registries whose packages accounts may install.
    pub registries: Vec<Registry>,
    /// Packages run that nobody vouches for.
    pub development: bool,
    /// What takes mail away.
    pub mail: Mail,
    /// What is logged.
    pub log: String,
    /// How it is written.
    pub log_format: LogFormat,
    /// Where Prometheus is answered; nowhere without a word of the file.
    pub metrics: Option<SocketAddr>,
    /// The collector that traces are sent to; without a word of the file there are none.
    pub traces: Option<Collector>,
    /// What one account may use.
    pub limits: Limits,
    /// Where the operator's pages are; nowhere without a word of the file.
    pub operator: Option<OperatorPages>,
}

/// Where the operator's pages are.
#[derive(Clone, Debug)]
pub struct OperatorPages {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Under which address the operator reaches them.
    pub public_url: Option<String>,
}

/// What takes mail away. It shows itself to nobody: the server's address may
/// hold a password.
#[derive(Clone)]
pub struct Mail {
    /// The server; none puts mail into a folder.
    server: Option<String>,
    /// From whom it comes.
    from: String,
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail")
            .field("from", &self.from)
            .finish_non_exhaustive()
    }
}

impl Mail {
    fn of(server: Option<String>, from: Option<String>, public_url: Option<&str>) -> Self {
        let host = public_url
            .and_then(|url| url.split_once("://"))
            .and_then(|(_, host)| host.split(':').next())
            .unwrap_or("localhost");
        Self {
            server,
            from: from.unwrap_or_else(|| format!("bailey@{host}")),
        }
    }

    /// The way out, with `folder` for who has no server.
    pub fn carrier(&self, folder: PathBuf, egress: &Egress) -> Result<Carrier> {
        Ok(match &self.server {
            Some(server) => Carrier::server(server, &self.from, egress.clone())?,
            None => Carrier::folder(folder, &self.from)?,
        })
    }
}

impl Config {
    /// Reads the file, if there is one, and joins it with what was typed.
    ///
    /// # Errors
    /// A setting that can't be, or a file that was named and can't be read.
    pub fn of(typed: &Common) -> Result<Self> {
        Self::join(file(typed.config.as_deref())?, typed)
    }

    fn join(file: File, typed: &Common) -> Result<Self> {
        let public_url = typed
            .public_url
            .clone()
            .or(file.public_url)
            .map(public_url)
            .transpose()?;
        let proxies = file
            .trusted_proxies
            .iter()
            .map(|text| network("trusted-proxies", text));
        let open = file.egress.iter().map(|text| network("egress", text));
        let catalogue = typed.catalogue.clone().or(file.catalogue);
        if let Some(folder) = &catalogue
            && !folder.is_dir()
        {
            bail!("catalogue: {} is no folder", folder.display());
        }
        let mail = Mail::of(
            typed.mail.clone().or(file.mail),
            typed.mail_from.clone().or(file.mail_from),
            public_url.as_deref(),
        );
        let data = typed.data.clone().or(file.data);
        let data = data.unwrap_or_else(|| PathBuf::from("data"));
        Ok(Self {
            mail,
            backups: file.backups.unwrap_or_else(|| data.join("backups")),
            support_key: file.support_key.as_deref().map(support_key).transpose()?,
            data,
            listen: typed.listen.or(file.listen).unwrap_or(DEFAULT_LISTEN),
            public_url,
            trusted_proxies: proxies.collect::<Result<_>>()?,
            egress: Egress::with_open(open.collect::<Result<_>>()?),
            catalogue,
            registries: file
                .registries
                .into_iter()
                .map(registry)
                .collect::<Result<_>>()?,
            development: typed.development || file.development,
            log: typed
                .log
                .clone()
                .or(file.log)
                .unwrap_or_else(|| "warn".to_owned()),
            log_format: typed.log_format.unwrap_or(file.log_format),
            metrics: typed.metrics.or(file.metrics),
            traces: typed
                .traces
                .clone()
                .or(file.traces)
                .map(|text| text.parse())
                .transpose()?,
            limits: file.limits,
            operator: file.operator.map(operator_pages).transpose()?,
        })
    }
}

impl Config {
    /// What it says of backups.
    pub fn backup_settings(&self) -> backups::Settings {
        backups::Settings {
            folder: self.backups.clone(),
            public_url: self.public_url.clone(),
            support_key: self.support_key.clone(),
        }
    }
}

fn file(named: Option<&Path>) -> Result<File> {
    let path = named.unwrap_or(Path::new(DEFAULT_FILE));
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound && named.is_none() => {
            return Ok(File::default());
        }
        Err(error) => return Err(error).with_context(|| path.display().to_string()),
    };
    toml::from_str(&text).with_context(|| path.display().to_string())
}

fn public_url(text: String) -> Result<String> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let host = rest
        .map(|rest| rest.trim_end_matches('/'))
        .filter(|host| !host.is_empty());
    match host {
        Some(host) if !host.contains(['/', '?', '#', '@', ' ']) => {
            Ok(text.trim_end_matches('/').to_owned())
        }
        _ => bail!("public-url: `{text}` is no address: write it like https://crm.example"),
    }
}

fn support_key(text: &str) -> Result<Recipient> {
    // What stands there may be the secret one, and is not repeated.
    text.parse().ok().context(
        "support-key: this is no public key of age: write the one that begins with `age1`, \
         which `age-keygen` tells",
    )
}

fn operator_pages(file: OperatorFile) -> Result<OperatorPages> {
    let public_url = file.public_url.map(public_url).transpose();
    Ok(OperatorPages {
        listen: file.listen,
        public_url: public_url.context("operator")?,
    })
}

fn registry(repository: Repository) -> Result<Registry> {
    let (name, credentials) = match repository {
        Repository::Named(name) => (name, None),
        Repository::Asked {
            repository,
            user,
            password,
        } => (repository, Some(Credentials { user, password })),
    };
    let registry: Registry = name.parse().context("registries")?;
    Ok(match credentials {
        Some(credentials) => registry.with_credentials(credentials),
        None => registry,
    })
}

fn network(setting: &str, text: &str) -> Result<IpNet> {
    let single = || {
        text.parse()
            .ok()
            .map(|address: std::net::IpAddr| IpNet::from(address))
    };
    text.parse().ok().or_else(single).with_context(|| {
        format!("{setting}: `{text}` is no network: write 10.0.0.0/8 or one address")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> File {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn what_is_typed_counts_before_the_file() {
        let file = parsed("data = 'a'\nlisten = '127.0.0.1:1'\nlog = 'info'");
        let typed = Common {
            data: Some("b".into()),
            ..Common::default()
        };
        let config = Config::join(file, &typed).unwrap();
        assert_eq!(config.data, Path::new("b"));
        assert_eq!(config.listen, "127.0.0.1:1".parse().unwrap());
        assert_eq!(config.log, "info");
    }

    #[test]
    fn without_a_word_it_listens_on_this_machine_alone() {
        let config = Config::join(File::default(), &Common::default()).unwrap();
        assert!(config.listen.ip().is_loopback());
        assert_eq!(config.data, Path::new("data"));
    }

    #[test]
    fn a_setting_that_cannot_be_is_named() {
        for (text, setting) in [
            ("public-url = 'crm.example'", "public-url"),
            ("public-url = 'https://'", "public-url"),
            ("public-url = 'https://a/b'", "public-url"),
            ("trusted-proxies = ['proxy']", "trusted-proxies"),
            ("egress = ['10.0.0.0/99']", "egress"),
            ("catalogue = '/no/such/folder'", "catalogue"),
            ("registries = ['badges']", "registries"),
            ("traces = '127.0.0.1:4318'", "traces"),
            ("traces = 'https://collector.example'", "traces"),
            ("support-key = 'AGE-SECRET-KEY-1'", "support-key"),
        ] {
            let error = Config::join(parsed(text), &Common::default()).unwrap_err();
            assert!(error.to_string().starts_with(setting), "{error}");
        }
        assert!(toml::from_str::<File>("dta = 'a'").is_err());
    }

    #[test]
    fn an_accounts_limits_are_none_without_a_word() {
        let of = |text: &str| Config::join(parsed(text), &Common::default()).map(|c| c.limits);
        let none = of("").unwrap();
        assert_eq!((none.storage(), none.plugin_seconds_per_hour), (None, None));
        let limits = of("[limits]\nstorage-megabytes = 2\nplugin-seconds-per-hour = 600").unwrap();
        assert_eq!(limits.storage(), NonZeroU64::new(2_000_000));
        assert_eq!(limits.plugin_seconds_per_hour, NonZeroU32::new(600));
        for wrong in ["storage-megabytes = 0", "plugin-seconds-per-hour = -1"] {
            assert!(toml::from_str::<File>(&format!("[limits]\n{wrong}")).is_err());
        }
    }

    #[test]
    fn a_proxy_is_a_network_or_one_address() {
        let file = parsed("trusted-proxies = ['10.0.0.0/8', '::1']");
        let config = Config::join(file, &Common::default()).unwrap();
        let named: Vec<String> = config
            .trusted_proxies
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(named, ["10.0.0.0/8", "::1/128"]);
    }

    #[test]
    fn the_operators_pages_are_nowhere_without_a_word() {
        let of = |text: &str| Config::join(parsed(text), &Common::default());
        assert!(of("").unwrap().operator.is_none());
        let pages = of("[operator]\nlisten = '127.0.0.1:8471'").unwrap();
        assert!(pages.operator.unwrap().listen.ip().is_loopback());
        let wrong = of("[operator]\nlisten = '127.0.0.1:8471'\npublic-url = 'x'");
        assert!(wrong.unwrap_err().to_string().starts_with("operator"));
        assert!(toml::from_str::<File>("[operator]\nlisten = '8471'").is_err());
    }

    #[test]
    fn a_file_that_was_named_must_be_there() {
        assert!(file(Some(Path::new("no/such/file.toml"))).is_err());
    }
}
