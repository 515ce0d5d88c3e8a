//! Packing and comparing take a processor for as long as they last: on a thread that
//! lets everybody else go first, people who work meanwhile notice little of it.

/// How far behind others it stands, of 19 (`nice(2)`).
#[cfg(target_os = "linux")]
const BEHIND: i32 = 10;

/// Has this thread let others go first, from here to its end. Where threads have no
/// priority of their own nothing changes.
pub fn yield_to_others() {
    // To Linux, and to no other system, the calling thread is meant.
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(None, BEHIND) {
        tracing::debug!(%error, "a backup's thread keeps its priority");
    }
}
