//! A text for somebody of whom just the language is known: when a plugin asks what
//! another one said.

use bailey_crm::{Account, Context, RecordRef, Timestamp, UserId, Value, directory};

use super::{FALLBACK, Reader, Text, Texts};

/// The text in the acting user's language, with tables and people by their names.
pub fn plainly(texts: &Texts, text: &Text, account: &Account, context: &Context) -> String {
    let user = context.actor.user();
    let found = user.and_then(|user| {
        let found = account.read(|read| directory::user(read, &Context::operator(), user));
        found.ok()
    });
    let plain = Plain {
        account,
        language: found.map_or(FALLBACK, |user| user.language.as_str()),
    };
    texts.write(text, &plain)
}

struct Plain<'a> {
    account: &'a Account,
    language: &'static str,
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
        at.to_string()
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
        let texts: Vec<String> = scalars.iter().map(scalar).collect();
        texts.join(", ")
    }
}

fn scalar(scalar: &bailey_crm::Scalar) -> String {
    use bailey_crm::Scalar;
    match scalar {
        Scalar::Text(text) | Scalar::Choice(text) => text.clone(),
        Scalar::Integer(number) => number.to_string(),
        Scalar::Boolean(yes) => yes.to_string(),
        Scalar::Date(date) => date.to_string(),
        other => format!("{other:?}"),
    }
}
