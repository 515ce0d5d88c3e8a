//! Filters as conditions of a SQL query.
//!
//! SQL's logic has three values, ours two. Negations are therefore carried down
//! to the comparisons first; above them null and false do the same.

use sea_query::{Alias, BinOper, Cond, Expr, ExprTrait, Func, Query, Value as Sql};

use crate::error::Result;
use crate::filter::flat::too_large;
use crate::filter::operand::{Subject, resolve};
use crate::filter::{Comparison, DEEPEST, Filter, MOST_NODES, Operator};
use crate::records::primitive;
use crate::schema::Table;
use crate::search::fold;
use crate::value::Scalar;

/// The name under which a list's values go in a subquery.
const LIST: &str = "list";

/// The filter as a condition on the rows of the table.
///
/// # Errors
/// `Invalid`, naming the field, where a comparison makes no sense; `Invalid`
/// for a filter that is too large.
pub fn condition(table: &Table, filter: &Filter) -> Result<Expr> {
    condition_on(table, &table.key, filter)
}

/// As [`condition`], where the table goes by another name in the query.
pub(crate) fn condition_on(table: &Table, named: &str, filter: &Filter) -> Result<Expr> {
    compile((table, named), filter, false, DEEPEST, &mut 0)
}

fn compile(
    table: (&Table, &str),
    filter: &Filter,
    negated: bool,
    depth: usize,
    count: &mut usize,
) -> Result<Expr> {
    *count += 1;
    if depth == 0 || *count > MOST_NODES {
        return Err(too_large());
    }
    match filter {
        Filter::All(parts) | Filter::Any(parts) => {
            let all = matches!(filter, Filter::All(_)) != negated;
            if parts.is_empty() {
                return Ok(Expr::val(i32::from(all)).eq(1));
            }
            let mut condition = if all { Cond::all() } else { Cond::any() };
            for part in parts {
                condition = condition.add(compile(table, part, negated, depth - 1, count)?);
            }
            Ok(condition.into())
        }
        Filter::Not(part) => compile(table, part, !negated, depth - 1, count),
        Filter::Compare(comparison) => compare(table, comparison, negated),
    }
}

fn compare(table: (&Table, &str), comparison: &Comparison, negated: bool) -> Result<Expr> {
    let (table, named) = table;
    let (subject, scalars) = resolve(table, comparison)?;
    let column = || Expr::col((Alias::new(named), Alias::new(subject.column())));
    let (operator, negated) = match comparison.operator {
        Operator::NotEqual => (Operator::Equal, !negated),
        Operator::IsSet => (Operator::IsEmpty, !negated),
        other => (other, negated),
    };
    if operator == Operator::IsEmpty {
        return Ok(if negated {
            column().is_not_null()
        } else {
            column().is_null()
        });
    }
    if subject.is_multiple() {
        let element = Expr::col((Alias::new(LIST), Alias::new("value")));
        let holds = relation(named, subject, &element, operator, &scalars)?;
        let exists = Expr::exists(
            Query::select()
                .expr(Expr::val(1))
                .from_function(Func::cust("json_each").arg(column()), Alias::new(LIST))
                .and_where(holds)
                .take(),
        );
        return Ok(if negated { exists.not() } else { exists });
    }
    let holds = relation(named, subject, &column(), operator, &scalars)?;
    if !negated {
        return Ok(holds);
    }
    // Where the column is null `holds` is null, and so is its opposite.
    Ok(Cond::any().add(column().is_null()).add(holds.not()).into())
}

/// What holds for one value; null where there is none.
fn relation(
    named: &str,
    subject: Subject<'_>,
    left: &Expr,
    operator: Operator,
    scalars: &[Scalar],
) -> Result<Expr> {
    if operator == Operator::OneOf {
        if scalars.is_empty() {
            return Ok(Expr::val(0).eq(1));
        }
        let mut any = Cond::any();
        for scalar in scalars.chunks(1) {
            any = any.add(relation(named, subject, left, Operator::Equal, scalar)?);
        }
        return Ok(any.into());
    }
    let Some(scalar) = scalars.first() else {
        return Ok(Expr::val(0).eq(1));
    };
    let right: Expr = match scalar {
        Scalar::Text(text) if subject.is_text() => Expr::val(fold(text)),
        other => Expr::val(sql(other)?),
    };
    let holds = match operator {
        Operator::Contains => contains(left.clone(), right),
        Operator::StartsWith => starts_with(left.clone(), scalar, right),
        other => left.clone().binary(symbol(other), right),
    };
    // Amounts of different currencies are neither equal nor less nor greater.
    match (scalar, subject) {
        (Scalar::Money(money), Subject::Own(field)) => {
            let currency = (Alias::new(named), Alias::new(field.currency_column()));
            Ok(Expr::col(currency).eq(money.currency.as_str()).and(holds))
        }
        _ => Ok(holds),
    }
}

fn symbol(operator: Operator) -> BinOper {
    match operator {
        Operator::Less => BinOper::SmallerThan,
        Operator::LessOrEqual => BinOper::SmallerThanOrEqual,
        Operator::Greater => BinOper::GreaterThan,
        Operator::GreaterOrEqual => BinOper::GreaterThanOrEqual,
        _ => BinOper::Equal,
    }
}

/// SQLite's `instr`; PostgreSQL calls it `strpos`.
fn contains(left: Expr, right: Expr) -> Expr {
    Expr::expr(Func::cust("instr").args([left, right])).gt(0)
}

fn starts_with(left: Expr, scalar: &Scalar, right: Expr) -> Expr {
    let length = match scalar {
        Scalar::Text(text) => fold(text).chars().count(),
        _ => 0,
    };
    let length = i64::try_from(length).unwrap_or(i64::MAX);
    Expr::expr(Func::cust("substr").args([left, Expr::val(1), Expr::val(length)])).eq(right)
}

fn sql(scalar: &Scalar) -> Result<Sql> {
    Ok(match primitive(scalar)? {
        rusqlite::types::Value::Integer(number) => number.into(),
        rusqlite::types::Value::Text(text) => text.into(),
        _ => Sql::BigInt(None),
    })
}
