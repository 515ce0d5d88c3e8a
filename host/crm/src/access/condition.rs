//! A condition on a table's rows as SQL, under whatever name the table goes by in
//! a query.

use sea_query::{Expr, Query, SqliteQueryBuilder, Value as Sql};

use crate::error::{Error, Result};
use crate::filter::{self, Filter};
use crate::schema::Table;

/// Stands for the table's name until it is known. No key and, since control
/// characters are refused, no text that is compared with has it.
const NAME: &str = "\u{1}";

/// A condition on a table's rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    /// What stands between the table's name and its next.
    parts: Vec<String>,
}

impl Condition {
    /// A condition in SQL that calls the table `{}`.
    pub(super) fn new(sql: &str) -> Self {
        Self {
            parts: sql.split("{}").map(str::to_owned).collect(),
        }
    }

    /// The condition that a filter is.
    ///
    /// # Errors
    /// `Invalid` where the filter makes no sense for the table, or compares with
    /// a text that has control characters.
    pub(super) fn of(table: &Table, filter: &Filter) -> Result<Self> {
        let condition = filter::condition_on(table, NAME, filter)?;
        let mut query = Query::select();
        query.expr(Expr::val(1)).and_where(condition);
        let (sql, values) = query.build(SqliteQueryBuilder);
        let damaged = || Error::Internal("a rule's filter has become no condition".into());
        // The first value is the one that is selected.
        let sql = sql.strip_prefix("SELECT ? WHERE ").ok_or_else(damaged)?;
        let literals = values.0.get(1..).ok_or_else(damaged)?;
        let mut pieces = sql.split('?');
        let mut inlined = format!("({}", pieces.next().unwrap_or_default());
        if pieces.clone().count() != literals.len() {
            return Err(damaged());
        }
        for (literal, piece) in literals.iter().zip(pieces) {
            inlined.push_str(&inline(literal)?);
            inlined.push_str(piece);
        }
        inlined.push(')');
        let named = format!("\"{NAME}\"");
        Ok(Self {
            parts: inlined.split(&named).map(str::to_owned).collect(),
        })
    }

    /// A condition in SQL that doesn't name the table.
    pub(super) fn plain(sql: String) -> Self {
        Self { parts: vec![sql] }
    }

    /// This SQL with the other behind it.
    pub(super) fn then(mut self, other: Self) -> Self {
        append(&mut self.parts, other.parts);
        self
    }

    /// Both hold.
    pub(super) fn and(self, other: Self) -> Self {
        self.joined(" AND ", other)
    }

    /// One of them holds.
    pub(super) fn or(self, other: Self) -> Self {
        self.joined(" OR ", other)
    }

    fn joined(self, by: &str, other: Self) -> Self {
        let plain = |sql: &str| Self::plain(sql.to_owned());
        plain("(")
            .then(self)
            .then(plain(by))
            .then(other)
            .then(plain(")"))
    }

    /// Its SQL in a query in which the table has this name.
    pub(crate) fn on(&self, name: &str) -> String {
        self.parts.join(&format!("\"{name}\""))
    }
}

/// Adds more, so that its first part goes on where the last one ended.
fn append(parts: &mut Vec<String>, more: Vec<String>) {
    let mut more = more.into_iter();
    if let (Some(last), Some(first)) = (parts.last_mut(), more.next()) {
        last.push_str(&first);
    }
    parts.extend(more);
}

/// A value as SQL has it. The statements that a rule is part of bind values of
/// their own, by place, and SQLite plans better for what it sees.
fn inline(value: &Sql) -> Result<String> {
    match value {
        Sql::Int(Some(number)) => Ok(number.to_string()),
        Sql::BigInt(Some(number)) => Ok(number.to_string()),
        Sql::BigInt(None) => Ok("NULL".to_owned()),
        Sql::String(Some(text)) => {
            let odd = |c: char| c.is_control() && c != '\n' && c != '\t';
            if text.chars().any(odd) {
                let message = "a rule compares with text that can't be shown: take its control \
                               characters out";
                return Err(Error::invalid("not-text", message));
            }
            Ok(format!("'{}'", text.replace('\'', "''")))
        }
        _ => Err(Error::Internal("a rule compares with an odd value".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::Condition;
    use crate::error::Error;
    use crate::filter::{Filter, Operator};
    use crate::records::testing::text;
    use crate::store::Account;

    fn named(value: &str) -> Filter {
        Filter::compare("name", Operator::Equal, text(value))
    }

    #[test]
    fn texts_stand_in_it_as_they_are_and_tables_by_the_name_they_go_by() {
        let account = Account::in_memory().unwrap();
        let found = account.read(|read| {
            let schema = read.whole_schema()?;
            Condition::of(schema.table("companies")?, &named("o\u{2}clock"))
        });
        assert!(matches!(found, Err(Error::Invalid(_))));
        let sql = account
            .read(|read| {
                let schema = read.whole_schema()?;
                let table = schema.table("companies")?;
                let one = Condition::of(table, &named("o'clock? {}"))?;
                Ok(one.or(Condition::new("{}.\"id\" = 3")).on("c"))
            })
            .unwrap();
        assert_eq!(
            sql,
            r#"(("c"."name__sort" = 'o''clock? {}') OR "c"."id" = 3)"#
        );
    }
}
