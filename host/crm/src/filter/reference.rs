//! Filters by the letter of their definition, record by record in memory, to
//! compare the SQL with.

use std::cmp::Ordering;

use proptest::prelude::*;
use proptest::sample::select;

use crate::context::Context;
use crate::filter::{Comparison, Filter, Operator};
use crate::ids::{RecordId, Timestamp};
use crate::records::{Query, Record, Values, create, list};
use crate::schema::{ChoiceOption, FieldKind, NewField, NewTable, create_table};
use crate::search::fold;
use crate::store::Account;
use crate::value::{Decimal, Money, RecordRef, Scalar, Value};

/// Whether a record fulfils a filter.
pub(crate) fn holds(record: &Record, filter: &Filter) -> bool {
    match filter {
        Filter::All(parts) => parts.iter().all(|part| holds(record, part)),
        Filter::Any(parts) => parts.iter().any(|part| holds(record, part)),
        Filter::Not(part) => !holds(record, part),
        Filter::Compare(comparison) => compares(record, comparison),
    }
}

fn compares(
    record: &Record,
    Comparison {
        field,
        operator,
        value,
    }: &Comparison,
) -> bool {
    let held = match field.as_str() {
        "id" => Value::One(Scalar::Integer(record.id.0)),
        "label" => Value::One(Scalar::Text(record.label.clone())),
        key => record.value(key).cloned().unwrap(),
    };
    let held = held.scalars();
    let some = |fits: &dyn Fn(&Scalar, &Scalar) -> bool| {
        held.iter()
            .any(|held| value.scalars().iter().any(|asked| fits(held, asked)))
    };
    let ordered = |wanted: &[Ordering]| {
        some(&|held, asked| order(held, asked).is_some_and(|order| wanted.contains(&order)))
    };
    match operator {
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
    }
}

fn order(one: &Scalar, other: &Scalar) -> Option<Ordering> {
    Some(match (one, other) {
        (Scalar::Text(_), Scalar::Text(_)) => text(one).cmp(&text(other)),
        (Scalar::Choice(one), Scalar::Choice(other)) => one.cmp(other),
        (Scalar::Integer(one), Scalar::Integer(other)) => one.cmp(other),
        (Scalar::Decimal(one), Scalar::Decimal(other)) => {
            one.rescaled(4)?.units.cmp(&other.rescaled(4)?.units)
        }
        (Scalar::Money(one), Scalar::Money(other)) if one.currency == other.currency => {
            one.minor.cmp(&other.minor)
        }
        (Scalar::Boolean(one), Scalar::Boolean(other)) => one.cmp(other),
        (Scalar::Date(one), Scalar::Date(other)) => one.cmp(other),
        (Scalar::Datetime(one), Scalar::Datetime(other)) => one.cmp(other),
        (Scalar::Reference(one), Scalar::Reference(other)) => one.cmp(other),
        _ => return None,
    })
}

fn text(scalar: &Scalar) -> String {
    match scalar {
        Scalar::Text(text) => fold(text),
        other => panic!("{other:?} is no text"),
    }
}

/// The keys of the table that the filters are tried on, with what they hold.
fn kinds() -> Vec<(&'static str, FieldKind)> {
    let options = ["red", "green", "blue"]
        .map(|key| ChoiceOption {
            retired: false,
            key: key.into(),
            label: key.into(),
        })
        .to_vec();
    vec![
        ("name", FieldKind::Text),
        ("story", FieldKind::LongText),
        ("size", FieldKind::Integer),
        ("ratio", FieldKind::Decimal { scale: 2 }),
        ("price", FieldKind::Money),
        ("ready", FieldKind::Boolean),
        ("day", FieldKind::Date),
        ("moment", FieldKind::Datetime),
        (
            "colour",
            FieldKind::Choice {
                options: options.clone(),
            },
        ),
        (
            "next",
            FieldKind::Reference {
                table: "things".into(),
            },
        ),
        ("tags", FieldKind::Text),
        ("sizes", FieldKind::Integer),
        ("colours", FieldKind::Choice { options }),
    ]
}

fn is_multiple(key: &str) -> bool {
    matches!(key, "tags" | "sizes" | "colours")
}

fn things(account: &Account) {
    let fields = kinds()
        .into_iter()
        .map(|(key, kind)| {
            let field = NewField::new(key, key, kind);
            if is_multiple(key) {
                field.multiple()
            } else {
                field
            }
        })
        .collect();
    let (singular, plural) = ("Thing".into(), "Things".into());
    let table = NewTable {
        key: "things".into(),
        singular,
        plural,
        fields,
    };
    create_table(account, &Context::operator(), table).unwrap();
}

/// Scalars of few different values, so that many comparisons hold.
fn scalar(kind: &FieldKind) -> BoxedStrategy<Scalar> {
    match kind {
        FieldKind::Text | FieldKind::LongText => {
            let texts = [
                "a", "A", "Anna", "anna b", "АННА", "анна", "ёлка", "Елка", "Łódź", "lodz", "ß",
                "SS", "北京", "100%", "_", "x'\"y", "\\",
            ];
            select(texts.to_vec())
                .prop_map(|text| Scalar::Text(text.into()))
                .boxed()
        }
        FieldKind::Integer => (-2_i64..3).prop_map(Scalar::Integer).boxed(),
        FieldKind::Decimal { scale } => {
            let scale = *scale;
            (-2_i64..3)
                .prop_map(move |units| Scalar::Decimal(Decimal { units, scale }))
                .boxed()
        }
        FieldKind::Money => (-1_i64..2, select(vec!["USD", "PLN"]))
            .prop_map(|(minor, currency)| {
                Scalar::Money(Money {
                    minor,
                    currency: currency.into(),
                })
            })
            .boxed(),
        FieldKind::Boolean => any::<bool>().prop_map(Scalar::Boolean).boxed(),
        FieldKind::Date => (1_i16..3, 1_i8..3)
            .prop_map(|(year, day)| Scalar::Date(jiff::civil::date(year + 998, 12, day)))
            .boxed(),
        FieldKind::Datetime => (-2_i64..3)
            .prop_map(|at| Scalar::Datetime(Timestamp(at)))
            .boxed(),
        FieldKind::Choice { options } => {
            let keys: Vec<String> = options.iter().map(|option| option.key.clone()).collect();
            select(keys).prop_map(Scalar::Choice).boxed()
        }
        FieldKind::Reference { table } => {
            let table = table.clone();
            (1_i64..4)
                .prop_map(move |id| {
                    Scalar::Reference(RecordRef {
                        table: table.clone(),
                        id: RecordId(id),
                    })
                })
                .boxed()
        }
        FieldKind::File => unreachable!("the table has no files"),
    }
}

fn record() -> impl Strategy<Value = Values> {
    let fields: Vec<_> = kinds()
        .into_iter()
        .map(|(key, kind)| {
            let most = if is_multiple(key) { 3 } else { 2 };
            prop::collection::vec(scalar(&kind), 0..most).prop_map(move |mut scalars| {
                let value = match (is_multiple(key), scalars.len()) {
                    (_, 0) => Value::None,
                    (true, _) => Value::Many(scalars),
                    (false, _) => Value::One(scalars.remove(0)),
                };
                (key.to_owned(), value)
            })
        })
        .collect();
    fields.prop_map(|fields| fields.into_iter().collect())
}

fn comparison() -> impl Strategy<Value = Filter> {
    let mut subjects = kinds();
    subjects.extend([("id", FieldKind::Integer), ("label", FieldKind::Text)]);
    (select(subjects), select(Operator::ALL.to_vec()))
        .prop_filter(
            "the field can be compared so",
            |((_, kind), operator)| match operator {
                Operator::Contains | Operator::StartsWith => kind.is_text(),
                Operator::Less
                | Operator::LessOrEqual
                | Operator::Greater
                | Operator::GreaterOrEqual => !matches!(
                    kind,
                    FieldKind::Boolean | FieldKind::Choice { .. } | FieldKind::Reference { .. }
                ),
                _ => true,
            },
        )
        .prop_flat_map(|((key, kind), operator)| {
            let count = match operator {
                Operator::IsEmpty | Operator::IsSet => 0..1,
                Operator::OneOf => 0..4,
                _ => 1..2,
            };
            prop::collection::vec(scalar(&kind), count).prop_map(move |mut scalars| {
                let value = match operator {
                    Operator::IsEmpty | Operator::IsSet => Value::None,
                    Operator::OneOf => Value::Many(scalars),
                    _ => Value::One(scalars.remove(0)),
                };
                Filter::compare(key, operator, value)
            })
        })
}

/// Any filter of the table `things`.
pub(crate) fn any_filter() -> impl Strategy<Value = Filter> {
    comparison().prop_recursive(4, 16, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Filter::All),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Filter::Any),
            inner.prop_map(|part| Filter::Not(Box::new(part))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn sql_finds_what_the_definition_says(
        records in prop::collection::vec(record(), 3..12),
        filters in prop::collection::vec(any_filter(), 60),
    ) {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        things(&account);
        let mut kept = Vec::new();
        for (n, mut values) in records.into_iter().enumerate() {
            if n < 3 {
                // What references lead to must be there first.
                values.remove("next");
            }
            kept.push(create(&account, &context, "things", values).unwrap().record);
        }
        let all = list(&account, &context, &Query { limit: 500, ..Query::of("things") }).unwrap();
        prop_assert_eq!(all.records.len(), kept.len());
        for filter in filters {
            let query = Query { limit: 500, filter, ..Query::of("things") };
            let page = list(&account, &context, &query).unwrap();
            let found: Vec<i64> = page.records.iter().map(|record| record.id.0).collect();
            let wanted: Vec<i64> = all
                .records
                .iter()
                .filter(|record| holds(record, &query.filter))
                .map(|record| record.id.0)
                .collect();
            prop_assert_eq!(found, wanted, "{:?}", query.filter);
            prop_assert_eq!(page.total as usize, page.records.len());
        }
    }
}
