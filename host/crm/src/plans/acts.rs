//! What people do in the account.

use super::seeded::Seeded;
use super::{lists, reads};
use crate::context::Context;
use crate::filter::Looker;
use crate::journal::{self, JournalFilter, JournalQuery};
use crate::records::{self, By, Period, Query, Summary};
use crate::reports::{self, Shape};

/// What somebody does.
pub(super) struct Act {
    /// What it is called.
    pub(super) name: &'static str,
    /// The indices by which it finds what it wants, where nothing is kept from who asks.
    pub(super) by: &'static [&'static str],
    /// It sorts what no index has in order: see [`sorted`].
    pub(super) sorts: bool,
    /// Does it.
    pub(super) act: fn(&Seeded, &Context),
}

pub(super) fn act(
    name: &'static str,
    by: &'static [&'static str],
    act: fn(&Seeded, &Context),
) -> Act {
    let sorts = false;
    Act {
        name,
        by,
        sorts,
        act,
    }
}

/// An act that by design has no index for its order: a list by a field, which people
/// choose now and then, is worth no index of each field to every write. It goes through
/// the records of one state and sorts them.
pub(super) fn sorted(name: &'static str, way: fn(&Seeded, &Context)) -> Act {
    Act {
        sorts: true,
        ..act(name, &["deals__state"], way)
    }
}

/// All that people do.
pub(super) fn all() -> Vec<Act> {
    lists::acts().into_iter().chain(reads::acts()).collect()
}

impl Seeded {
    /// Reads the first page and the next.
    pub(super) fn page_through(&self, who: &Context, query: Query) {
        let account = &self.office.account;
        let mut query = Query { limit: 3, ..query };
        query.after = records::list(account, who, &query).unwrap().next;
        records::list(account, who, &query).unwrap();
    }

    pub(super) fn summary(&self, who: &Context, by: &str, sum: Option<&str>) {
        let wanted = Summary {
            by: Some(By::field(by)),
            sum: sum.map(str::to_owned),
        };
        records::summary(&self.office.account, who, &Query::of("deals"), &wanted).unwrap();
    }

    pub(super) fn journal(&self, who: &Context, filter: JournalFilter) {
        let account = &self.office.account;
        let mut query = JournalQuery {
            filter,
            limit: 5,
            after: None,
        };
        query.after = journal::query(account, who, &query).unwrap().next;
        journal::query(account, who, &query).unwrap();
    }

    pub(super) fn report(&self, who: &Context, by: &str, period: Option<Period>) {
        let shape = Shape {
            table: "deals".into(),
            search: None,
            conditions: Vec::new(),
            by: by.into(),
            period,
            figure: None,
            drawing: reports::Drawing::default(),
        };
        let looker = Looker {
            user: who.actor.user(),
            zone: jiff::tz::TimeZone::UTC,
        };
        reports::outcome(&self.office.account, who, &shape, &looker).unwrap();
    }
}
