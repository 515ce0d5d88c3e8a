//! The server is told to stop while people work: every request that it began is answered,
//! what it did not answer it did not do, jobs come to their end, and it ends by itself.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use bailey_tests::serving::{PATIENCE, Serving};

use crate::trial::Trial;
use crate::{agree, rounds};

/// For how long they work before it is told, in milliseconds.
const WORK: std::ops::Range<u64> = 200..700;
/// How long it may take: requests, then what blocks, then jobs.
const LIMIT: Duration = Duration::from_secs(2 * PATIENCE.as_secs() + 6);

/// Stops it.
pub fn run(seed: u64) {
    let mut random = StdRng::seed_from_u64(seed);
    let folder = tempfile::tempdir().expect("a folder");
    let mut trial = Trial::begin(folder.path(), seed);
    let mut longest = Duration::ZERO;
    let stops = 2 * rounds();
    for _ in 0..stops {
        let serving = Serving::start(folder.path());
        trial.crew.was_not_done(serving.address);
        trial.crew.look(serving.address);
        trial.crew.work(serving.address, |_| {
            std::thread::sleep(Duration::from_millis(random.random_range(WORK)));
            longest = longest.max(serving.stop(LIMIT));
        });
        trial.look();
        assert_eq!(agree::cut_off(folder.path()), 0, "no job was cut off");
    }
    let serving = Serving::start(folder.path());
    trial.crew.was_not_done(serving.address);
    somebody_keeps_it(&serving);
    drop(serving);
    trial.end(&format!("stopped {stops} times, in at most {longest:.1?}"));
}

/// Somebody who never sends the whole of their request does not keep it from ending.
fn somebody_keeps_it(serving: &Serving) {
    let mut slow = TcpStream::connect(serving.address).expect("a connection");
    let begun = "POST /api/v1/sessions HTTP/1.1\r\nhost: crash.localhost\r\n\
                 content-type: application/json\r\ncontent-length: 100\r\n\r\n{";
    slow.write_all(begun.as_bytes()).expect("it is sent");
    std::thread::sleep(Duration::from_millis(200));
    let took = serving.stop(LIMIT);
    assert!(took >= PATIENCE, "it was given its time, not {took:?}");
    let mut answer = Vec::new();
    // Cut off: with an end or a reset, and without an answer that says it was done.
    let _cut = slow.read_to_end(&mut answer);
    assert!(!answer.starts_with(b"HTTP/1.1 2"), "nothing was done");
}
