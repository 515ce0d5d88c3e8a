//! `wasi:clocks`: the time, or a moment that never passes.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use wasmtime::component::Resource;
use wasmtime_wasi::p2::DynPollable;
use wasmtime_wasi::p2::bindings::clocks::monotonic_clock;
use wasmtime_wasi::p2::bindings::clocks::wall_clock::{self, Datetime};

use super::Locked;
use super::io::Wait;

/// What a wall clock that stands still shows: the start of 2020 in UTC, in
/// seconds since 1970. Runtimes reject years before 1980.
const STANDING_STILL: u64 = 1_577_836_800;

/// A clock that begins with the instance, so that it says nothing of the host.
pub(crate) struct Monotonic(Instant);

impl Default for Monotonic {
    fn default() -> Self {
        Monotonic(Instant::now())
    }
}

impl<const GRANTED: bool> wall_clock::Host for Locked<'_, GRANTED> {
    fn now(&mut self) -> wasmtime::Result<Datetime> {
        if !GRANTED {
            return Ok(Datetime {
                seconds: STANDING_STILL,
                nanoseconds: 0,
            });
        }
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
        Ok(Datetime {
            seconds: now.as_secs(),
            nanoseconds: now.subsec_nanos(),
        })
    }

    fn resolution(&mut self) -> wasmtime::Result<Datetime> {
        Ok(Datetime {
            seconds: 0,
            nanoseconds: 1_000_000,
        })
    }
}

impl<const GRANTED: bool> monotonic_clock::Host for Locked<'_, GRANTED> {
    fn now(&mut self) -> wasmtime::Result<u64> {
        if !GRANTED {
            return Ok(0);
        }
        Ok(u64::try_from(self.wasi.monotonic.0.elapsed().as_nanos())?)
    }

    fn resolution(&mut self) -> wasmtime::Result<u64> {
        Ok(1_000_000)
    }

    fn subscribe_instant(&mut self, when: u64) -> wasmtime::Result<Resource<DynPollable>> {
        let now = self.now()?;
        self.subscribe_duration(when.saturating_sub(now))
    }

    fn subscribe_duration(&mut self, nanoseconds: u64) -> wasmtime::Result<Resource<DynPollable>> {
        let wait = match nanoseconds {
            0 => Wait::Over,
            _ if !GRANTED => Wait::Forever,
            _ => Instant::now()
                .checked_add(Duration::from_nanos(nanoseconds))
                .map_or(Wait::Forever, Wait::Until),
        };
        Ok(Resource::new_own(self.table.push(wait)?.rep()))
    }
}
