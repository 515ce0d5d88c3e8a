//! Who did something, both ways. The way in is for showing alone: no guest can
//! act as somebody.

use bailey_crm::support::SupportId;
use bailey_crm::{Actor, UserId};

use crate::contract::bailey::crm::types as wit;

impl From<Actor> for wit::Actor {
    fn from(actor: Actor) -> Self {
        match actor {
            Actor::User { user } => Self::User(user.0),
            Actor::Plugin {
                plugin,
                version,
                digest,
                capability,
                on_behalf_of,
            } => {
                let on_behalf_of = on_behalf_of.map(|user| user.0);
                Self::Plugin(wit::PluginActor {
                    plugin,
                    version,
                    digest,
                    capability,
                    on_behalf_of,
                })
            }
            Actor::Token { name, user } => Self::Token(wit::TokenActor { name, user: user.0 }),
            Actor::Support { agent, .. } => Self::Support(agent),
            Actor::Operator => Self::Operator,
            Actor::Anonymous => Self::Anonymous,
        }
    }
}

/// The actor that a page names, to be shown.
impl From<wit::Actor> for Actor {
    fn from(actor: wit::Actor) -> Self {
        match actor {
            wit::Actor::User(user) => Self::User { user: UserId(user) },
            wit::Actor::Plugin(wit::PluginActor {
                plugin,
                version,
                digest,
                capability,
                on_behalf_of,
            }) => Self::Plugin {
                plugin,
                version,
                digest,
                capability,
                on_behalf_of: on_behalf_of.map(UserId),
            },
            wit::Actor::Token(wit::TokenActor { name, user }) => Self::Token {
                name,
                user: UserId(user),
            },
            wit::Actor::Support(agent) => Self::Support {
                agent,
                // A plugin names who acted, not by what they came in.
                access: SupportId(0),
            },
            wit::Actor::Operator => Self::Operator,
            wit::Actor::Anonymous => Self::Anonymous,
        }
    }
}
