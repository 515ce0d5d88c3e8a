//! Compiles components: one at a time, bounded in size and in time.
//!
//! The engine's authors do not call a slow compilation a flaw, so it is on us
//! that a hostile component keeps one thread busy for a while and nothing else.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use wasmtime::Engine;
use wasmtime::component::Component;

use crate::code_cache::{self, CodeCache};
use crate::{Digest, Failure, ProcessLimits};

/// First bytes of a core module, and of a component.
const MODULE: &[u8] = b"\0asm\x01\0\0\0";
const COMPONENT: &[u8] = b"\0asm\x0d\0\x01\0";

/// Compiles components and keeps their code.
#[derive(Debug)]
pub(crate) struct Compiler {
    engine: Engine,
    cache: Arc<CodeCache>,
    turn: Arc<Turn>,
    limit: u64,
    time: Duration,
    wait: Duration,
}

impl Compiler {
    pub(crate) fn new(engine: &Engine, cache: CodeCache, limits: &ProcessLimits) -> Compiler {
        Compiler {
            engine: engine.clone(),
            cache: Arc::new(cache),
            turn: Arc::default(),
            limit: limits.component_bytes,
            time: limits.compile,
            wait: limits.compile_wait,
        }
    }

    /// The component, from the cache or compiled. Blocks.
    pub(crate) fn compile(&self, digest: &Digest, component: &[u8]) -> Result<Component, Failure> {
        self.check(component)?;
        if let Some(cached) = self.cache.load(&self.engine, digest) {
            return cached;
        }
        let turn = self.turn.take(self.wait).ok_or(Failure::Busy)?;
        // Whoever had the turn before may have compiled the same component.
        if self.cache.has(digest)
            && let Some(cached) = self.cache.load(&self.engine, digest)
        {
            return cached;
        }
        self.compile_aside(turn, *digest, component.to_vec())
    }

    fn check(&self, component: &[u8]) -> Result<(), Failure> {
        let size = component.len() as u64;
        if size > self.limit {
            return Err(Failure::PackageTooLarge {
                size,
                limit: self.limit,
            });
        }
        if component.starts_with(COMPONENT) {
            return Ok(());
        }
        let found = if component.starts_with(MODULE) {
            "a core module; make a component of it with `bailey-plugin build`"
        } else if Engine::detect_precompiled(component).is_some() {
            "code compiled elsewhere, which this host never runs"
        } else if component.is_empty() {
            "an empty file"
        } else if std::str::from_utf8(component).is_ok() {
            "a text file; only the binary format is accepted"
        } else {
            "another kind of file"
        };
        Err(Failure::NotAComponent {
            found: found.to_owned(),
        })
    }

    /// Compiles on a thread of its own, which can't be stopped, but need not be
    /// waited for: what it makes goes to the cache in any case.
    fn compile_aside(
        &self,
        turn: TurnTaken,
        digest: Digest,
        component: Vec<u8>,
    ) -> Result<Component, Failure> {
        let (done, result) = mpsc::channel();
        let engine = self.engine.clone();
        let cache = Arc::clone(&self.cache);
        let thread = std::thread::Builder::new().name("bailey-compile".into());
        let compile = move || {
            let code = engine.precompile_component(&component);
            if let Ok(code) = &code
                && let Err(error) = cache.store(&digest, code)
            {
                tracing::warn!(%error, "compiled code could not be kept");
            }
            // Nobody listens any more when it took too long.
            let _ = done.send(code);
            drop(turn);
        };
        thread.spawn(compile).map_err(Failure::internal)?;
        match result.recv_timeout(self.time) {
            Ok(Ok(code)) => code_cache::load(&self.engine, &code),
            Ok(Err(error)) => Err(Failure::from_compile(&error)),
            Err(RecvTimeoutError::Timeout) => {
                let limit_ms = u64::try_from(self.time.as_millis()).unwrap_or(u64::MAX);
                Err(Failure::CompileLimit { limit_ms })
            }
            Err(RecvTimeoutError::Disconnected) => Err(Failure::Invalid {
                reason: "the compiler gave up on it".into(),
            }),
        }
    }
}

/// Whose turn it is to compile: one at a time.
#[derive(Debug, Default)]
struct Turn {
    taken: Mutex<bool>,
    freed: Condvar,
}

impl Turn {
    fn take(self: &Arc<Self>, wait: Duration) -> Option<TurnTaken> {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut taken, waited) = self
            .freed
            .wait_timeout_while(taken, wait, |taken| *taken)
            .unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() {
            return None;
        }
        *taken = true;
        Some(TurnTaken(Arc::clone(self)))
    }
}

/// The turn, given back when dropped.
struct TurnTaken(Arc<Turn>);

impl Drop for TurnTaken {
    fn drop(&mut self) {
        *self.0.taken.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.0.freed.notify_one();
    }
}
