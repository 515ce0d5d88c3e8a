//! A text for somebody who doesn't look at a page: when a plugin asks what another
//! one said, and in mails.

use bailey_crm::directory::{self, User};
use bailey_crm::{Account, Context, RecordRef, Scalar, Timestamp, UserId, Value};
use jiff::tz::TimeZone;

use super::{FALLBACK, Reader, Text, Texts};

/// The text in the acting user's language, with tables and people by their names.
pub fn plainly(texts: &Texts, text: &Text, account: &Account, context: &Context) -> String {
    let user = context.actor.user();
    let found = user.and_then(|user| {
        let found = account.read(|read| directory::user(read, &Context::operator(), user));
        found.ok()
    });
    let plain = match &found {
        Some(user) => Plain::of(account, user),
        None => Plain::anybody(account),
    };
    texts.write(text, &plain)
}

/// Somebody who reads plain text: tables and people by their names, all else in a
/// form that every language knows.
pub struct Plain<'a> {
    account: &'a Account,
    language: &'static str,
    zone: TimeZone,
}

impl<'a> Plain<'a> {
    /// Whoever reads the journal, which is in English, and whoever reads nothing of it.
    #[must_use]
    pub fn anybody(account: &'a Account) -> Self {
        Self {
            account,
            language: FALLBACK,
            zone: TimeZone::UTC,
        }
    }

    /// One of the account's people.
    #[must_use]
    pub fn of(account: &'a Account, user: &User) -> Self {
        Self {
            account,
            language: user.language.as_str(),
            zone: TimeZone::get(&user.time_zone).unwrap_or(TimeZone::UTC),
        }
    }
}

impl Reader for Plain<'_> {
    fn language(&self) -> &str {
        self.language
    }

    fn table(&self, table: &str) -> String {
        let schema = self.account.whole_schema().ok();
        let found = schema.and_then(|schema| Some(schema.find(table)?.plural.clone()));
        found.unwrap_or_else(|| table.to_owned())
    }

    fn field(&self, table: &str, field: &str) -> String {
        let schema = self.account.whole_schema().ok();
        let found = schema.and_then(|schema| Some(schema.find(table)?.find(field)?.label.clone()));
        found.unwrap_or_else(|| field.to_owned())
    }

    fn choice(&self, table: &str, field: &str, choice: &str) -> String {
        let schema = self.account.whole_schema().ok();
        let found = schema.and_then(|schema| {
            let options = schema.find(table)?.find(field)?.kind.options().to_vec();
            options.into_iter().find(|option| option.key == choice)
        });
        found.map_or_else(|| choice.to_owned(), |option| option.label)
    }

    fn user(&self, user: UserId) -> String {
        let found = self
            .account
            .read(|read| directory::user(read, &Context::operator(), user));
        found.map_or_else(|_| user.to_string(), |user| user.name)
    }

    // What it is called could be more than the reader may see.
    fn record(&self, record: &RecordRef) -> String {
        format!("{}/{}", record.table, record.id)
    }

    fn moment(&self, at: Timestamp) -> String {
        match jiff::Timestamp::from_millisecond(at.0) {
            Ok(moment) => moment
                .to_zoned(self.zone.clone())
                .strftime("%Y-%m-%d %H:%M (UTC%:z)")
                .to_string(),
            Err(_) => at.to_string(),
        }
    }

    fn date(&self, date: jiff::civil::Date) -> String {
        date.to_string()
    }

    fn value(&self, value: &Value) -> String {
        let scalars = match value {
            Value::None => Vec::new(),
            Value::One(scalar) => vec![scalar.clone()],
            Value::Many(scalars) => scalars.clone(),
        };
        let texts: Vec<String> = scalars.iter().map(|scalar| self.scalar(scalar)).collect();
        texts.join(", ")
    }
}

impl Plain<'_> {
    fn scalar(&self, scalar: &Scalar) -> String {
        match scalar {
            Scalar::Text(text) | Scalar::Choice(text) => text.clone(),
            Scalar::Integer(number) => number.to_string(),
            Scalar::Decimal(decimal) => decimal.to_string(),
            Scalar::Money(money) => format!("{} {}", money.amount(), money.currency),
            Scalar::Boolean(yes) => yes.to_string(),
            Scalar::Date(date) => date.to_string(),
            Scalar::Datetime(at) => self.moment(*at),
            Scalar::Reference(record) => self.record(record),
            Scalar::File(file) => file.name.clone(),
        }
    }
}
