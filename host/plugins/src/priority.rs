//! Threads that let others go first: what a plugin computes, and what packs and compares
//! backups, takes a processor for as long as it lasts. People who work meanwhile, in
//! whichever account, notice little of it.

/// How far behind others a thread stands, of 19 (`nice(2)`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    /// Somebody waits for what it does: a page of a plugin.
    Little = 10,
    /// Nobody does.
    Far = 15,
}

/// Has this thread let others go first, from here to its end: Linux lets nobody come
/// back without a privilege. Where threads have no priority of their own nothing changes.
pub fn yield_to_others(behind: Behind) {
    // To Linux, and to no other system, the calling thread is meant.
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(None, behind as i32) {
        tracing::debug!(%error, "a thread keeps its priority");
    }
    #[cfg(not(target_os = "linux"))]
    let _ = behind;
}
