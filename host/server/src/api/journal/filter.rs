//! Which entries of the journal are meant, in an address and in a body.

use bailey_crm::journal::JournalFilter;
use bailey_crm::{RecordId, RecordRef, UserId};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::moment::Moment;
use crate::error::{Error, Result};

/// Which entries are meant: those for which every condition that is there holds.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(in crate::api) struct FilterBody {
    /// What this user did, or a plugin or a token on their behalf.
    pub(super) user: Option<i64>,
    /// What this plugin did.
    pub(super) plugin: Option<String>,
    /// Kinds, or their beginnings: `records.` means all of records.
    pub(super) kind: Vec<String>,
    /// What touched this table.
    pub(super) table: Option<String>,
    /// What touched this record of the table.
    pub(super) record: Option<i64>,
    /// What came from this address.
    pub(super) address: Option<String>,
    /// What came of the HTTP request with this number.
    pub(super) request: Option<String>,
    /// At this moment or later.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(super) since: Option<Moment>,
    /// Before this moment.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(super) until: Option<Moment>,
}

impl FilterBody {
    /// The filter, if it can be.
    pub(in crate::api) fn read(self) -> Result<JournalFilter> {
        let record = match (&self.table, self.record) {
            (Some(table), Some(id)) => Some(RecordRef {
                table: table.clone(),
                id: RecordId(id),
            }),
            (None, Some(_)) => {
                let message = "Say in `table` which table the record is of.";
                return Err(Error::invalid("table", "required", message));
            }
            (_, None) => None,
        };
        Ok(JournalFilter {
            by_user: self.user.map(UserId),
            by_plugin: self.plugin,
            kinds: self.kind,
            table: self.table,
            record,
            address: self.address,
            request: self.request,
            since: self.since.map(|moment| moment.0),
            until: self.until.map(|moment| moment.0),
        })
    }
}
