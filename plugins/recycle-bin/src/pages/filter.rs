//! What the front page's filter form holds, as the page's address carries it.

use bailey_sdk::bin::BinQuery;
use bailey_sdk::blocks::Input;
use bailey_sdk::prelude::*;

/// Deletions on a page.
const PAGE: u32 = 50;

const TABLE: &str = "table";
const BY: &str = "by";
const SINCE: &str = "since";
const UNTIL: &str = "until";
const TEXT: &str = "text";
const AFTER: &str = "after";

/// The conditions that a person set; without any, all deletions are listed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    table: Option<String>,
    by: Option<UserId>,
    since: Option<Date>,
    /// The last day that counts.
    until: Option<Date>,
    text: Option<String>,
    after: Option<String>,
}

impl Filter {
    /// Reads the page's parameters.
    pub fn read(parameters: &impl Parameters) -> Result<Self, Error> {
        let text = |name| parameters.parameter(name).map(ToOwned::to_owned);
        Ok(Self {
            table: text(TABLE),
            by: parameters.id(BY)?,
            since: date(parameters, SINCE)?,
            until: date(parameters, UNTIL)?,
            text: text(TEXT),
            after: text(AFTER),
        })
    }

    /// What the bin is asked, with the days as moments of the account's time
    /// zone.
    pub fn query(
        &self,
        start_of_day: impl Fn(Date) -> Result<Timestamp, Error>,
    ) -> Result<BinQuery, Error> {
        Ok(BinQuery {
            table: self.table.clone(),
            by: self.by,
            since: self.since.map(&start_of_day).transpose()?,
            until: self.until.map(|day| start_of_day(day.next())).transpose()?,
            text: self.text.clone(),
            limit: PAGE,
            after: self.after.clone(),
        })
    }

    /// The form, filled with what is set.
    pub fn form(&self) -> Form {
        Form::filter(tr("filter-button"))
            .field(field(TABLE, Input::Table).value(self.table.as_ref()))
            .field(field(BY, Input::User).value(self.by))
            .field(field(SINCE, Input::Date).value(self.since))
            .field(field(UNTIL, Input::Date).value(self.until))
            .field(field(TEXT, Input::Line).value(self.text.as_ref()))
    }

    /// The front page with the same conditions, further on in the list.
    pub fn page_after(&self, cursor: String) -> PageLink {
        let form = self.form();
        let set = form
            .fields
            .into_iter()
            .filter(|field| !field.value.is_empty());
        let page = set.fold(PageLink::to(""), |page, field| {
            page.with(&field.name, field.value)
        });
        page.with(AFTER, cursor)
    }

    /// The front page with one table's deletions.
    pub fn page_of_table(table: &str) -> PageLink {
        PageLink::to("").with(TABLE, table)
    }
}

fn field(name: &str, input: Input) -> FormField {
    FormField::new(name, tr(format!("filter-{name}")), input)
}

fn date(parameters: &impl Parameters, name: &str) -> Result<Option<Date>, Error> {
    let Some(text) = parameters.parameter(name) else {
        return Ok(None);
    };
    Date::parse(text)
        .map(Some)
        .ok_or_else(|| Error::field(name, tr("not-a-date")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use bailey_sdk::types::DAY;

    struct Address(Vec<(String, String)>);

    impl Parameters for Address {
        fn all(&self) -> &[(String, String)] {
            &self.0
        }
    }

    fn address(pairs: &[(&str, &str)]) -> Address {
        Address(
            pairs
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into()))
                .collect(),
        )
    }

    /// Days of January 1970, in UTC.
    fn start_of_day(day: Date) -> Result<Timestamp, Error> {
        Ok((i64::from(day.day) - 1) * DAY)
    }

    #[test]
    fn the_last_day_counts_to_its_end() {
        let filter = address(&[("since", "1970-01-02"), ("until", "1970-01-02")]);
        let query = Filter::read(&filter).unwrap().query(start_of_day).unwrap();
        assert_eq!((query.since, query.until), (Some(DAY), Some(2 * DAY)));
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
            .page_after("c1".into());
        let expected = [
            ("table", "deals"),
            ("by", "7"),
            ("until", "2024-05-01"),
            ("after", "c1"),
        ];
        assert_eq!(page.parameters, address(&expected).0);
    }

    #[test]
    fn what_is_no_date_names_its_field() {
        let error = Filter::read(&address(&[("since", "tomorrow")])).unwrap_err();
        assert_eq!(error, Error::field("since", tr("not-a-date")));
    }
}
