//! Trips over a name that has an apostrophe in it, which its author never met.

use bailey_sdk::prelude::*;
use bailey_sdk::records::{self, Query};
use bailey_sdk::storage;

pub fn run() -> String {
    let query = Query {
        table: "contacts".to_owned(),
        filter: Vec::new(),
        sort: Vec::new(),
        states: Vec::new(),
        limit: 10,
        after: None,
    };
    let Ok(page) = records::list(&query) else {
        return "no contacts".to_owned();
    };
    let stored = storage::set("seen", "count", page.records.len().to_string().as_bytes());
    for record in page.records {
        for field in record.values {
            if let Value::One(Scalar::Text(text)) = field.value {
                assert!(!text.contains('\''), "what is that?");
            }
        }
    }
    format!("fine, {stored:?}")
}
