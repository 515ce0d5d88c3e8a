//! A repository of an OCI registry, one plugin each: a tag is a version, and what
//! it stands for is the artifact that the Bytecode Alliance's tools push
//! (<https://tag-runtime.cncf.io/wgs/wasm/deliverables/wasm-oci-artifact/>): a
//! configuration of `application/vnd.wasm.config.v0+json` and one layer of
//! `application/wasm`, which is the package.
//!
//! Connections obey [`Egress`](crate::egress::Egress). `oci_client` names and
//! describes things here; what it connects with resolves names and follows
//! redirects by itself, so it isn't asked to connect.

mod artifact;
mod challenge;
mod client;
mod pull;

use std::fmt;
use std::str::FromStr;

use oci_client::Reference;

pub(super) use pull::{Pulling, pull, shelved};

/// A repository that has the versions of a plugin.
#[derive(Clone, Debug)]
pub struct Registry {
    reference: Reference,
    /// Without TLS, for a registry on the operator's own network.
    plain: bool,
    credentials: Option<Credentials>,
}

/// Who asks, where a registry asks for it. It shows itself to nobody.
#[derive(Clone)]
pub struct Credentials {
    /// The name.
    pub user: String,
    /// The password, or the token.
    pub password: String,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").finish_non_exhaustive()
    }
}

/// Why a registry has nothing for us.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RegistryError {
    /// Not the name of a repository.
    #[error(
        "`{0}` is no repository: write it like registry.example/acme/badges, without a tag, or \
         with http:// in front where it has no TLS"
    )]
    Name(String),
    /// The connection is not allowed, or can't be made.
    #[error("{0}")]
    Egress(#[from] crate::egress::EgressError),
    /// The registry can't be reached.
    #[error("the registry can't be reached: {0}")]
    Unreachable(String),
    /// The registry doesn't let us in.
    #[error("the registry lets nobody in without the right user and password")]
    Refused,
    /// The registry says no.
    #[error("the registry answers {status} to {what}")]
    Status {
        /// The HTTP status.
        status: u16,
        /// What was asked for.
        what: String,
    },
    /// The registry answers something else than it should.
    #[error("the registry's answer about {what} makes no sense: {why}")]
    Answer {
        /// What was asked for.
        what: String,
        /// What is wrong with it.
        why: String,
    },
    /// The answer is too large.
    #[error("{what} has more than the {limit} bytes that are allowed")]
    TooLarge {
        /// What was asked for.
        what: String,
        /// Bytes that are allowed.
        limit: u64,
    },
    /// What arrived isn't what the manifest names.
    #[error("what arrived for {0} is not what the registry's manifest names")]
    Digest(String),
    /// The folder for what is pulled.
    #[error("{0}")]
    File(#[from] std::io::Error),
    /// The operator's file.
    #[error(transparent)]
    Crm(#[from] bailey_crm::Error),
}

impl Registry {
    /// The same, asked by somebody.
    #[must_use]
    pub fn with_credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// What it is known by: registry and repository.
    pub(super) fn name(&self) -> String {
        format!(
            "{}/{}",
            self.reference.registry(),
            self.reference.repository()
        )
    }

    fn scheme(&self) -> &'static str {
        if self.plain { "http" } else { "https" }
    }
}

impl FromStr for Registry {
    type Err = RegistryError;

    fn from_str(text: &str) -> Result<Self, RegistryError> {
        let (plain, rest) = match text.split_once("://") {
            Some(("http", rest)) => (true, rest),
            Some(("https" | "oci", rest)) => (false, rest),
            Some(_) => return Err(RegistryError::Name(text.to_owned())),
            None => (false, text),
        };
        let wrong = || RegistryError::Name(text.to_owned());
        let host = rest.split('/').next().unwrap_or_default();
        let named = host.contains(['.', ':']) || host == "localhost";
        let reference = Reference::try_from(rest).map_err(|_| wrong())?;
        // A reference without a tag is said to have `latest`.
        if !named || rest.ends_with(":latest") || reference.tag() != Some("latest") {
            return Err(wrong());
        }
        Ok(Self {
            reference,
            plain,
            credentials: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_is_named_with_its_registry_and_without_a_tag() {
        for (text, name, plain) in [
            (
                "registry.example/acme/badges",
                "registry.example/acme/badges",
                false,
            ),
            (
                "oci://registry.example/badges",
                "registry.example/badges",
                false,
            ),
            (
                "http://localhost:5000/acme/badges",
                "localhost:5000/acme/badges",
                true,
            ),
        ] {
            let registry: Registry = text.parse().unwrap();
            assert_eq!((registry.name().as_str(), registry.plain), (name, plain));
        }
        for text in [
            "badges",
            "acme/badges",
            "ftp://registry.example/badges",
            "registry.example/badges:1.0.0",
            "registry.example/badges:latest",
            "registry.example/Badges",
            "",
        ] {
            assert!(text.parse::<Registry>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_password_shows_itself_to_nobody() {
        let registry: Registry = "registry.example/badges".parse().unwrap();
        let registry = registry.with_credentials(Credentials {
            user: "me".into(),
            password: "sesame".into(),
        });
        assert!(!format!("{registry:?}").contains("sesame"));
    }
}
