//! Pages by keyset: the next page begins after the last record of this one, so
//! it costs the same however deep it is, and what is inserted or deleted
//! meanwhile shifts nothing.

use sea_query::{Cond, Expr, ExprTrait, NullOrdering, Order, SelectStatement, Value as Sql};
use serde_json::Value as Json;

use crate::error::{Error, Result};
use crate::records::sort::{Direction, Term};

/// Orders the query by the terms.
pub(super) fn order(query: &mut SelectStatement, terms: &[Term]) {
    for term in terms {
        let order = match term.direction {
            Direction::Ascending => Order::Asc,
            Direction::Descending => Order::Desc,
        };
        if term.nullable {
            query.order_by_expr_with_nulls(term.by.clone(), order, NullOrdering::Last);
        } else {
            query.order_by_expr(term.by.clone(), order);
        }
    }
}

/// Holds for the rows after the place whose keys these are.
pub(super) fn after(terms: &[Term], keys: &[Json]) -> Result<Expr> {
    if terms.len() != keys.len() {
        return Err(Error::damaged("a cursor of another order"));
    }
    let mut any = Cond::any();
    for (n, (term, key)) in terms.iter().zip(keys).enumerate() {
        let Some(beyond) = beyond(term, key)? else {
            continue;
        };
        let mut all = Cond::all();
        for (term, key) in terms.iter().zip(keys).take(n) {
            all = all.add(same(term, key)?);
        }
        any = any.add(all.add(beyond));
    }
    // The first key bounds them by itself, so that an index is entered at the place and
    // not at its beginning.
    let (Some(first), Some(key)) = (terms.first(), keys.first()) else {
        return Ok(any.into());
    };
    let bound = match sql(key)? {
        Some(key) if terms.len() > 1 && !first.nullable => Some(match first.direction {
            Direction::Ascending => first.by.clone().gte(Expr::val(key)),
            Direction::Descending => first.by.clone().lte(Expr::val(key)),
        }),
        _ => None,
    };
    Ok(Cond::all().add_option(bound).add(any).into())
}

fn same(term: &Term, key: &Json) -> Result<Expr> {
    Ok(match sql(key)? {
        Some(key) => term.by.clone().eq(Expr::val(key)),
        None => term.by.clone().is_null(),
    })
}

/// Holds for what comes after the key in this term; none if nothing does.
fn beyond(term: &Term, key: &Json) -> Result<Option<Expr>> {
    let Some(key) = sql(key)? else {
        return Ok(None);
    };
    let key = Expr::val(key);
    let further = match term.direction {
        Direction::Ascending => term.by.clone().gt(key),
        Direction::Descending => term.by.clone().lt(key),
    };
    Ok(Some(if term.nullable {
        further.or(term.by.clone().is_null())
    } else {
        further
    }))
}

fn sql(key: &Json) -> Result<Option<Sql>> {
    match key {
        Json::Null => Ok(None),
        Json::String(text) => Ok(Some(text.as_str().into())),
        Json::Number(number) => match number.as_i64() {
            Some(number) => Ok(Some(number.into())),
            None => Err(Error::damaged("a cursor with a number out of range")),
        },
        _ => Err(Error::damaged("a cursor with a key of no kind")),
    }
}
