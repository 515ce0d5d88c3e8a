//! What is asked, and by how many at once.

mod many;
mod one;

pub use many::of_many_accounts;
pub use one::of_one_account;

use bailey_tests::serving::Serving;

use crate::extent::Extent;
use crate::measured::{Converse, Measured};
use crate::table::Table;

/// As many different requests are made beforehand; a prime, so that connections that take
/// turns meet all of them.
pub const DIFFERENT: usize = 1_009;

/// What a program or a person asks of a server.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Act {
    ReadOne,
    List,
    Search,
    Page,
    SignIn,
    Create,
    Update,
    Bulk,
    DeleteAndRestore,
}

/// What only reads comes before what changes the data it reads.
pub const ACTS: [Act; 9] = [
    Act::ReadOne,
    Act::List,
    Act::Search,
    Act::Page,
    Act::SignIn,
    Act::Create,
    Act::Update,
    Act::Bulk,
    Act::DeleteAndRestore,
];

impl Act {
    /// What it is called in the tables.
    pub fn name(self, extent: &Extent) -> String {
        match self {
            Self::ReadOne => "read one".to_owned(),
            Self::List => "list 25".to_owned(),
            Self::Search => "search".to_owned(),
            Self::Page => "page of a list".to_owned(),
            Self::SignIn => "sign in".to_owned(),
            Self::Create => "create".to_owned(),
            Self::Update => "update".to_owned(),
            Self::Bulk => format!("change {}", extent.bulk),
            Self::DeleteAndRestore => format!("delete and restore {}", extent.deleted),
        }
    }

    /// Whether it is about so many records that one connection is enough.
    pub fn is_bulk(self) -> bool {
        matches!(self, Self::Bulk | Self::DeleteAndRestore)
    }
}

/// A server that can be asked.
pub trait Server {
    /// What it is called in the tables.
    fn name(&self) -> &str;
    /// Its process.
    fn serving(&self) -> &Serving;
    /// How one asks it; none if it can't do this.
    fn converse<'a>(&'a self, act: Act, extent: &'a Extent) -> Option<Converse<'a>>;
}

/// What each of the servers showed, in turns; none for one that can't do this. It becomes
/// rows of a table under [`MEASURED`](crate::table::MEASURED).
pub fn in_turns<const N: usize>(
    servers: [&dyn Server; N],
    act: Act,
    connections: usize,
    extent: &Extent,
    table: &mut Table,
) -> [Option<Measured>; N] {
    for server in servers {
        server.serving().rest(extent.rest);
    }
    let asked = servers.map(|server| server.converse(act, extent));
    let mut rounds = [const { Vec::new() }; N];
    for _ in 0..extent.rounds {
        for ((server, converse), rounds) in servers.iter().zip(&asked).zip(&mut rounds) {
            if let Some(converse) = converse {
                let serving = server.serving();
                let round = Measured::round(serving, connections, extent.round, converse);
                rounds.push(round);
            }
        }
    }
    let measured = rounds.map(|rounds| (!rounds.is_empty()).then(|| Measured::median(rounds)));
    for (server, measured) in servers.iter().zip(&measured) {
        if let Some(measured) = measured {
            let name = server.name().to_owned();
            table.measured([act.name(extent), name, connections.to_string()], measured);
        }
    }
    measured
}
