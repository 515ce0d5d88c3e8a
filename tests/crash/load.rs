//! Somebody who writes all the time, and remembers what they were told.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng as _, RngExt as _};
use serde_json::{Value, json};
use ureq::http::Method;

use crate::ground::WITNESS;
use crate::records::{RECORDS, create, named, state};
use crate::wire::Wire;

/// How long somebody waits who was refused.
const PAUSE: Duration = Duration::from_millis(20);

/// One who works. Nobody else touches their records.
pub struct Worker {
    number: u64,
    random: StdRng,
    records: Vec<Known>,
    /// What was sent and not answered.
    open: Option<Sent>,
    /// Those that the disk refused to make.
    refused: Vec<(String, String)>,
    writes: u64,
}

/// What they all know of the server.
#[derive(Default)]
pub struct Sign {
    /// It is to be left alone.
    pub stop: AtomicBool,
    /// Its disk may refuse what they write.
    pub may_refuse: AtomicBool,
    /// How often it did.
    pub refusals: AtomicU64,
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
            refused: Vec::new(),
            writes: 0,
        }
    }

    /// Works until the server is gone, or told to stop.
    pub fn work(&mut self, wire: &Wire, sign: &Sign) {
        while self.open.is_none() && !sign.stop.load(Ordering::Relaxed) {
            let sent = self.next();
            if let Some(unanswered) = self.send(wire, sent, sign) {
                self.open = Some(unanswered);
            }
        }
    }

    /// After a stop in good order: what was not answered was not done.
    pub fn was_not_done(&self, wire: &Wire) {
        match &self.open {
            Some(Sent::Created { key, .. }) => {
                assert_eq!(named(wire, key), None, "it was made and not answered");
            }
            Some(Sent::Changed { place, .. } | Sent::Deleted { place }) => {
                self.records[*place].stands(wire, self.number);
            }
            Some(Sent::Job) | None => {}
        }
    }

    /// Sends again what was refused, under the key that it had.
    pub fn send_again(&mut self, wire: &Wire) {
        for (key, phone) in std::mem::take(&mut self.refused) {
            assert_eq!(named(wire, &key), None, "it was refused and made");
            let (status, body) = create(wire, &key, &phone).expect("the server is there");
            assert_eq!(status, 201, "{body}");
            self.made(&body, phone);
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
            known.stands(wire, self.number);
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
    fn send(&mut self, wire: &Wire, sent: Sent, sign: &Sign) -> Option<Sent> {
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
        if matches!(status, 503 | 507) && sign.may_refuse.load(Ordering::Relaxed) {
            self.was_refused(sent, status, &body);
            sign.refusals.fetch_add(1, Ordering::Relaxed);
            self.compare(wire, self.records.len().saturating_sub(3));
            std::thread::sleep(PAUSE);
            return None;
        }
        match sent {
            Sent::Created { phone, .. } => {
                assert_eq!(status, 201, "{body}");
                self.made(&body, phone);
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

    /// Says why, and what to do; and it was not done.
    fn was_refused(&mut self, sent: Sent, status: u16, body: &Value) {
        let code = body["code"].as_str();
        assert!(
            matches!(
                (status, code),
                (507, Some("disk-full")) | (503, Some("disk-failing"))
            ),
            "{status} {body}"
        );
        let detail = body["detail"].as_str().unwrap_or_default();
        assert!(detail.contains("nothing was changed"), "{body}");
        assert!(detail.contains("send this again"), "{body}");
        if let Sent::Created { key, phone } = sent {
            self.refused.push((key, phone));
        }
    }

    fn made(&mut self, body: &Value, phone: String) {
        let id = body["id"].as_i64().expect("its number");
        let deleted = false;
        self.records.push(Known { id, phone, deleted });
    }
}

impl Known {
    /// It is there as it has to be.
    fn stands(&self, wire: &Wire, worker: u64) {
        let expected = (!self.deleted).then(|| self.phone.clone());
        let found = state(wire, self.id);
        assert_eq!(found, expected, "record {} of {worker}", self.id);
    }
}
