//! Pages of lists: nothing is left out, nothing comes twice, and places are sealed.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Query, list, list_in};
use crate::context::Context;
use crate::error::Error;
use crate::records::testing::{choice, made, text, to};
use crate::records::{Direction, Sort, create_in};
use crate::store::Account;
use crate::value::{Money, Scalar, Value};

fn by(field: &str, direction: Direction) -> Sort {
    Sort {
        field: field.into(),
        direction,
    }
}

fn labels(account: &Account, query: &Query) -> Vec<String> {
    let page = list(account, &Context::operator(), query).unwrap();
    page.records
        .into_iter()
        .map(|record| record.label)
        .collect()
}

fn some_deals(account: &Account) {
    let companies =
        ["Ёлка", "ель", "Ясень"].map(|name| made(account, "companies", [("name", text(name))]));
    for (n, stage) in ["won", "prospecting", "lost", "engaging", "won"]
        .iter()
        .enumerate()
    {
        let name = text(&format!("deal {n}"));
        let company = companies.get(n).map_or(Value::None, to);
        let value = match n {
            0 | 3 => Value::None,
            _ => Value::One(Scalar::Money(Money {
                minor: 100 * n as i64,
                currency: "USD".into(),
            })),
        };
        made(
            account,
            "deals",
            [
                ("name", name),
                ("stage", choice(stage)),
                ("company", company),
                ("value", value),
            ],
        );
    }
}

#[test]
fn choices_sort_in_their_order_references_by_label_and_empty_ones_last() {
    let account = Account::in_memory().unwrap();
    some_deals(&account);
    let sorted = |field, direction| {
        let query = Query {
            sort: vec![by(field, direction)],
            ..Query::of("deals")
        };
        labels(&account, &query)
    };
    let [up, down] = [Direction::Ascending, Direction::Descending];
    assert_eq!(
        sorted("stage", up),
        ["deal 1", "deal 3", "deal 0", "deal 4", "deal 2"]
    );
    assert_eq!(
        sorted("company", up),
        ["deal 0", "deal 1", "deal 2", "deal 3", "deal 4"]
    );
    assert_eq!(
        sorted("company", down),
        ["deal 2", "deal 1", "deal 0", "deal 4", "deal 3"]
    );
    assert_eq!(
        sorted("value", down),
        ["deal 4", "deal 2", "deal 1", "deal 3", "deal 0"]
    );
    assert_eq!(
        sorted("created-at", down),
        ["deal 4", "deal 3", "deal 2", "deal 1", "deal 0"]
    );
}

#[test]
fn a_total_is_of_the_moment_of_its_list() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let total = || {
        list(&account, &context, &Query::of("companies"))
            .unwrap()
            .total
    };
    for count in 0..3 {
        assert_eq!(total(), count);
        assert_eq!(total(), count);
        made(&account, "companies", [("name", text("one more"))]);
    }
    let refused = account.write(|write| {
        let context = Context::operator();
        let values = [("name".to_owned(), text("never there"))].into();
        create_in(write, &context, "companies", values)?;
        let within = list_in(&write.read(), &context, &Query::of("companies"))?.total;
        assert_eq!(within, 4);
        Err::<(), _>(Error::Conflict("on purpose".into()))
    });
    assert!(refused.is_err());
    assert_eq!(total(), 3);
}

#[test]
fn a_search_within_a_table_stays_within_it() {
    let account = Account::in_memory().unwrap();
    some_deals(&account);
    made(&account, "contacts", [("name", text("deal 3"))]);
    let query = Query {
        search: Some("DEAL 3".into()),
        ..Query::of("deals")
    };
    assert_eq!(labels(&account, &query), ["deal 3"]);
    let query = Query {
        search: Some("!?".into()),
        ..Query::of("deals")
    };
    assert!(labels(&account, &query).is_empty());
}

#[test]
fn a_cursor_of_another_list_is_refused() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    some_deals(&account);
    let first = list(
        &account,
        &context,
        &Query {
            limit: 2,
            ..Query::of("deals")
        },
    )
    .unwrap();
    let other = Query {
        after: first.next,
        ..Query::of("companies")
    };
    assert!(matches!(
        list(&account, &context, &other),
        Err(Error::Invalid(_))
    ));
}

#[test]
fn a_limit_that_cannot_be_is_refused() {
    let account = Account::in_memory().unwrap();
    for limit in [0, 501] {
        let query = Query {
            limit,
            ..Query::of("deals")
        };
        assert!(list(&account, &Context::operator(), &query).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn pages_neither_skip_nor_repeat_whatever_the_order(
        rows in prop::collection::vec((0_usize..4, 0_i64..4, 0_usize..3), 1..30),
        limit in 1_u32..6,
    ) {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        for (name, value, stage) in &rows {
            let value = match value {
                0 => Value::None,
                n => Value::One(Scalar::Money(Money { minor: *n, currency: "EUR".into() })),
            };
            let opened = match name {
                0 => Value::None,
                n => Value::One(Scalar::Date(jiff::civil::date(2024, 1, *n as i8))),
            };
            let stage = choice(["won", "lost", "engaging"][*stage]);
            made(&account, "deals", [
                ("name", text(["A", "a", "б", "В"][*name])),
                ("value", value),
                ("opened", opened),
                ("stage", stage),
            ]);
        }
        for sort in [
            vec![],
            vec![by("name", Direction::Ascending)],
            vec![by("value", Direction::Descending), by("stage", Direction::Ascending)],
            vec![by("opened", Direction::Ascending), by("value", Direction::Ascending)],
            vec![by("owner", Direction::Descending)],
        ] {
            let mut query = Query { sort, limit: 500, ..Query::of("deals") };
            let whole = list(&account, &context, &query).unwrap();
            let whole: Vec<_> = whole.records.iter().map(|record| record.id).collect();
            prop_assert_eq!(whole.iter().collect::<BTreeSet<_>>().len(), rows.len());
            query.limit = limit;
            let mut paged = Vec::new();
            loop {
                let page = list(&account, &context, &query).unwrap();
                prop_assert_eq!(page.total as usize, rows.len());
                paged.extend(page.records.iter().map(|record| record.id));
                query.after = page.next;
                if query.after.is_none() {
                    break;
                }
            }
            prop_assert_eq!(&paged, &whole);
        }
    }
}
