//! What of a snapshot is brought back.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::access;
use crate::error::{Error, Result};
use crate::ids::{RecordId, Timestamp, UserId};
use crate::journal::{Hasher, Parts as _};
use crate::records::Record;
use crate::schema::Schema;
use crate::value::{Scalar, Value};

/// What of a snapshot is brought back. What is named more than once has to be all
/// of it: an owner's records of these tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Scope {
    /// Records of these tables; none for all.
    pub tables: Option<BTreeSet<String>>,
    /// These records of the one table that is named.
    pub records: Option<BTreeSet<RecordId>>,
    /// Records that are this user's, or were.
    pub owner: Option<UserId>,
    /// Records whose last change is of that time.
    pub changed: Option<Span>,
    /// Which of the differences are taken back.
    pub what: Differences,
    /// Plugins of which what they keep, and their settings, go back as well. The owner
    /// alone names any.
    pub plugins: BTreeSet<String>,
}

/// A time: from `since` to before `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The first moment.
    pub since: Timestamp,
    /// The first moment after it.
    pub until: Timestamp,
}

/// Kinds of differences between a snapshot and now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Differences {
    /// Records that were made since go to the bin.
    pub added: bool,
    /// Records that were changed since get their values back, and their place.
    pub changed: bool,
    /// Records that were deleted for good since come back.
    pub gone: bool,
}

impl Default for Differences {
    /// Nothing that was made since goes.
    fn default() -> Self {
        Self {
            added: false,
            changed: true,
            gone: true,
        }
    }
}

impl Scope {
    /// Whether it makes sense for these tables, of then or now.
    pub(super) fn check(&self, then: &Schema, now: &Schema) -> Result<()> {
        let tables = self.tables.iter().flatten();
        for table in tables.clone() {
            if then.find(table).is_none() && now.find(table).is_none() {
                return Err(Error::invalid_field(
                    "tables",
                    "unknown-table",
                    format!("there was no table `{table}` then, and there is none now"),
                ));
            }
        }
        if self.records.is_some() && tables.count() != 1 {
            return Err(Error::invalid_field(
                "records",
                "no-table",
                "numbers of records are of one table: name that table alone",
            ));
        }
        match self.changed {
            Some(span) if span.since >= span.until => Err(Error::invalid_field(
                "changed",
                "empty-period",
                "the period ends before it begins",
            )),
            _ => Ok(()),
        }
    }

    /// Whether records of this table are meant.
    pub(super) fn has_table(&self, key: &str) -> bool {
        self.tables
            .as_ref()
            .is_none_or(|tables| tables.contains(key))
    }

    /// Whether this record is meant, as it was or as it is; `changed` says when it
    /// was changed last.
    pub(super) fn has(
        &self,
        then: Option<&Record>,
        now: Option<&Record>,
        changed: impl FnOnce() -> Result<Option<Timestamp>>,
    ) -> Result<bool> {
        let either =
            |what: &dyn Fn(&Record) -> bool| then.is_some_and(what) || now.is_some_and(what);
        let named = self
            .records
            .as_ref()
            .is_none_or(|ids| either(&|record| ids.contains(&record.id)));
        let owned = self
            .owner
            .is_none_or(|owner| either(&|record| is_of(record, owner)));
        if !named || !owned {
            return Ok(false);
        }
        let Some(span) = self.changed else {
            return Ok(true);
        };
        Ok(changed()?.is_some_and(|at| span.since <= at && at < span.until))
    }

    pub(super) fn hashed(&self, hasher: Hasher) -> Result<Hasher> {
        Ok(hasher.part(serde_json::to_string(self).map_err(Error::damaged)?))
    }
}

/// Whether a record is a user's: by its field `owner`, else by who made it.
fn is_of(record: &Record, user: UserId) -> bool {
    match access::owner(&record.table) {
        Some(place) => matches!(
            &record.values[place],
            Value::One(Scalar::Reference(owner)) if owner.id.0 == user.0
        ),
        None => record.created_by == Some(user),
    }
}
