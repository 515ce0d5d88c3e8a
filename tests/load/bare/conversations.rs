//! How this server is asked for what Bailey is asked for.

use std::sync::atomic::{AtomicUsize, Ordering};

use bailey_tests::deals::{STAGES, deal_name};
use bailey_tests::drive::Request;
use bailey_tests::ground::PASSWORD;
use bailey_tests::serving::Serving;
use serde_json::{Value as Json, json};

use super::{ARGUMENT, deals};
use crate::acts::{self, Act, DIFFERENT};
use crate::extent::Extent;
use crate::measured::Converse;

/// The server's process.
pub struct Server {
    serving: Serving,
    deals: usize,
    /// What was changed so far, so that the next change is one.
    turn: AtomicUsize,
    _folder: tempfile::TempDir,
}

impl Server {
    pub fn start(count: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        deals::make(folder.path(), count);
        Self {
            serving: Serving::by(ARGUMENT, folder.path()),
            deals: count,
            turn: AtomicUsize::new(0),
            _folder: folder,
        }
    }

    /// One of the deals that there were from the start.
    fn deal(&self, number: usize) -> usize {
        1 + number * 7 % self.deals
    }

    fn turn(&self) -> String {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        format!("Deal of turn {turn}")
    }

    /// What an act asks for; of a bulk act one after the other.
    fn requests(&self, act: Act, number: usize, extent: &Extent) -> Vec<Request> {
        let get = |path: &str| vec![Request::new("GET", path, "", "")];
        let send = |method: &str, path: &str, body: &Json| {
            Request::new(method, path, "", &body.to_string())
        };
        let all = |count: usize| (1..=count).collect::<Vec<_>>();
        match act {
            Act::ReadOne => get(&format!("/deals/{}", self.deal(number))),
            Act::List => get(&format!("/deals?stage={}", STAGES[number % STAGES.len()])),
            Act::Search => get(&format!(
                "/search?text=company+{:07}",
                self.deal(number) - 1
            )),
            Act::Page => get("/page"),
            Act::SignIn => vec![send("POST", "/sessions", &json!({ "password": PASSWORD }))],
            Act::Create => {
                let deal = json!({ "name": deal_name(number), "stage": STAGES[0] });
                vec![send("POST", "/deals", &deal)]
            }
            Act::Update => {
                let path = format!("/deals/{}", self.deal(number));
                vec![send("PATCH", &path, &json!({ "name": self.turn() }))]
            }
            Act::Bulk => {
                let many = json!({ "ids": all(extent.bulk), "name": self.turn() });
                vec![send("POST", "/change", &many)]
            }
            Act::DeleteAndRestore => {
                let ids = json!(all(extent.deleted));
                vec![
                    send("POST", "/delete", &ids),
                    send("POST", "/restore", &ids),
                ]
            }
        }
    }
}

impl acts::Server for Server {
    fn name(&self) -> &str {
        "bare"
    }

    fn serving(&self) -> &Serving {
        &self.serving
    }

    fn converse<'a>(&'a self, act: Act, extent: &'a Extent) -> Option<Converse<'a>> {
        // A change has to be one each time.
        if matches!(act, Act::Update | Act::Bulk) {
            return Some(Box::new(move |connection, number| {
                for request in self.requests(act, number, extent) {
                    connection.ask(&request);
                }
            }));
        }
        let prepared = (0..DIFFERENT).map(|number| self.requests(act, number, extent));
        let prepared: Vec<_> = prepared.collect();
        Some(Box::new(move |connection, number| {
            for request in &prepared[number % prepared.len()] {
                connection.ask(request);
            }
        }))
    }
}
