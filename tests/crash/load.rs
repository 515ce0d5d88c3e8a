//! Somebody who writes all the time, and remembers what they were told.

use std::sync::atomic::{AtomicBool, Ordering};

use rand::rngs::StdRng;
use rand::{Rng as _, RngExt as _};
use serde_json::{Value, json};
use ureq::http::Method;

use crate::ground::WITNESS;
use crate::wire::Wire;

const RECORDS: &str = "/tables/contacts/records";

/// One who works. Nobody else touches their records.
pub struct Worker {
    number: u64,
    random: StdRng,
    records: Vec<Known>,
    /// What was sent and not answered.
    open: Option<Sent>,
    writes: u64,
}

/// A record as it has to be.
struct Known {
    id: i64,
    phone: String,
    deleted: bool,
}

/// A write of which nobody knows whether it was done.
enum Sent {
    Created { key: String, phone: String },
    Changed { place: usize, phone: String },
    Deleted { place: usize },
    Job,
}

impl Worker {
    /// Somebody who does what chance has them do.
    pub fn new(number: u64, random: StdRng) -> Self {
        Self {
            number,
            random,
            records: Vec::new(),
            open: None,
            writes: 0,
        }
    }

    /// Works until the server is gone.
    pub fn work(&mut self, wire: &Wire, stop: &AtomicBool) {
        while self.open.is_none() && !stop.load(Ordering::Relaxed) {
            let sent = self.next();
            if let Some(unanswered) = self.send(wire, sent) {
                self.open = Some(unanswered);
            }
        }
    }

    /// After a crash: finds out what became of the write that was not answered, and that
    /// the records are as they were left.
    pub fn look(&mut self, wire: &Wire) {
        match self.open.take() {
            // Sent again under its key it is not done twice.
            Some(Sent::Created { key, phone }) => {
                let answer = create(wire, &key, &phone).expect("the server is there again");
                match (answer, named(wire, &key)) {
                    ((201, _) | (409, _), Some(id)) => self.records.push(Known {
                        id,
                        phone,
                        deleted: false,
                    }),
                    // It began, and what came of it the journal knows: nothing.
                    ((409, _), None) => {}
                    ((status, body), found) => panic!("{status} {body}, and there is {found:?}"),
                }
            }
            // Done or not done, and nothing between.
            Some(Sent::Changed { place, phone }) => {
                if state(wire, self.records[place].id) == Some(phone.clone()) {
                    self.records[place].phone = phone;
                }
            }
            Some(Sent::Deleted { place }) => {
                self.records[place].deleted = state(wire, self.records[place].id).is_none();
            }
            Some(Sent::Job) | None => {}
        }
        // All of them at the end; now those that were touched last.
        self.compare(wire, self.records.len().saturating_sub(20));
    }

    /// Compares all records; answers how many writes were said to be done.
    pub fn settle(&self, wire: &Wire) -> u64 {
        self.compare(wire, 0);
        self.writes
    }

    fn compare(&self, wire: &Wire, from: usize) {
        for known in &self.records[from..] {
            let expected = (!known.deleted).then(|| known.phone.clone());
            let found = state(wire, known.id);
            assert_eq!(found, expected, "record {} of {}", known.id, self.number);
        }
    }

    fn next(&mut self) -> Sent {
        let phone = self.random.next_u64().to_string();
        let alive = self.records.iter().rposition(|known| !known.deleted);
        match (self.random.random_range(0..40), alive) {
            (0, _) => Sent::Job,
            (1..=8, Some(place)) => Sent::Deleted { place },
            (9..=20, Some(place)) => Sent::Changed { place, phone },
            _ => Sent::Created {
                key: format!("{:016x}", self.random.next_u64()),
                phone,
            },
        }
    }

    /// Sends it, and remembers what came of it; gives it back if nothing came.
    fn send(&mut self, wire: &Wire, sent: Sent) -> Option<Sent> {
        let one = |place: usize| format!("{RECORDS}/{}", self.records[place].id);
        let answer = match &sent {
            Sent::Created { key, phone } => create(wire, key, phone),
            Sent::Changed { place, phone } => {
                let body = json!({ "values": { "phone": phone } });
                let any = [("if-match", "*")];
                wire.send(Method::PATCH, &one(*place), &any, &body)
            }
            Sent::Deleted { place } => wire.send(Method::DELETE, &one(*place), &[], &Value::Null),
            Sent::Job => {
                let path = format!("/plugins/{WITNESS}/jobs/count");
                wire.send(Method::POST, &path, &[], &Value::Null)
            }
        };
        let Some((status, body)) = answer else {
            return Some(sent);
        };
        match sent {
            Sent::Created { phone, .. } => {
                assert_eq!(status, 201, "{body}");
                let id = body["id"].as_i64().expect("its number");
                let deleted = false;
                self.records.push(Known { id, phone, deleted });
            }
            Sent::Changed { place, phone } => {
                assert_eq!(status, 200, "{body}");
                self.records[place].phone = phone;
            }
            Sent::Deleted { place } => {
                assert!(matches!(status, 200 | 204), "{status} {body}");
                self.records[place].deleted = true;
            }
            // Whoever asks while it runs is told so.
            Sent::Job => assert!(matches!(status, 202 | 409), "{status} {body}"),
        }
        self.writes += 1;
        None
    }
}

fn create(wire: &Wire, key: &str, phone: &str) -> Option<(u16, Value)> {
    let body = json!({ "values": { "name": key, "phone": phone } });
    wire.send(Method::POST, RECORDS, &[("idempotency-key", key)], &body)
}

/// The number of the one record of this name, if there is one.
fn named(wire: &Wire, name: &str) -> Option<i64> {
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
fn state(wire: &Wire, id: i64) -> Option<String> {
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
