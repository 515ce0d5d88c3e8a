//! A client for HTTP that asks [`Egress`] where it may go: names through the
//! resolver below, addresses written out before the request is made. It
//! follows no redirect: where a server points is nobody's consent.

use std::time::Duration;

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::{Egress, EgressError};

/// How long a server may take to accept a connection.
const CONNECT: Duration = Duration::from_secs(10);

impl Resolve for Egress {
    fn resolve(&self, name: Name) -> Resolving {
        let egress = self.clone();
        Box::pin(async move {
            let host = name.as_str().to_owned();
            let found =
                tokio::task::spawn_blocking(move || Self::resolve(&egress, &host, 0)).await??;
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

impl Egress {
    /// A client that connects nowhere else. `whole` bounds a request with its
    /// answer.
    ///
    /// # Errors
    /// The system's certificates can't be read.
    pub fn client(&self, whole: Duration) -> Result<reqwest::Client, EgressError> {
        crypto();
        reqwest::Client::builder()
            .dns_resolver(std::sync::Arc::new(self.clone()))
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT)
            .timeout(whole)
            .build()
            .map_err(|error| EgressError::Client(error.to_string()))
    }

    /// Checks an address that is written out in a URL, which no resolver is
    /// asked for. Names are checked when they are looked up.
    ///
    /// # Errors
    /// It is closed.
    pub fn check(&self, url: &Url) -> Result<(), EgressError> {
        let Some(host) = url.host_str() else {
            return Err(EgressError::Unknown {
                host: url.to_string(),
                why: "a host is missing".to_owned(),
            });
        };
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        match bare.parse() {
            Ok(address) if !self.allows(address) => Err(EgressError::Closed {
                host: host.to_owned(),
                address,
            }),
            _ => Ok(()),
        }
    }
}

/// Names the cryptography that TLS uses, once for the process.
fn crypto() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        // An error says that somebody else named one already.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}
