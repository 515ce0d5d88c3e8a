//! Whatever serde_json writes is read here, and the other way round: other plugins and
//! programs write and read with it.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Number, Value as Theirs};

use super::Value;

fn document() -> impl Strategy<Value = Theirs> {
    let leaf = prop_oneof![
        Just(Theirs::Null),
        any::<bool>().prop_map(Theirs::Bool),
        any::<i64>().prop_map(Theirs::from),
        any::<u64>().prop_map(Theirs::from),
        any::<f64>()
            .prop_map(|number| Number::from_f64(number).map_or(Theirs::Null, Theirs::Number)),
        any::<String>().prop_map(Theirs::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        let fields = vec((any::<String>(), inner.clone()), 0..6);
        prop_oneof![
            vec(inner, 0..6).prop_map(Theirs::Array),
            fields.prop_map(|fields| Theirs::Object(Map::from_iter(fields))),
        ]
    })
}

proptest! {
    #[test]
    fn what_serde_json_writes_is_read_and_written_as_it_was(document in document()) {
        for text in [document.to_string(), serde_json::to_string_pretty(&document).unwrap()] {
            let read = Value::parse(&text).unwrap();
            prop_assert_eq!(&read.to_string(), &document.to_string());
        }
    }

    #[test]
    fn what_one_refuses_so_does_the_other(
        text in r#"[\[\]{}:,"\\\\0-9eE+. a-fnrtu\-]{0,24}"#,
    ) {
        let theirs: Result<Theirs, _> = serde_json::from_str(&text);
        // A number beyond a float's is none of serde_json's; here it is the type's to say.
        let beyond = theirs.as_ref().is_err_and(|error| error.to_string().contains("out of range"));
        prop_assert!(beyond || theirs.is_ok() == Value::parse(&text).is_ok(), "{theirs:?}");
    }
}
