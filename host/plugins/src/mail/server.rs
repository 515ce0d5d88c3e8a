//! The mail server that the operator named, reached as the policy for all
//! connections out has it.
//!
//! Who names it is the operator alone, and it often is on their own machine or
//! network. So where its name leads when it is first looked up is open, to mail and to
//! nothing else; where it leads later has to be among these addresses, public, or
//! opened by `egress`.

use std::net::{IpAddr, SocketAddr};
use std::sync::OnceLock;
use std::time::Duration;

use ipnet::IpNet;
use lettre::Transport as _;
use lettre::message::Message as Letter;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::{Error, SmtpTransport};
use reqwest::Url;

use super::carrier::{CarrierError, Refused};
use crate::egress::Egress;

/// A mail server.
pub(super) struct Server {
    /// It may hold a password.
    url: Url,
    host: String,
    port: u16,
    patience: Duration,
    egress: Egress,
    /// The same with what the name led to first.
    meant: OnceLock<Egress>,
}

impl Server {
    /// The server at this address, with so much patience for each of its answers.
    ///
    /// # Errors
    /// [`CarrierError::Server`].
    pub(super) fn at(url: &str, patience: Duration, egress: Egress) -> Result<Self, CarrierError> {
        // Reads all of it that this doesn't.
        SmtpTransport::from_url(url).map_err(|_| CarrierError::Server)?;
        let url = Url::parse(url).map_err(|_| CarrierError::Server)?;
        let host = url.host_str().ok_or(CarrierError::Server)?.to_owned();
        let port = url.port().unwrap_or(0);
        Ok(Self {
            url,
            host,
            port,
            patience,
            egress,
            meant: OnceLock::new(),
        })
    }

    /// Hands a mail over, at the first of the server's addresses that answers.
    pub(super) fn send(&self, letter: &Letter) -> Result<(), Refused> {
        let mut refused = Refused::for_now("the mail server has no address");
        for address in self.addresses()? {
            match self.transport(address.ip())?.send(letter) {
                Ok(_) => return Ok(()),
                Err(error) => {
                    let answered = error.is_response() || error.is_timeout() || heard(&error);
                    refused = Refused {
                        for_good: error.is_permanent(),
                        reason: error.to_string(),
                    };
                    if answered {
                        break;
                    }
                }
            }
        }
        Err(refused)
    }

    /// Where the name leads now, as far as connections may go there.
    fn addresses(&self) -> Result<Vec<SocketAddr>, Refused> {
        let egress = match self.meant.get() {
            Some(egress) => egress,
            None => {
                let found = Egress::anywhere().resolve(&self.host, self.port);
                let first = found.map_err(Refused::for_now)?;
                let own = first.iter().map(|address| IpNet::from(address.ip()));
                let meant = self.egress.also(own);
                self.meant.get_or_init(|| meant)
            }
        };
        egress
            .resolve(&self.host, self.port)
            .map_err(Refused::for_now)
    }

    /// The server at one of its addresses. Its certificate is for its name.
    fn transport(&self, address: IpAddr) -> Result<SmtpTransport, Refused> {
        let mut url = self.url.clone();
        url.set_ip_host(address)
            .map_err(|()| Refused::for_good("the mail server's address"))?;
        let builder = SmtpTransport::from_url(url.as_str()).map_err(Refused::for_good)?;
        let builder = match self.tls().map_err(Refused::for_good)? {
            Some(tls) => builder.tls(tls),
            None => builder,
        };
        Ok(builder.timeout(Some(self.patience)).build())
    }

    fn tls(&self) -> Result<Option<Tls>, Error> {
        let asked = self.url.query_pairs().find(|(name, _)| name == "tls");
        let asked = asked.map(|(_, asked)| asked.into_owned());
        let of = || TlsParameters::new(self.host.clone());
        Ok(match (self.url.scheme(), asked.as_deref()) {
            ("smtps", _) => Some(Tls::Wrapper(of()?)),
            (_, Some("required")) => Some(Tls::Required(of()?)),
            (_, Some("opportunistic")) => Some(Tls::Opportunistic(of()?)),
            _ => None,
        })
    }
}

/// Whether it was the server who said so.
fn heard(error: &Error) -> bool {
    error.is_permanent() || error.is_transient()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(url: &str) -> Server {
        Server::at(url, Duration::from_secs(1), Egress::default()).unwrap()
    }

    #[test]
    fn where_the_operators_name_leads_at_first_is_open_to_mail() {
        let server = server("smtp://localhost:2525");
        let found = server.addresses().unwrap();
        assert!(found.iter().all(|address| address.ip().is_loopback()));
        assert!(!server.egress.allows("127.0.0.1".parse().unwrap()));
    }

    #[test]
    fn where_it_leads_later_has_to_be_open() {
        let server = server("smtp://localhost:2525");
        // As if it had led to a public address when the program started.
        let meant = server.egress.also(["8.8.8.8/32".parse().unwrap()]);
        server.meant.set(meant).unwrap_or_default();
        let refused = server.addresses().unwrap_err();
        assert!(!refused.for_good);
        assert!(refused.reason.contains("`egress`"), "{}", refused.reason);
    }

    #[test]
    fn tls_is_for_the_servers_name() {
        for (url, safe) in [
            ("smtp://mail.example", false),
            ("smtp://mail.example?tls=required", true),
            ("smtps://user:secret@mail.example", true),
        ] {
            let server = server(url);
            assert_eq!(server.tls().unwrap().is_some(), safe, "{url}");
            assert!(
                server.transport("8.8.8.8".parse().unwrap()).is_ok(),
                "{url}"
            );
        }
    }
}
