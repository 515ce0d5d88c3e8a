//! What the operator decides about the server.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use ipnet::IpNet;

/// What the operator decides about the server.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The scheme and host under which people reach it, such as
    /// `https://crm.example`. An account is then at `demo.crm.example`. Without
    /// one, the address it listens on is used as it is.
    pub public_url: Option<String>,
    /// The proxies whose word about a caller's address is taken.
    pub trusted_proxies: Vec<IpNet>,
    /// The largest body that is taken, in bytes, except by imports.
    pub body_limit: usize,
    /// The largest file that an import takes, in bytes.
    pub import_limit: usize,
    /// The largest file that a record can have, in bytes.
    pub file_limit: usize,
    /// How many blocking calls into accounts go on at once; others wait.
    pub record_lanes: usize,
    /// How many calls that may run plugins go on at once; others wait.
    pub plugin_lanes: usize,
    /// How many passwords are hashed at once; others wait.
    pub sign_in_lanes: usize,
    /// How many exports are written at once; others wait.
    pub export_lanes: usize,
    /// How long a call waits for a lane before it is refused.
    pub lane_patience: Duration,
    /// How long a request under way is given at shutdown.
    pub shutdown_patience: Duration,
    /// How many requests of one account are answered a minute; none is no limit.
    pub requests_per_minute: Option<NonZeroU32>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_url: None,
            trusted_proxies: Vec::new(),
            body_limit: 1 << 20,
            import_limit: 64 << 20,
            file_limit: 100 << 20,
            record_lanes: 48,
            plugin_lanes: 16,
            sign_in_lanes: 8,
            export_lanes: 4,
            lane_patience: Duration::from_secs(10),
            shutdown_patience: Duration::from_secs(20),
            requests_per_minute: None,
        }
    }
}

impl Settings {
    /// Whether people reach it over TLS, so that cookies can insist on it.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.public_url
            .as_deref()
            .is_some_and(|url| url.starts_with("https://"))
    }

    /// The host of the public address, without scheme, port and path.
    #[must_use]
    pub fn public_host(&self) -> Option<&str> {
        let url = self.public_url.as_deref()?;
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        rest.split(['/', ':'])
            .next()
            .filter(|host| !host.is_empty())
    }

    /// Whether the address is a trusted proxy's.
    #[must_use]
    pub fn trusts(&self, address: IpAddr) -> bool {
        self.trusted_proxies
            .iter()
            .any(|network| network.contains(&address))
    }
}
