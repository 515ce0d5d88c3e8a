//! The records that people work on, over the wire.

use serde_json::{Value, json};
use ureq::http::Method;

use crate::wire::Wire;

/// Where they are.
pub const RECORDS: &str = "/tables/contacts/records";

/// Makes a record, under a key that has it made once.
pub fn create(wire: &Wire, key: &str, phone: &str) -> Option<(u16, Value)> {
    let body = json!({ "values": { "name": key, "phone": phone } });
    wire.send(Method::POST, RECORDS, &[("idempotency-key", key)], &body)
}

/// The number of the one record of this name, if there is one.
pub fn named(wire: &Wire, name: &str) -> Option<i64> {
    let filter = json!({ "filter": { "field": "name", "is": "equal", "value": name } });
    let path = format!("{RECORDS}/query");
    let answer = wire.send(Method::POST, &path, &[], &filter);
    let (status, body) = answer.expect("the server is there");
    assert_eq!(status, 200, "{body}");
    let records = body["records"].as_array().expect("a list");
    assert!(records.len() < 2, "it was done twice: {body}");
    records.first().and_then(|record| record["id"].as_i64())
}

/// The phone number of a record that is there and not in the bin.
pub fn state(wire: &Wire, id: i64) -> Option<String> {
    let path = format!("{RECORDS}/{id}");
    let answer = wire.send(Method::GET, &path, &[], &Value::Null);
    let (status, body) = answer.expect("the server is there");
    match status {
        200 if body["state"] == "deleted" => None,
        200 => Some(
            body["values"]["phone"]
                .as_str()
                .expect("a number")
                .to_owned(),
        ),
        404 => None,
        _ => panic!("{status} {body}"),
    }
}
