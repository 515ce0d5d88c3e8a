//! How far a context reaches into a table: which of its records it may do what
//! with, and which of its fields it sees and writes.
//!
//! A table that was got for a context carries this with it, so whoever reads rows
//! by the table's own statements, or builds a query on it, has the conditions at
//! hand.

use std::collections::BTreeSet;
use std::sync::Arc;

use sea_query::Expr;

use crate::access::{Action, Condition};
use crate::ids::UserId;
use crate::schema::{Field, Table};

/// To which records of a table something extends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// To none.
    None,
    /// To some.
    Some,
    /// To all.
    All,
}

/// The records that an action extends to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Records {
    /// None.
    None,
    /// Those that fulfil it.
    Where(Condition),
    /// All.
    All,
}

impl Records {
    /// Those of both.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, _) | (_, Self::None) => Self::None,
            (Self::All, rest) | (rest, Self::All) => rest,
            (Self::Where(one), Self::Where(other)) => Self::Where(one.and(other)),
        }
    }

    /// Those of either.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::All, _) | (_, Self::All) => Self::All,
            (Self::None, rest) | (rest, Self::None) => rest,
            (Self::Where(one), Self::Where(other)) => Self::Where(one.or(other)),
        }
    }

    /// What SQL has to hold for a row, in a query in which the table has this
    /// name; none where nothing has to.
    pub(crate) fn sql(&self, named: &str) -> Option<String> {
        match self {
            Self::All => None,
            Self::None => Some("0".to_owned()),
            Self::Where(condition) => Some(condition.on(named)),
        }
    }

    pub(super) fn extent(&self) -> Extent {
        match self {
            Self::None => Extent::None,
            Self::Where(_) => Extent::Some,
            Self::All => Extent::All,
        }
    }
}

/// What holds for a table in the eyes of one user.
#[derive(Debug)]
pub(crate) struct Limits {
    /// By action, in the order of [`Action::ALL`].
    pub(super) records: [Records; 7],
    /// The keys of hidden fields, of fields that there are not among them.
    pub(super) hidden: BTreeSet<String>,
    /// The keys of fields that nobody changes.
    pub(super) read_only: BTreeSet<String>,
    /// The field that names its records is hidden: they go by their numbers.
    pub(super) nameless: bool,
    /// Whose records are made by default.
    pub(super) user: UserId,
    /// The table as it is.
    pub(super) whole: Arc<Table>,
}

/// How far a context reaches into a table; without limits, all the way.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reach(pub(super) Option<Arc<Limits>>);

impl Reach {
    /// The records that an action extends to; none where that is all.
    fn records(&self, action: Action) -> Option<&Records> {
        let limits = self.0.as_ref()?;
        let place = Action::ALL.iter().position(|known| *known == action)?;
        limits.records.get(place)
    }
}

impl Table {
    /// To which of its records an action extends: what a page offers.
    #[must_use]
    pub fn extent(&self, action: Action) -> Extent {
        self.reach
            .records(action)
            .map_or(Extent::All, Records::extent)
    }

    /// Whether the field of this key is shown and may be changed.
    #[must_use]
    pub fn is_writable(&self, field: &Field) -> bool {
        let limits = self.reach.0.as_ref();
        limits.is_none_or(|limits| !limits.read_only.contains(&field.key))
    }

    /// The table as it is, for what the host itself does to its records.
    pub(crate) fn whole(self: &Arc<Self>) -> &Arc<Self> {
        self.reach.0.as_ref().map_or(self, |limits| &limits.whole)
    }

    /// Whether any of it is kept from the context.
    pub(crate) fn is_limited(&self) -> bool {
        self.reach.0.is_some()
    }

    /// What SQL has to hold for a row that the action extends to, in a query in
    /// which the table has this name; none where nothing has to.
    pub(crate) fn condition(&self, action: Action, named: &str) -> Option<String> {
        self.reach.records(action)?.sql(named)
    }

    /// What a query in which the table has this name ends with, so that it finds
    /// what is seen alone.
    pub(crate) fn and_seen(&self, named: &str) -> String {
        self.and(Action::View, named)
    }

    /// As [`and_seen`](Self::and_seen), for what the action extends to.
    pub(crate) fn and(&self, action: Action, named: &str) -> String {
        match self.condition(action, named) {
            None => String::new(),
            Some(condition) => format!(" AND {condition}"),
        }
    }

    /// The condition of [`condition`](Self::condition) for a query that calls the
    /// table by its key.
    pub(crate) fn extends(&self, action: Action) -> Option<Expr> {
        self.condition(action, &self.key).map(Expr::cust)
    }

    /// Whether a field of this key is hidden, whether it is there or not.
    pub(crate) fn hides(&self, key: &str) -> bool {
        let limits = self.reach.0.as_ref();
        limits.is_some_and(|limits| limits.hidden.contains(key))
    }

    /// The keys of the hidden fields, also of those that there are not.
    pub(crate) fn hidden(&self) -> impl Iterator<Item = &str> {
        let limits = self.reach.0.iter();
        limits.flat_map(|limits| limits.hidden.iter().map(String::as_str))
    }

    /// Whether what its records are called is hidden.
    pub(crate) fn is_nameless(&self) -> bool {
        self.reach.0.as_ref().is_some_and(|limits| limits.nameless)
    }

    /// The SQL of what a record is called, in a query in which the table has this
    /// name.
    pub(crate) fn label_sql(&self, named: &str) -> String {
        if self.is_nameless() {
            format!(r#"'#' || "{named}"."id""#)
        } else {
            format!(r#""{named}"."label""#)
        }
    }

    /// The SQL of the fold of what a record is called, as
    /// [`label_sql`](Self::label_sql).
    pub(crate) fn label_fold_sql(&self, named: &str) -> String {
        if self.is_nameless() {
            self.label_sql(named)
        } else {
            format!(r#""{named}"."label__sort""#)
        }
    }

    /// Whose records are made that nobody is named for: the user's, where not
    /// everybody's can be made and seen.
    pub(crate) fn default_owner(&self) -> Option<UserId> {
        let limits = self.reach.0.as_ref()?;
        let all = [Action::Create, Action::View]
            .into_iter()
            .all(|action| self.extent(action) == Extent::All);
        (!all).then_some(limits.user)
    }
}
