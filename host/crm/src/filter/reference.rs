//! Filters by the letter of their definition, to compare the SQL with.

use proptest::prelude::*;

use crate::filter::{Filter, Operator};
use crate::value::Value;

pub(crate) fn any_filter() -> impl Strategy<Value = Filter> {
    let leaf = Just(Filter::compare("name", Operator::IsSet, Value::None));
    leaf.prop_recursive(4, 16, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3).prop_map(Filter::All),
            prop::collection::vec(inner.clone(), 1..3).prop_map(Filter::Any),
            inner.prop_map(|part| Filter::Not(Box::new(part))),
        ]
    })
}
