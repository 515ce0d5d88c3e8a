//! Threads for what plugins compute: they stand behind those that serve records, so that
//! people hardly notice what goes on in an account that isn't theirs.

use bailey_plugins::priority::{Behind, yield_to_others};
use tokio::runtime::{Builder, Handle, Runtime};

/// The threads. They end when it is dropped, once what they do is done.
#[derive(Debug)]
pub(super) struct Threads(Option<Runtime>);

impl Threads {
    /// At most so many.
    pub(super) fn behind(most: usize) -> Self {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .max_blocking_threads(most)
            .thread_name("bailey-plugins")
            .on_thread_start(|| yield_to_others(Behind::Little))
            .enable_all()
            .build();
        if let Err(error) = &runtime {
            tracing::warn!(%error, "plugins run on the same threads as everything else");
        }
        Self(runtime.ok())
    }

    pub(super) fn handle(&self) -> Option<&Handle> {
        self.0.as_ref().map(Runtime::handle)
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        // Whoever drops it may be on a thread that must not wait.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
