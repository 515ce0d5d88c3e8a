//! What the front page's filter form holds, as the page's address carries it.

use bailey_sdk::blocks::Input;
use bailey_sdk::journal::JournalQuery;
use bailey_sdk::prelude::*;

use super::AFTER;
use crate::kinds;

/// Operations on a page.
const PAGE: u32 = 50;

const BY: &str = "by";
const KIND: &str = "kind";
const TABLE: &str = "table";
const SINCE: &str = "since";
const UNTIL: &str = "until";
const ADDRESS: &str = "address";

/// The conditions that a person set; without any, all operations are listed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    by: Option<UserId>,
    kind: Option<String>,
    table: Option<String>,
    since: Option<Date>,
    /// The last day that counts.
    until: Option<Date>,
    address: Option<String>,
    after: Option<String>,
}

impl Filter {
    /// Reads the page's parameters.
    pub fn read(parameters: &impl Parameters) -> Result<Self, Error> {
        let text = |name| parameters.parameter(name).map(ToOwned::to_owned);
        Ok(Self {
            by: parameters.id(BY)?,
            kind: text(KIND),
            table: text(TABLE),
            since: date(parameters, SINCE)?,
            until: date(parameters, UNTIL)?,
            address: text(ADDRESS),
            after: text(AFTER),
        })
    }

    /// What the journal is asked, with the days as moments of the account's
    /// time zone.
    pub fn query(
        &self,
        start_of_day: impl Fn(Date) -> Result<Timestamp, Error>,
    ) -> Result<JournalQuery, Error> {
        Ok(JournalQuery {
            by_user: self.by,
            by_plugin: None,
            kinds: self.kind.iter().cloned().collect(),
            table: self.table.clone(),
            record: None,
            address: self.address.clone(),
            since: self.since.map(&start_of_day).transpose()?,
            until: self.until.map(|day| start_of_day(day.next())).transpose()?,
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
            .field(field(SINCE, Input::Date).value(self.since))
            .field(field(UNTIL, Input::Date).value(self.until))
            .field(field(ADDRESS, Input::Line).value(self.address.as_ref()))
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
    fn a_period_is_its_days_from_start_to_end() {
        let address = address(&[("since", "1970-01-02"), ("until", "1970-01-03")]);
        let query = Filter::read(&address).unwrap().query(start_of_day).unwrap();
        assert_eq!((query.since, query.until), (Some(DAY), Some(3 * DAY)));
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
            .query(start_of_day)
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
        assert_eq!(page.parameters, address(&expected).0);
    }

    #[test]
    fn what_is_no_date_names_its_field() {
        let error = Filter::read(&address(&[("until", "2024-02-30")])).unwrap_err();
        assert_eq!(error, Error::field("until", tr("not-a-date")));
    }
}
