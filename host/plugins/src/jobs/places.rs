//! How many of the jobs that people ask for run at a time, over all accounts: each
//! holds a thread and a place among the running calls for as long as it lasts, and
//! pages need some of those too. The others wait for their turn.

use std::sync::{Condvar, Mutex, PoisonError};

/// Jobs that run at a time.
const AT_A_TIME: usize = 4;

/// The places for jobs that people asked for.
#[derive(Default)]
pub struct Places {
    taken: Mutex<usize>,
    freed: Condvar,
}

impl Places {
    /// Waits for a place. It is given back when dropped.
    pub fn wait(&self) -> Place<'_> {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.freed.wait_while(taken, |taken| *taken >= AT_A_TIME);
        *waited.unwrap_or_else(PoisonError::into_inner) += 1;
        Place { places: self }
    }
}

/// A place among the running jobs.
pub struct Place<'a> {
    places: &'a Places,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let taken = self.places.taken.lock();
        *taken.unwrap_or_else(PoisonError::into_inner) -= 1;
        self.places.freed.notify_one();
    }
}
