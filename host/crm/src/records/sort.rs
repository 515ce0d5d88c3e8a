//! The order of a list, as SQL terms that a place in it can be told by.
//!
//! Empty fields come last in both directions, and the record's number breaks
//! ties, so that pages neither repeat nor skip a record.

use sea_query::{Alias, CaseStatement, Expr, ExprTrait, Func, Query};

use crate::access::Action;
use crate::error::{Error, Result};
use crate::filter::Subject;
use crate::schema::{FieldKind, Schema, SystemField, SystemKind, Table, USERS};

/// By how many fields a list can be sorted.
const MOST_TERMS: usize = 5;

/// How much of a long text decides on its place, in characters.
const PREFIX: i64 = 100;

/// The name of what a reference leads to in a subquery.
const REFERRED: &str = "referred";

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// From A to Z, from the smallest on, the oldest first.
    Ascending,
    /// From Z to A, from the largest on, the newest first.
    Descending,
}

/// One field that a list is sorted by.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Sort {
    /// The field's key, or that of a system field: `created_at`.
    pub field: String,
    /// Which way.
    pub direction: Direction,
}

/// One term of the order.
pub(super) struct Term {
    pub(super) by: Expr,
    pub(super) direction: Direction,
    pub(super) nullable: bool,
}

/// The terms of an order; the record's number is the last one.
pub(super) fn terms(schema: &Schema, table: &Table, sorts: &[Sort]) -> Result<Vec<Term>> {
    if sorts.len() > MOST_TERMS {
        let message = format!("a list is sorted by at most {MOST_TERMS} fields");
        return Err(Error::invalid_field("sort", "too-many", message));
    }
    let mut terms = Vec::with_capacity(sorts.len() + 1);
    for sort in sorts {
        let subject = Subject::find(table, &sort.field)?;
        if subject.is_multiple() || matches!(subject, Subject::Own(f) if f.kind == FieldKind::File)
        {
            let message = format!("a list can't be sorted by `{}`", sort.field);
            return Err(Error::invalid_field("sort", "not-sortable", message));
        }
        let nullable = match subject {
            Subject::System(field, _) => !field.is_always_set(),
            Subject::Own(_) => true,
        };
        for by in order_of(schema, table, subject) {
            terms.push(Term {
                by,
                direction: sort.direction,
                nullable,
            });
        }
    }
    let direction = sorts
        .last()
        .map_or(Direction::Descending, |sort| sort.direction);
    terms.push(Term {
        by: column(table, SystemField::Id.key()),
        direction,
        nullable: false,
    });
    Ok(terms)
}

/// What stands for the field's place: its fold, a label, a choice's position.
fn order_of(schema: &Schema, table: &Table, subject: Subject<'_>) -> Vec<Expr> {
    let plain = column(table, &subject.column());
    match subject {
        Subject::System(_, SystemKind::User) => vec![label(schema, USERS, plain)],
        // Nameless records go by their numbers.
        Subject::System(SystemField::Label, _) if table.is_nameless() => {
            vec![column(table, SystemField::Id.key())]
        }
        Subject::System(..) => vec![plain],
        Subject::Own(field) => match &field.kind {
            FieldKind::Money => vec![column(table, &field.currency_column()), plain],
            FieldKind::Reference { table } => vec![label(schema, table, plain)],
            FieldKind::LongText => {
                vec![
                    Func::cust("substr")
                        .args([plain, Expr::val(1), Expr::val(PREFIX)])
                        .into(),
                ]
            }
            FieldKind::Choice { options } => {
                let mut case = CaseStatement::new();
                for (place, option) in (0_i64..).zip(options) {
                    case = case.case(plain.clone().eq(option.key.as_str()), Expr::val(place));
                }
                vec![case.into()]
            }
            _ => vec![plain],
        },
    }
}

/// The fold of what the record with this number is called.
fn label(schema: &Schema, table: &str, id: Expr) -> Expr {
    let of = Alias::new(REFERRED);
    let mut query = Query::select();
    if table == USERS {
        query
            .column((of.clone(), Alias::new("name")))
            .from_as(Alias::new("bailey_user"), of.clone());
    } else if let Some(table) = schema.find(table).filter(|table| !table.is_nameless()) {
        query
            .column((of.clone(), Alias::new("label__sort")))
            .from_as(Alias::new(&table.key), of.clone());
        // What isn't seen is sorted as if it weren't there.
        if let Some(seen) = table.condition(Action::View, REFERRED) {
            query.and_where(Expr::cust(seen));
        }
    } else {
        return id;
    }
    query.and_where(Expr::col((of, Alias::new("id"))).eq(id));
    Expr::SubQuery(None, Box::new(query.into()))
}

fn column(table: &Table, name: &str) -> Expr {
    Expr::col((Alias::new(&table.key), Alias::new(name)))
}
