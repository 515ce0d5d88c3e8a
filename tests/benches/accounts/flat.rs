//! Whether a request costs the same however many accounts there are.

use std::time::Duration;

use bailey_tests::drive::{Connection, Request, drive};
use bailey_tests::serving::Serving;

use crate::making::{self, Made};

/// Over how many connections an account is asked.
const CONNECTIONS: usize = 4;
/// How long one round drives one server.
const ROUND: Duration = Duration::from_millis(1500);
/// Rounds of each, in turns.
const ROUNDS: usize = 5;

/// How much more processor time a request to one of many accounts takes than one to the
/// only account, at the median of rounds in turns.
pub fn more(many: &Serving, made: &Made) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    let alone = making::make(folder.path(), 1);
    let only = Serving::start(folder.path());
    let rounds =
        (0..ROUNDS).map(|_| each(many, made).as_secs_f64() / each(&only, &alone).as_secs_f64());
    let mut rounds: Vec<f64> = rounds.collect();
    rounds.sort_by(f64::total_cmp);
    rounds[ROUNDS / 2]
}

/// The server's processor time for a request to the first account.
fn each(serving: &Serving, made: &Made) -> Duration {
    let headers = format!(
        "Host: {}.localhost\r\nAuthorization: Bearer {}\r\n",
        making::name(0),
        made.tokens[0]
    );
    let request = Request::new("GET", "/api/v1/tables/deals/records", &headers, "");
    let before = serving.processor_time();
    let driven = drive(
        serving.address,
        CONNECTIONS,
        ROUND,
        &|connection: &mut Connection, _| {
            connection.ask(&request);
        },
    );
    let took = serving.processor_time().saturating_sub(before);
    took / u32::try_from(driven.answers()).expect("few answers")
}
