//! One line of the list: a network, for whom, and for what they come with.

use bailey_sdk::json::Json;
use bailey_sdk::prelude::*;

use crate::network::{Network, Unreadable};

/// The most characters of a note.
const LONGEST_NOTE: usize = 200;

/// For whom an entry is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Json)]
pub enum Whom {
    /// Everybody in the account.
    Everybody,
    /// The people of a group that a plugin keeps: a role, say.
    Group {
        /// The plugin's id.
        plugin: String,
        /// What the plugin calls the group by.
        key: String,
    },
    /// One person.
    User(UserId),
}

/// What they come with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Json)]
pub enum With {
    /// Sessions and tokens alike.
    Anything,
    /// Sessions.
    Sessions,
    /// API tokens.
    Tokens,
}

impl With {
    /// Each by its word in forms and messages.
    pub const ALL: [(&'static str, Self); 3] = [
        ("anything", Self::Anything),
        ("sessions", Self::Sessions),
        ("tokens", Self::Tokens),
    ];

    pub fn word(self) -> &'static str {
        let known = Self::ALL.iter().find(|(_, with)| *with == self);
        known.map_or("anything", |(word, _)| word)
    }
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Json)]
pub struct Entry {
    pub network: Network,
    pub note: String,
    pub whom: Whom,
    pub with: With,
}

/// The network that somebody typed, or what is wrong with it, named.
pub fn read_network(field: &str, typed: &str) -> Result<Network, Error> {
    Network::read(typed).map_err(|wrong| {
        let message = match wrong {
            Unreadable::Neither => tr("not-an-address").arg("typed", typed),
            Unreadable::Zone => tr("zone-given").arg("typed", typed),
            Unreadable::HostBits(network, address) => tr("host-bits")
                .arg("typed", typed)
                .arg("network", network)
                .arg("address", address),
        };
        Error::field(field, message)
    })
}

/// A note that can be kept.
pub fn read_note(field: &str, typed: Option<&str>) -> Result<String, Error> {
    let note = typed.unwrap_or_default().trim();
    if note.chars().count() > LONGEST_NOTE {
        return Err(Error::field(field, tr("note-too-long")));
    }
    Ok(note.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_an_address_is_said_with_the_address() {
        let wrong = read_network("network", "10.0.0.1/8").unwrap_err();
        let said = tr("host-bits")
            .arg("typed", "10.0.0.1/8")
            .arg("network", "10.0.0.0/8")
            .arg("address", "10.0.0.1");
        assert_eq!(wrong, Error::field("network", said));
        assert!(read_note("note", Some(&"x".repeat(201))).is_err());
        assert_eq!(read_note("note", Some(" Office ")).unwrap(), "Office");
    }
}
