//! Conditions on records, as the API takes them and as an address or a saved view keeps
//! them. One that is accepted writes back and reads the same, in each of its forms; the
//! SQL made of it runs, and finds what the definition says; its opposite finds the rest.

mod definition;
mod things;

use bailey_crm::filter::{Chip, Filter, Looker, from_json, to_json};
use bailey_crm::records::{Query, Record, list};
use bailey_crm::schema::Table;
use bailey_crm::{Context, Error, UserId};
use jiff::tz::TimeZone;
use serde_json::Value as Json;

use things::{THINGS, Things};

/// What must hold for any bytes taken as a filter's JSON, or as that of a condition as
/// people keep it.
pub fn holds(input: &[u8]) {
    let Ok(json) = serde_json::from_slice::<Json>(input) else {
        return;
    };
    let things = &*THINGS;
    let table = &*things.table;
    let filter = match serde_json::from_value::<Chip>(json.clone()) {
        Ok(chip) => kept(table, &chip),
        Err(_) => sent(table, &json),
    };
    if let Some(filter) = filter {
        finds(things, &filter);
    }
}

/// The filter of a condition as people keep it.
fn kept(table: &Table, chip: &Chip) -> Option<Filter> {
    let looker = Looker {
        user: Some(UserId(7)),
        zone: TimeZone::UTC,
    };
    let filter = told(chip.filter(table, &looker))?;
    let Filter::Compare(comparison) = &filter else {
        panic!("a condition is one comparison");
    };
    let written: Vec<String> = comparison
        .value
        .scalars()
        .iter()
        .map(Chip::written)
        .collect();
    let again = Chip {
        value: written.join(","),
        ..chip.clone()
    };
    assert_eq!(told(again.filter(table, &looker)).as_ref(), Some(&filter));
    Some(filter)
}

/// The filter of what the API was sent.
fn sent(table: &Table, json: &Json) -> Option<Filter> {
    let filter = told(from_json(table, json))?;
    let again = told(from_json(table, &to_json(&filter)));
    assert_eq!(again.as_ref(), Some(&filter));
    assert_eq!(
        told(Filter::from_nodes(&filter.to_nodes())).as_ref(),
        Some(&filter)
    );
    Some(filter)
}

/// What was accepted; a refusal has to say what is wrong.
fn told<T>(read: bailey_crm::Result<T>) -> Option<T> {
    match read {
        Ok(read) => Some(read),
        Err(Error::Invalid(problems)) => {
            assert!(!problems.is_empty());
            for problem in problems {
                let named = problem.field.is_some() || problem.code == "filter-too-large";
                assert!(named && !problem.message.is_empty(), "{problem:?}");
            }
            None
        }
        Err(other) => panic!("{other}"),
    }
}

fn finds(things: &Things, filter: &Filter) {
    let Some(found) = found(things, filter) else {
        return;
    };
    for (record, found) in things.records.iter().zip(&found) {
        if let Some(wanted) = definition::holds(record, filter) {
            assert_eq!(*found, wanted, "{:?} {filter:?}", record.values);
        }
    }
    // One that is as deep as can be has no opposite.
    if let Some(opposite) = self::found(things, &Filter::Not(Box::new(filter.clone()))) {
        let rest: Vec<bool> = found.iter().map(|found| !found).collect();
        assert_eq!(opposite, rest, "{filter:?}");
    }
}

/// Which of the records fulfil it; none where a comparison makes no sense.
fn found(things: &Things, filter: &Filter) -> Option<Vec<bool>> {
    let query = Query {
        filter: filter.clone(),
        limit: 500,
        ..Query::of("things")
    };
    let page = told(list(&things.account, &Context::operator(), &query))?;
    assert_eq!(page.total, page.records.len() as u64);
    let is_found = |record: &Record| page.records.iter().any(|found| found.id == record.id);
    Some(things.records.iter().map(is_found).collect())
}
