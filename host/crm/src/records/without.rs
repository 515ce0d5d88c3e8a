//! Records to which no record of another table refers: deals without an open
//! task, companies without a deal.

use sea_query::{Alias, Expr, ExprTrait, Query as Sql};
use serde::Serialize;

use crate::access::Action;
use crate::error::{Error, Result};
use crate::filter::{self, Filter};
use crate::records::record::RecordState;
use crate::schema::{Schema, Table};

/// Which records of another table must not refer to a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Without {
    /// The other table's key.
    pub table: String,
    /// Its field that refers here.
    pub field: String,
    /// What must hold for those that count; active ones alone do.
    pub filter: Filter,
}

/// Holds for the records of `table` to which none of those refers.
pub(super) fn condition(schema: &Schema, table: &Table, without: &Without) -> Result<Expr> {
    let other = schema.table(&without.table)?;
    let field = other.field(&without.field)?;
    let refers = !field.multiple && field.kind.refers_to() == Some(&*table.key);
    if !refers || other.key == table.key {
        let message = format!(
            "name another table and its field that refers to one record of `{}`",
            table.key
        );
        return Err(Error::invalid_field("without", "no-reference", message));
    }
    let column = |table: &str, name: &str| Expr::col((Alias::new(table), Alias::new(name)));
    let mut referring = Sql::select();
    referring
        .expr(Expr::val(1))
        .from(Alias::new(&other.key))
        .and_where(column(&other.key, &field.key).eq(column(&table.key, "id")))
        .and_where(column(&other.key, "state").eq(RecordState::Active.as_str()));
    if let Some(seen) = other.extends(Action::View) {
        referring.and_where(seen);
    }
    if !without.filter.is_everything() {
        referring.and_where(filter::condition(other, &without.filter)?);
    }
    Ok(Expr::exists(referring).not())
}

#[cfg(test)]
mod tests {
    use super::Without;
    use crate::context::Context;
    use crate::error::Error;
    use crate::filter::{Filter, Operator};
    use crate::records::testing::{choice, made, text, to};
    use crate::records::{Query, list};
    use crate::store::Account;
    use crate::value::Scalar;

    fn without(table: &str, field: &str, filter: Filter) -> Query {
        Query {
            without: Some(Without {
                table: table.into(),
                field: field.into(),
                filter,
            }),
            ..Query::of("deals")
        }
    }

    #[test]
    fn deals_without_an_open_task_are_those_with_done_ones_or_none() {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        let deal = |name| {
            let values = [("name", text(name)), ("stage", choice("won"))];
            made(&account, "deals", values)
        };
        let (open, done, _none) = (deal("open"), deal("done"), deal("none"));
        let yes = Scalar::Boolean(true);
        let task = |of, done: &Scalar| {
            let values = [("title", text("call")), ("deal", to(of))];
            let mut values: crate::records::Values =
                values.map(|(key, value)| (key.to_owned(), value)).into();
            if *done == Scalar::Boolean(true) {
                values.insert("done".into(), done.clone().into());
            }
            crate::records::create(&account, &context, "tasks", values).unwrap();
        };
        task(&open, &Scalar::Boolean(false));
        task(&open, &yes);
        task(&done, &yes);
        let undone = Filter::compare("done", Operator::NotEqual, yes.into());
        let page = list(&account, &context, &without("tasks", "deal", undone)).unwrap();
        let labels: Vec<_> = page
            .records
            .iter()
            .map(|deal| deal.label.as_str())
            .collect();
        assert_eq!((labels, page.total), (vec!["none", "done"], 2));
        let any = without("tasks", "deal", Filter::everything());
        assert_eq!(list(&account, &context, &any).unwrap().total, 1);
    }

    #[test]
    fn a_field_that_refers_elsewhere_is_refused() {
        let account = Account::in_memory().unwrap();
        for (table, field) in [
            ("tasks", "contact"),
            ("tasks", "title"),
            ("deals", "contact"),
        ] {
            let query = without(table, field, Filter::everything());
            let refused = list(&account, &Context::operator(), &query);
            assert!(matches!(refused, Err(Error::Invalid(_))), "{table}.{field}");
        }
    }
}
