//! The clock jumps more than a day ahead and back while people work: nothing hangs, nobody
//! is signed out, nothing is done twice, and jobs are due again by the right time.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use rusqlite::Connection;
use serde_json::{Value, json};
use ureq::http::Method;

use crate::ground::{OWNER, PASSWORD, WITNESS};
use crate::records::create;
use crate::trial::Trial;
use crate::wire::Wire;
use crate::{rounds, set_clock};

/// By how much it jumps, in seconds: longer than anything is kept for a day.
const JUMP: i64 = 25 * 3600;
/// For how long they work before each jump.
const WORK: Duration = Duration::from_millis(700);
/// How long it may take until jobs are planned anew.
const PATIENCE: Duration = Duration::from_secs(10);

/// Sets it.
pub fn run(seed: u64) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut trial = Trial::begin(folder.path(), seed);
    for round in 0..rounds() {
        let serving = trial.start();
        let wire = trial.crew.wire(serving.address);
        let person = sign_in(&wire);
        let key = format!("once {seed} {round}");
        let first = create(&wire, &key, "1");
        trial.crew.work(serving.address, |_| {
            for ahead in [0, JUMP, 0, -JUMP, 0] {
                serving.tell(&set_clock::line(ahead));
                std::thread::sleep(WORK);
                assert_eq!(create(&wire, &key, "1"), first, "it is done once");
                assert_eq!(who(&person), OWNER, "they are still signed in");
            }
            is_due_soon(folder.path(), round);
        });
        if round % 2 == 1 {
            serving.kill();
        }
        drop(serving);
        trial.look();
    }
    assert!(trial.agreed.ticks() > 0, "what is due runs");
    trial.end("the clock jumped");
}

/// The owner, signed in with their password.
fn sign_in(wire: &Wire) -> Wire {
    let typed = json!({ "email": OWNER, "password": PASSWORD });
    let answer = wire.send(Method::POST, "/sessions", &[], &typed);
    let (status, body) = answer.expect("the server is there");
    assert_eq!(status, 201, "{body}");
    let token: Arc<str> = body["token"].as_str().expect("a token").into();
    wire.bearing(&token)
}

/// Whom the server takes somebody for.
fn who(person: &Wire) -> String {
    let answer = person.send(Method::GET, "/me", &[], &Value::Null);
    let (status, body) = answer.expect("the server is there");
    assert_eq!(status, 200, "{body}");
    body["user"]["email"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// The job of each minute is due in the next one. For one minute of each round it ran
/// already while the clock was ahead, and runs no more.
fn is_due_soon(folder: &Path, round: u64) {
    let soon = i128::from(round + 2) * 60_000;
    let file = Connection::open(folder.join("operator.sqlite")).expect("the operator's file");
    let began = Instant::now();
    loop {
        let name = format!("{WITNESS}/tick");
        let sql = "SELECT at FROM due_job WHERE job = ?1";
        let at: i64 = file
            .query_row(sql, [name], |row| row.get(0))
            .expect("it is planned");
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .expect("a time");
        let left = i128::from(at) - i128::try_from(now.as_millis()).expect("milliseconds");
        if left <= soon {
            return;
        }
        assert!(
            began.elapsed() < PATIENCE,
            "it is due in {left} milliseconds"
        );
        std::thread::sleep(Duration::from_millis(100));
    }
}
