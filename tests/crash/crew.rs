//! Several people who work at a time.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use rand::SeedableRng as _;
use rand::rngs::StdRng;

use crate::load::{Sign, Worker};
use crate::wire::Wire;

/// How many.
const WORKERS: u64 = 4;

/// People who work at a time.
pub struct Crew {
    workers: Vec<Worker>,
    token: Arc<str>,
    sign: Sign,
}

impl Crew {
    /// They all have the same token, and do what chance has them do.
    pub fn new(token: String, seed: u64) -> Self {
        let worker = |number| Worker::new(number, StdRng::seed_from_u64(seed ^ number));
        Self {
            workers: (0..WORKERS).map(worker).collect(),
            token: token.into(),
            sign: Sign::default(),
        }
    }

    /// Connections of theirs.
    pub fn wire(&self, address: SocketAddr) -> Wire {
        Wire::to(address, &self.token)
    }

    /// They work until this has come to its end.
    pub fn work(&mut self, address: SocketAddr, meanwhile: impl FnOnce(&Sign)) {
        let (token, sign) = (&self.token, &self.sign);
        sign.stop.store(false, Ordering::Relaxed);
        std::thread::scope(|scope| {
            for worker in &mut self.workers {
                let wire = Wire::to(address, token);
                scope.spawn(move || worker.work(&wire, sign));
            }
            // Also when it ends by a panic.
            let _stop = Stop(sign);
            meanwhile(sign);
        });
    }

    /// They find out what became of what was not answered.
    pub fn look(&mut self, address: SocketAddr) {
        let wire = self.wire(address);
        for worker in &mut self.workers {
            worker.look(&wire);
        }
    }

    /// What was not answered was not done.
    pub fn was_not_done(&self, address: SocketAddr) {
        let wire = self.wire(address);
        for worker in &self.workers {
            worker.was_not_done(&wire);
        }
    }

    /// They send again what was refused.
    pub fn send_again(&mut self, address: SocketAddr) {
        let wire = self.wire(address);
        for worker in &mut self.workers {
            worker.send_again(&wire);
        }
    }

    /// They compare all records; answers how many writes were said to be done.
    pub fn settle(&self, address: SocketAddr) -> u64 {
        let wire = self.wire(address);
        self.workers.iter().map(|worker| worker.settle(&wire)).sum()
    }
}

/// Has them stop when it is dropped.
struct Stop<'a>(&'a Sign);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.stop.store(true, Ordering::Relaxed);
    }
}
