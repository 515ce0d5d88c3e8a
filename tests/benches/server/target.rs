//! Who is driven, and with what.

use std::net::SocketAddr;
use std::time::Duration;

use bailey_tests::drive::{Connection, Request, drive};

/// Makes the n-th request of a kind.
type Make = dyn Fn(&str, usize) -> Request + Send + Sync;

/// Where requests go, and which.
pub struct Target {
    pub address: SocketAddr,
    pub make: Box<Make>,
}

impl Target {
    /// Answers a second when different requests of one kind are sent for so long over so
    /// many connections.
    pub fn rate(&self, act: &str, connections: usize, time: Duration) -> f64 {
        let requests = (0..997).map(|number| (self.make)(act, number));
        let requests: Vec<_> = requests.collect();
        let converse = |connection: &mut Connection, number: usize| {
            connection.ask(&requests[number % requests.len()]);
        };
        drive(self.address, connections, time, &converse).rate()
    }
}
