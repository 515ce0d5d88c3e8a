//! What goes on on threads of its own, so that a process that stops can let it come to
//! its end.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How many threads are at work.
#[derive(Clone, Default)]
pub struct AtWork(Arc<(Mutex<usize>, Condvar)>);

impl AtWork {
    /// One more is, until the answer is dropped.
    pub fn begin(&self) -> Share {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        Share(self.clone())
    }

    /// How many are.
    pub fn count(&self) -> usize {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until none is, but no longer than so; answers whether none is.
    pub fn wait(&self, patience: Duration) -> bool {
        let (count, ended) = &*self.0;
        let count = count.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = ended.wait_timeout_while(count, patience, |count| *count > 0);
        let (count, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *count == 0
    }
}

/// One thread's part of what goes on.
pub struct Share(AtWork);

impl Drop for Share {
    fn drop(&mut self) {
        let (count, ended) = &*self.0.0;
        *count.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        ended.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_is_waited_for_and_no_longer_than_so() {
        let at_work = AtWork::default();
        let share = at_work.begin();
        assert_eq!(at_work.count(), 1);
        assert!(!at_work.wait(Duration::from_millis(1)));
        let ends = std::thread::spawn(move || drop(share));
        assert!(at_work.wait(Duration::from_secs(60)));
        ends.join().unwrap();
    }
}
