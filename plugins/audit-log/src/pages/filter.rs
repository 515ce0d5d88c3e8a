//! What the front page's filter form holds, as the page's address carries it.

use bailey_sdk::blocks::{Input, Period};
use bailey_sdk::journal::JournalQuery;
use bailey_sdk::prelude::*;
use bailey_sdk::types::JournalFilter;

use super::AFTER;
use crate::kinds;

/// Operations on a page.
const PAGE: u32 = 50;

const BY: &str = "by";
const KIND: &str = "kind";
const TABLE: &str = "table";
const ADDRESS: &str = "address";
const PLUGIN: &str = "plugin";
const RECORD: &str = "record";
const REQUEST: &str = "request";

/// The conditions that a person set; without any, all operations are listed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    by: Option<UserId>,
    plugin: Option<String>,
    kind: Option<String>,
    table: Option<String>,
    /// A number within the table.
    record: Option<RecordId>,
    period: Period,
    address: Option<String>,
    request: Option<String>,
    after: Option<String>,
}

impl Filter {
    /// Reads the page's parameters.
    pub fn read(parameters: &impl Parameters) -> Result<Self, Error> {
        Ok(Self {
            by: parameters.id(BY)?,
            plugin: parameters.text(PLUGIN),
            kind: parameters.text(KIND),
            table: parameters.text(TABLE),
            record: parameters.id(RECORD)?,
            period: Period::read(parameters, tr("not-a-date"))?,
            address: parameters.text(ADDRESS).map(|text| text.trim().to_owned()),
            request: parameters.text(REQUEST).map(|text| text.trim().to_owned()),
            after: parameters.text(AFTER),
        })
    }

    /// What the journal is asked, with the days as moments of the account's
    /// time zone.
    pub fn query(
        &self,
        start_of_day: impl Fn(Date) -> Result<Timestamp, Error>,
    ) -> Result<JournalQuery, Error> {
        Ok(JournalQuery {
            filter: self.meant(start_of_day)?,
            limit: PAGE,
            after: self.after.clone(),
        })
    }

    fn meant(
        &self,
        start_of_day: impl Fn(Date) -> Result<Timestamp, Error>,
    ) -> Result<JournalFilter, Error> {
        let (since, until) = self.period.moments(start_of_day)?;
        let record = match (&self.table, self.record) {
            (Some(table), Some(id)) => Some(RecordRef::new(table, id)),
            (None, Some(_)) => return Err(Error::field(TABLE, tr("record-of-which-table"))),
            (_, None) => None,
        };
        Ok(JournalFilter {
            by_user: self.by,
            by_plugin: self.plugin.clone(),
            kinds: self.kind.as_deref().map(kinds::of).unwrap_or_default(),
            table: self.table.clone(),
            record,
            address: self.address.clone(),
            request: self.request.clone(),
            since,
            until,
        })
    }

    /// The view or kind that was chosen.
    pub fn kind(&self) -> Option<&str> {
        self.kind.as_deref()
    }

    /// The form, filled with what is set.
    pub fn form(&self) -> Form {
        Form::filter(tr("filter-button"))
            .field(field(BY, Input::User).value(self.by))
            .field(field(PLUGIN, Input::Plugin).value(self.plugin.as_ref()))
            .field(field(KIND, Input::Choice(kinds::choices())).value(self.kind.as_ref()))
            .field(field(TABLE, Input::Table).value(self.table.as_ref()))
            .field(field(RECORD, Input::Integer).value(self.record))
            .period(self.period, tr("filter-since"), tr("filter-until"))
            .field(field(ADDRESS, Input::Line).value(self.address.as_ref()))
            .field(field(REQUEST, Input::Line).value(self.request.as_ref()))
    }

    /// The front page with the same conditions, further on in the list.
    pub fn page_after(&self, cursor: String) -> PageLink {
        self.form().page("").with(AFTER, cursor)
    }
}

fn field(name: &str, input: Input) -> FormField {
    FormField::new(name, tr(format!("filter-{name}")), input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(name, value): &(&str, &str)| ((*name).into(), (*value).into());
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn user_action_table_and_address_are_asked_for() {
        let pairs = [
            ("by", "4"),
            ("kind", "records."),
            ("table", "deals"),
            ("address", "10.0.0.5"),
        ];
        let query = Filter::read(&address(&pairs))
            .unwrap()
            .query(|_| Ok(0))
            .unwrap();
        assert_eq!(
            (query.filter.by_user, query.filter.kinds),
            (Some(4), vec!["records.".to_owned()])
        );
        assert_eq!(
            (
                query.filter.table.as_deref(),
                query.filter.address.as_deref()
            ),
            (Some("deals"), Some("10.0.0.5"))
        );
    }

    #[test]
    fn plugin_record_and_request_are_asked_for() {
        let pairs = [
            ("plugin", "acme.merger"),
            ("kind", "sign-ins"),
            ("table", "deals"),
            ("record", "7"),
            ("request", " r1 "),
        ];
        let filter = Filter::read(&address(&pairs)).unwrap();
        let asked = filter.query(|_| Ok(0)).unwrap().filter;
        assert_eq!(asked.by_plugin.as_deref(), Some("acme.merger"));
        assert_eq!(asked.kinds, kinds::of(kinds::SIGN_INS));
        assert_eq!(asked.record, Some(RecordRef::new("deals", 7)));
        assert_eq!(asked.request.as_deref(), Some("r1"));
    }

    #[test]
    fn a_record_without_its_table_is_refused_at_the_field() {
        let filter = Filter::read(&address(&[("record", "7")])).unwrap();
        let refused = filter.query(|_| Ok(0)).unwrap_err();
        assert_eq!(refused, Error::field("table", tr("record-of-which-table")));
    }

    #[test]
    fn the_next_page_keeps_the_conditions() {
        let pairs = [
            ("by", "4"),
            ("kind", "records.delete"),
            ("since", "2024-05-01"),
        ];
        let page = Filter::read(&address(&pairs))
            .unwrap()
            .page_after("c1".into());
        let expected = [pairs.as_slice(), &[("after", "c1")]].concat();
        assert_eq!(page.parameters, address(&expected));
    }
}
