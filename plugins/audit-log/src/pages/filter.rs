//! What the front page's filter form holds, as the page's address carries it.

use bailey_sdk::blocks::{Input, Period};
use bailey_sdk::journal::JournalQuery;
use bailey_sdk::prelude::*;

use super::AFTER;
use crate::kinds;

/// Operations on a page.
const PAGE: u32 = 50;

const BY: &str = "by";
const KIND: &str = "kind";
const TABLE: &str = "table";
const ADDRESS: &str = "address";

/// The conditions that a person set; without any, all operations are listed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    by: Option<UserId>,
    kind: Option<String>,
    table: Option<String>,
    period: Period,
    address: Option<String>,
    after: Option<String>,
}

impl Filter {
    /// Reads the page's parameters.
    pub fn read(parameters: &impl Parameters) -> Result<Self, Error> {
        Ok(Self {
            by: parameters.id(BY)?,
            kind: parameters.text(KIND),
            table: parameters.text(TABLE),
            period: Period::read(parameters, tr("not-a-date"))?,
            address: parameters.text(ADDRESS),
            after: parameters.text(AFTER),
        })
    }

    /// What the journal is asked, with the days as moments of the account's
    /// time zone.
    pub fn query(
        &self,
        start_of_day: impl Fn(Date) -> Result<Timestamp, Error>,
    ) -> Result<JournalQuery, Error> {
        let (since, until) = self.period.moments(start_of_day)?;
        Ok(JournalQuery {
            by_user: self.by,
            by_plugin: None,
            kinds: self.kind.iter().cloned().collect(),
            table: self.table.clone(),
            record: None,
            address: self.address.clone(),
            since,
            until,
            limit: PAGE,
            after: self.after.clone(),
        })
    }

    /// The form, filled with what is set.
    pub fn form(&self) -> Form {
        Form::filter(tr("filter-button"))
            .field(field(BY, Input::User).value(self.by))
            .field(field(KIND, Input::Choice(kinds::choices())).value(self.kind.as_ref()))
            .field(field(TABLE, Input::Table).value(self.table.as_ref()))
            .period(self.period, tr("filter-since"), tr("filter-until"))
            .field(field(ADDRESS, Input::Line).value(self.address.as_ref()))
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
            (query.by_user, query.kinds),
            (Some(4), vec!["records.".to_owned()])
        );
        assert_eq!(
            (query.table.as_deref(), query.address.as_deref()),
            (Some("deals"), Some("10.0.0.5"))
        );
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
