//! The sandbox of a process: its engine, compiled code, places and live instances.

use std::path::Path;
use std::sync::Arc;

use wasmtime::Engine;
use wasmtime::component::{Component, Linker};

use crate::code_cache::CodeCache;
use crate::compile::Compiler;
use crate::engine::{self, Ticker};
use crate::live::Live;
use crate::places::Places;
use crate::{CallState, Digest, Failure, Guest, ProcessLimits};

/// Runs components. There is one of it in a process, shared by all accounts.
#[derive(Debug)]
pub struct Sandbox {
    pub(crate) places: Arc<Places>,
    pub(crate) live: Arc<Live>,
    compiler: Compiler,
    engine: Engine,
    _ticker: Ticker,
}

/// What of guests runs and waits in a process.
#[derive(Clone, Copy, Debug)]
pub struct Guests {
    /// Calls that run, those within others included.
    pub calls: u32,
    /// How many can.
    pub most_calls: u32,
    /// Instances that wait for their next call.
    pub waiting: u32,
    /// The memory that they hold, in bytes.
    pub waiting_bytes: u64,
}

impl Sandbox {
    /// Starts a sandbox, which keeps compiled code in `cache_folder`.
    ///
    /// The folder is made if it is missing, and closed to other users.
    ///
    /// # Errors
    ///
    /// [`Failure::Unavailable`] when the folder can't be used, and
    /// [`Failure::Internal`] when the engine can't be built.
    pub fn new(cache_folder: &Path, limits: ProcessLimits) -> Result<Sandbox, Failure> {
        let engine = engine::build(&limits)?;
        let cache = CodeCache::open(cache_folder, &engine, limits.code_cache_bytes);
        let cache = cache.map_err(|error| Failure::Unavailable {
            reason: format!(
                "the folder for compiled code, {}: {error}",
                cache_folder.display()
            ),
        })?;
        let places = Arc::new(Places::new(&limits));
        let running = Arc::downgrade(&places);
        let busy = move || running.upgrade().is_some_and(|places| places.count().0 > 0);
        let live = Arc::new(Live::new(&limits));
        let swept = Arc::downgrade(&live);
        let sweep = move || {
            if let Some(live) = swept.upgrade() {
                live.sweep();
            }
        };
        Ok(Sandbox {
            places,
            live,
            compiler: Compiler::new(&engine, cache, &limits),
            _ticker: Ticker::start(&engine, &limits, busy, sweep).map_err(Failure::internal)?,
            engine,
        })
    }

    /// What runs and waits now.
    pub fn guests(&self) -> Guests {
        let (calls, most_calls) = self.places.count();
        let (waiting, waiting_bytes) = self.live.count();
        Guests {
            calls,
            most_calls,
            waiting,
            waiting_bytes,
        }
    }

    /// An empty linker, for the interfaces that a component is granted.
    pub fn linker<D: 'static>(&self) -> Linker<CallState<D>> {
        Linker::new(&self.engine)
    }

    /// The component with this digest, from the cache of compiled code or
    /// compiled now, which may take seconds: never on the path of a request.
    ///
    /// # Errors
    ///
    /// [`Failure::PackageTooLarge`], [`Failure::NotAComponent`],
    /// [`Failure::Invalid`], [`Failure::InstanceLimit`],
    /// [`Failure::CompileLimit`], after which it goes on in the background, and
    /// [`Failure::Busy`] when an earlier compilation does not end.
    pub fn compile(&self, digest: &Digest, component: &[u8]) -> Result<Component, Failure> {
        self.compiler.compile(digest, component)
    }

    /// The engine, to compare components and look up their types.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Drops the live instances of a plugin in an account: after it was
    /// switched off, upgraded, or given other settings.
    pub fn forget(&self, guest: &Guest) {
        self.live.forget(guest);
    }

    /// Drops live instances that waited too long. Happens each second by itself.
    pub fn sweep(&self) {
        self.live.sweep();
    }

    /// Live instances that wait for a call, and the bytes of memory they hold.
    pub fn waiting(&self) -> (u32, u64) {
        self.live.waiting()
    }
}
