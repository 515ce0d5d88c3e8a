//! Every connection out of the program, whoever asks for it: to a mail
//! server, an object store, a registry. A name is looked up once, each
//! address it stands for is checked, and the connection goes to a checked
//! address, so that no name can lead into the operator's own network
//! (server-side request forgery, OWASP ASVS 5.0 V1.3.6). The operator may open
//! ranges; nobody else can.

mod client;
mod special;

use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;

use ipnet::IpNet;

/// Where connections may go.
#[derive(Clone, Debug, Default)]
pub struct Egress {
    open: Arc<[IpNet]>,
}

/// Why nothing was connected to.
#[derive(Debug, thiserror::Error)]
pub enum EgressError {
    /// The name stands for no address.
    #[error("{host} has no address: {why}")]
    Unknown {
        /// What was looked up.
        host: String,
        /// What the system's resolver says.
        why: String,
    },
    /// The address is not a public one and the operator hasn't opened it.
    #[error(
        "{host} is at {address}, which is not a public address; the operator can open it with `egress` in the configuration"
    )]
    Closed {
        /// What was looked up.
        host: String,
        /// Where it would have led.
        address: IpAddr,
    },
    /// There is no client to connect with.
    #[error("no connection can be prepared: {0}")]
    Client(String),
}

impl Egress {
    /// Public addresses and these ranges.
    #[must_use]
    pub fn with_open(open: Vec<IpNet>) -> Self {
        Self { open: open.into() }
    }

    /// Anywhere: to learn where a name leads that the operator wrote themselves.
    pub(crate) fn anywhere() -> Self {
        let all = [(IpAddr::from([0; 4]), 0), (IpAddr::from([0_u16; 8]), 0)];
        let all = all.into_iter();
        Self::with_open(
            all.filter_map(|(at, length)| IpNet::new(at, length).ok())
                .collect(),
        )
    }

    /// These ranges as well.
    pub(crate) fn also(&self, open: impl IntoIterator<Item = IpNet>) -> Self {
        Self::with_open(self.open.iter().copied().chain(open).collect())
    }

    /// Whether a connection to this address is allowed.
    #[must_use]
    pub fn allows(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        special::is_public(address) || self.open.iter().any(|range| range.contains(&address))
    }

    /// Whether the operator opened the address that a URL names, or all addresses
    /// that its host stands for: that network is as good as ours.
    #[must_use]
    pub fn is_opened(&self, url: &reqwest::Url) -> bool {
        let host = url.host_str().unwrap_or_default();
        let port = url.port_or_known_default().unwrap_or_default();
        self.resolve(host, port).is_ok_and(|found| {
            let opened = |address: IpAddr| self.open.iter().any(|range| range.contains(&address));
            found.iter().all(|found| opened(found.ip().to_canonical()))
        })
    }

    /// The addresses of a host, all of them allowed.
    ///
    /// # Errors
    /// The name has no address, or one that is closed: a name that leads to
    /// both is refused as a whole.
    pub fn resolve(&self, host: &str, port: u16) -> Result<Vec<SocketAddr>, EgressError> {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let found: Vec<SocketAddr> = (bare, port)
            .to_socket_addrs()
            .map_err(|error| EgressError::Unknown {
                host: host.to_owned(),
                why: error.to_string(),
            })?
            .collect();
        match found.iter().find(|address| !self.allows(address.ip())) {
            Some(closed) => Err(EgressError::Closed {
                host: host.to_owned(),
                address: closed.ip(),
            }),
            None => Ok(found),
        }
    }
}

#[cfg(test)]
mod tests;
