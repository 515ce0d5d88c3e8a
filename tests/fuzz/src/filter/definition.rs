//! Filters by the letter of their definition, record by record in memory.

use std::cmp::Ordering;

use bailey_crm::filter::{Comparison, Filter, Operator};
use bailey_crm::records::Record;
use bailey_crm::{Decimal, Scalar, Value};

/// Whether a record fulfils a filter; none where saying so would take more than a few
/// lines: how texts of other alphabets fold, what a column of the host's own holds.
pub(super) fn holds(record: &Record, filter: &Filter) -> Option<bool> {
    match filter {
        Filter::All(parts) => all(record, parts).map(|held| held.iter().all(|held| *held)),
        Filter::Any(parts) => all(record, parts).map(|held| held.iter().any(|held| *held)),
        Filter::Not(part) => holds(record, part).map(|held| !held),
        Filter::Compare(comparison) => compares(record, comparison),
    }
}

fn all(record: &Record, parts: &[Filter]) -> Option<Vec<bool>> {
    parts.iter().map(|part| holds(record, part)).collect()
}

fn compares(record: &Record, comparison: &Comparison) -> Option<bool> {
    let held = match comparison.field.as_str() {
        "id" => Value::One(Scalar::Integer(record.id.0)),
        key => record.value(key)?.clone(),
    };
    let (held, asked) = (held.scalars(), comparison.value.scalars());
    if !held.iter().chain(asked).all(is_plain) {
        return None;
    }
    let some = |fits: &dyn Fn(&Scalar, &Scalar) -> bool| {
        held.iter()
            .any(|held| asked.iter().any(|asked| fits(held, asked)))
    };
    let ordered = |wanted: &[Ordering]| {
        some(&|held, asked| order(held, asked).is_some_and(|order| wanted.contains(&order)))
    };
    Some(match comparison.operator {
        Operator::IsEmpty => held.is_empty(),
        Operator::IsSet => !held.is_empty(),
        Operator::Equal | Operator::OneOf => ordered(&[Ordering::Equal]),
        Operator::NotEqual => !ordered(&[Ordering::Equal]),
        Operator::Less => ordered(&[Ordering::Less]),
        Operator::LessOrEqual => ordered(&[Ordering::Less, Ordering::Equal]),
        Operator::Greater => ordered(&[Ordering::Greater]),
        Operator::GreaterOrEqual => ordered(&[Ordering::Greater, Ordering::Equal]),
        Operator::Contains => some(&|held, asked| text(held).contains(&text(asked))),
        Operator::StartsWith => some(&|held, asked| text(held).starts_with(&text(asked))),
    })
}

fn is_plain(scalar: &Scalar) -> bool {
    match scalar {
        Scalar::Text(text) => text.bytes().all(|byte| (b' '..=b'~').contains(&byte)),
        _ => true,
    }
}

fn text(scalar: &Scalar) -> String {
    match scalar {
        Scalar::Text(text) => text.to_ascii_lowercase(),
        other => panic!("{other:?} is no text"),
    }
}

fn order(one: &Scalar, other: &Scalar) -> Option<Ordering> {
    Some(match (one, other) {
        (Scalar::Text(_), Scalar::Text(_)) => text(one).cmp(&text(other)),
        (Scalar::Choice(one), Scalar::Choice(other)) => one.cmp(other),
        (Scalar::Integer(one), Scalar::Integer(other)) => one.cmp(other),
        (Scalar::Decimal(one), Scalar::Decimal(other)) => {
            let scale = one.scale.max(other.scale);
            units(*one, scale).cmp(&units(*other, scale))
        }
        (Scalar::Money(one), Scalar::Money(other)) if one.currency == other.currency => {
            one.minor.cmp(&other.minor)
        }
        (Scalar::Boolean(one), Scalar::Boolean(other)) => one.cmp(other),
        (Scalar::Date(one), Scalar::Date(other)) => one.cmp(other),
        (Scalar::Datetime(one), Scalar::Datetime(other)) => one.cmp(other),
        (Scalar::Reference(one), Scalar::Reference(other)) => one.cmp(other),
        // A number alone names a record of the field's table.
        (Scalar::Reference(one), Scalar::Integer(other)) => one.id.0.cmp(other),
        _ => return None,
    })
}

/// How many units of this scale, which is no smaller than its own, a decimal has.
fn units(decimal: Decimal, scale: u8) -> i128 {
    i128::from(decimal.units) * 10_i128.pow(u32::from(scale - decimal.scale))
}
