//! What of a request a guard is asked about.

use std::net::IpAddr;

use bailey_crm::{Actor, Surface, UserId};

/// By what somebody is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Credential {
    /// A person's session.
    Session,
    /// A program's token.
    ApiToken,
    /// The right password, and no session yet.
    SignIn,
    /// A support agent's way in.
    Support,
}

impl Credential {
    /// What an actor is known by.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        match actor {
            Actor::Token { .. } => Self::ApiToken,
            Actor::Support { .. } => Self::Support,
            Actor::User { .. } | Actor::Plugin { .. } | Actor::Operator => Self::Session,
            Actor::Anonymous => Self::SignIn,
        }
    }

    /// Its name in the journal.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::ApiToken => "api-token",
            Self::SignIn => "sign-in",
            Self::Support => "support",
        }
    }
}

/// Who comes, from where, with what: all that a guard's answer rests on beside what
/// the plugin reads and the moment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Visit {
    /// Who.
    pub user: UserId,
    /// The network address, derived by the trusted-proxy rule.
    pub address: Option<IpAddr>,
    /// By what they are known.
    pub credential: Credential,
    /// Through which face.
    pub surface: Surface,
}
