//! What the filter form of a list holds, as the page's address carries it.

use bailey_sdk::archive::ArchiveQuery;
use bailey_sdk::bin::BinQuery;
use bailey_sdk::blocks::{Input, Period};
use bailey_sdk::prelude::*;

/// Entries on a page.
const PAGE: u32 = 50;

const TABLE: &str = "table";
const BY: &str = "by";
const TEXT: &str = "text";
const AFTER: &str = "after";

/// The conditions that a person set; without any, all of the bin is listed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    table: Option<String>,
    by: Option<UserId>,
    period: Period,
    text: Option<String>,
    after: Option<String>,
}

impl Filter {
    /// Reads the page's parameters.
    pub fn read(parameters: &impl Parameters) -> Result<Self, Error> {
        Ok(Self {
            table: parameters.text(TABLE),
            by: parameters.id(BY)?,
            period: Period::read(parameters, tr("not-a-date"))?,
            text: parameters.text(TEXT),
            after: parameters.text(AFTER),
        })
    }

    /// What the bin is asked, with the days as moments of the account's time
    /// zone.
    pub fn query(
        &self,
        start_of_day: impl Fn(Date) -> Result<Timestamp, Error>,
    ) -> Result<BinQuery, Error> {
        let (since, until) = self.period.moments(start_of_day)?;
        Ok(BinQuery {
            table: self.table.clone(),
            by: self.by,
            deletion: None,
            since,
            until,
            text: self.text.clone(),
            limit: PAGE,
            after: self.after.clone(),
        })
    }

    /// What the archive is asked, likewise.
    pub fn archive_query(
        &self,
        start_of_day: impl Fn(Date) -> Result<Timestamp, Error>,
    ) -> Result<ArchiveQuery, Error> {
        let (since, until) = self.period.moments(start_of_day)?;
        Ok(ArchiveQuery {
            table: self.table.clone(),
            by: self.by,
            since,
            until,
            text: self.text.clone(),
            after: self.after.clone(),
            ..ArchiveQuery::all(PAGE)
        })
    }

    /// The form for what was deleted, filled with what is set.
    pub fn form(&self) -> Form {
        self.form_by("filter-by")
    }

    /// The form for what was put away.
    pub fn archive_form(&self) -> Form {
        self.form_by("filter-archived-by")
    }

    fn form_by(&self, by: &str) -> Form {
        Form::filter(tr("filter-button"))
            .field(field(TABLE, Input::Table).value(self.table.as_ref()))
            .field(FormField::new(BY, tr(by), Input::User).value(self.by))
            .period(self.period, tr("filter-since"), tr("filter-until"))
            .field(field(TEXT, Input::Line).value(self.text.as_ref()))
    }

    /// The page of this path with the same conditions, further on in its list.
    pub fn page_after(&self, path: &str, cursor: String) -> PageLink {
        self.form().page(path).with(AFTER, cursor)
    }

    /// The page of this path with one table's entries.
    pub fn page_of_table(path: &str, table: &str) -> PageLink {
        PageLink::to(path).with(TABLE, table)
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
    fn blank_fields_set_no_condition() {
        let filter = Filter::read(&address(&[("table", ""), ("by", " "), ("since", "")]));
        assert_eq!(filter.unwrap(), Filter::default());
    }

    #[test]
    fn the_next_page_keeps_the_conditions() {
        let pairs = [("table", "deals"), ("by", "7"), ("until", "2024-05-01")];
        let page = Filter::read(&address(&pairs))
            .unwrap()
            .page_after("", "c1".into());
        let expected = [pairs.as_slice(), &[("after", "c1")]].concat();
        assert_eq!(page.parameters, address(&expected));
    }
}
