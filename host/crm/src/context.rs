//! Who asks, from where, and what they may: the first argument of every call
//! into an account.

use std::net::IpAddr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use crate::access::Access;
use crate::ids::{Timestamp, UserId};
use crate::support::SupportId;

/// Who does something. The host attests it; nobody can claim it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Actor {
    /// A signed-in user.
    User {
        /// Which.
        user: UserId,
    },
    /// A plugin, for itself or on behalf of a user.
    Plugin {
        /// The plugin's id.
        plugin: String,
        /// Its version.
        version: String,
        /// SHA-256 of its package in lower-case hex.
        digest: String,
        /// The capability it used.
        capability: String,
        /// The user behind the call.
        on_behalf_of: Option<UserId>,
    },
    /// A program with an API token.
    Token {
        /// The token's name.
        name: String,
        /// Whose it is.
        user: UserId,
    },
    /// A support agent.
    Support {
        /// The agent's name.
        agent: String,
        /// What was opened for them.
        access: SupportId,
    },
    /// The operator, on the command line.
    Operator,
    /// Nobody has signed in yet.
    Anonymous,
}

impl Actor {
    /// The user who is behind the act, if there is one.
    #[must_use]
    pub fn user(&self) -> Option<UserId> {
        match self {
            Self::User { user } | Self::Token { user, .. } => Some(*user),
            Self::Plugin { on_behalf_of, .. } => *on_behalf_of,
            Self::Support { .. } | Self::Operator | Self::Anonymous => None,
        }
    }

    /// The id of the plugin that acts, if one does.
    #[must_use]
    pub fn plugin(&self) -> Option<&str> {
        match self {
            Self::Plugin { plugin, .. } => Some(plugin),
            _ => None,
        }
    }
}

/// Through what the account is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Surface {
    /// The pages.
    Page,
    /// The HTTP API.
    Api,
    /// The command line.
    CommandLine,
    /// A job or a listener.
    Background,
}

impl Surface {
    /// Its name in the journal.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Api => "api",
            Self::CommandLine => "command-line",
            Self::Background => "background",
        }
    }
}

/// Who asks, from where, and what they may.
#[derive(Clone, Debug)]
pub struct Context {
    /// Who does it.
    pub actor: Actor,
    /// What they may.
    pub access: Arc<Access>,
    /// Through what.
    pub surface: Surface,
    /// When: one moment for the whole act.
    pub at: Timestamp,
    /// The number of the HTTP request.
    pub request: Option<String>,
    /// The address it came from, derived by the trusted-proxy rule.
    pub address: Option<IpAddr>,
    /// How many hooks deep the act is; a person's own is at zero.
    pub depth: u8,
}

impl Context {
    /// The operator at the command line.
    #[must_use]
    pub fn operator() -> Self {
        Self {
            actor: Actor::Operator,
            access: Arc::new(Access::ALL),
            surface: Surface::CommandLine,
            at: Timestamp::now(),
            request: None,
            address: None,
            depth: 0,
        }
    }
}
