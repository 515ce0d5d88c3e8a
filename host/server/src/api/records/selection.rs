//! Which records an act on many is about, as a body says it.

use bailey_crm::filter;
use bailey_crm::records::{self, Query, Selection, What};
use bailey_crm::{Account, Context, Error, RecordId, Result};
use serde::Deserialize;
use utoipa::ToSchema;

/// Some records of the table: by their numbers, or by a filter over the active
/// ones or the archived ones.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChosenRecords)]
pub(super) struct Chosen {
    /// The records' numbers.
    ids: Option<Vec<i64>>,
    /// A filter, as in `records/query`; `{"all": []}` means every active record.
    #[schema(value_type = Option<Object>)]
    filter: Option<serde_json::Value>,
    /// The filter is over the archived records instead of the active ones.
    #[serde(default)]
    archived: bool,
    /// How many the caller expects it to be: another number is a conflict, and
    /// nothing is done. Needed with a filter.
    expected: Option<u64>,
}

impl Chosen {
    /// The selection, if it is as many as expected.
    pub(super) fn read(
        &self,
        account: &Account,
        context: &Context,
        table: &str,
    ) -> Result<Selection> {
        let what = match (&self.ids, &self.filter) {
            (Some(ids), None) => What::Ids(ids.iter().copied().map(RecordId).collect()),
            (None, Some(json)) => {
                let filter = filter::from_json(account.schema(context)?.table(table)?, json)?;
                match self.archived {
                    true => What::Archived(filter),
                    false => What::Matching(filter),
                }
            }
            _ => {
                let message = "Send either `ids` or `filter`.";
                return Err(Error::invalid_field("ids", "one-of-two", message));
            }
        };
        let selection = Selection {
            table: table.to_owned(),
            what,
        };
        self.as_expected(account, context, &selection)?;
        Ok(selection)
    }

    fn as_expected(&self, account: &Account, context: &Context, chosen: &Selection) -> Result<()> {
        let count = match (&chosen.what, self.expected) {
            (What::Ids(_), None) => return Ok(()),
            (What::Ids(ids), Some(_)) => ids.len() as u64,
            (_, Some(_)) => {
                let query = Query { ..chosen.query() };
                records::count(account, context, &query)?
            }
            (_, None) => {
                let message = "Say in `expected` how many records the filter is to match.";
                return Err(Error::invalid_field("expected", "required", message));
            }
        };
        match self.expected {
            Some(expected) if expected != count => Err(Error::Conflict(format!(
                "{expected} records were expected and it is {count}"
            ))),
            _ => Ok(()),
        }
    }
}
