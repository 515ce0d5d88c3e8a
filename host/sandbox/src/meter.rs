//! Measures one call and ends it where it goes over a limit.
//!
//! Three things are watched without the guest's help: memory (the engine asks
//! before it grows one), time (the engine asks at every tick of the epoch) and
//! crossings into the host (the engine tells of each). What only capabilities
//! know, such as rows and bytes of storage, they charge here themselves.
//!
//! The first limit that ends a guest is remembered, so that the call's failure
//! does not depend on what the guest or the engine makes of the error.

use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};
use wasmtime::{CallHook, ResourceLimiter, UpdateDeadline};

use crate::{CallLimits, Failure, Usage};

/// Bytes that the engine sets aside for an element of a table.
const TABLE_ELEMENT: u64 = size_of::<usize>() as u64;

/// What a call has used so far, and what it may.
#[derive(Debug)]
pub struct Meter {
    limits: CallLimits,
    usage: Usage,
    started: Instant,
    deadline: Instant,
    cpu_started: Duration,
    held: Held,
    /// What the last growth added, in case that the engine can't do it.
    growing: Held,
    stopped: Option<Failure>,
}

/// What an instance holds, which outlasts the call if it stays alive.
#[derive(Debug, Default, Clone, Copy)]
struct Held {
    bytes: u64,
    table_elements: u64,
}

impl Meter {
    pub(crate) fn start(limits: CallLimits) -> Meter {
        let started = Instant::now();
        Meter {
            limits,
            usage: Usage::default(),
            started,
            deadline: started + limits.wall,
            cpu_started: thread_cpu(),
            held: Held::default(),
            growing: Held::default(),
            stopped: None,
        }
    }

    /// Starts over for the next call on a live instance, which keeps its memory.
    pub(crate) fn restart(&mut self, limits: CallLimits) {
        let held = self.held;
        *self = Meter {
            held,
            ..Meter::start(limits)
        };
        self.usage.memory_peak = held.bytes;
        self.usage.live = true;
    }

    /// Ends the measuring: what was used, and the limit that ended the guest.
    pub(crate) fn finish(&mut self) -> (Usage, Option<Failure>) {
        self.usage.cpu_us = micros(thread_cpu().saturating_sub(self.cpu_started));
        self.usage.wall_us = micros(self.started.elapsed());
        (self.usage, self.stopped.take())
    }

    /// Bytes that the instance holds.
    pub(crate) fn held_bytes(&self) -> u64 {
        self.held.bytes
    }

    /// The call's limits.
    pub fn limits(&self) -> &CallLimits {
        &self.limits
    }

    /// What the call has used so far, times excepted.
    pub fn usage(&self) -> &Usage {
        &self.usage
    }

    /// When the call ends at the latest. Whatever a host function waits for, it
    /// waits no longer than that.
    pub fn deadline(&self) -> Instant {
        self.deadline
    }

    /// How long the call may still take; zero when it should have ended.
    pub fn remaining(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }

    /// Counts bytes passed from the guest to the host.
    ///
    /// # Errors
    ///
    /// [`Failure::BytesLimit`], to be answered or returned as a trap.
    pub fn charge_bytes_in(&mut self, bytes: u64) -> Result<(), Failure> {
        let limit = self.limits.bytes_in;
        charge(&mut self.usage.bytes_in, bytes, limit).ok_or(Failure::BytesLimit { limit })
    }

    /// Counts bytes passed from the host to the guest.
    ///
    /// # Errors
    ///
    /// [`Failure::BytesLimit`], to be answered or returned as a trap.
    pub fn charge_bytes_out(&mut self, bytes: u64) -> Result<(), Failure> {
        let limit = self.limits.bytes_out;
        charge(&mut self.usage.bytes_out, bytes, limit).ok_or(Failure::BytesLimit { limit })
    }

    /// Counts rows read.
    ///
    /// # Errors
    ///
    /// [`Failure::RowLimit`], to be answered or returned as a trap.
    pub fn charge_rows(&mut self, rows: u64) -> Result<(), Failure> {
        let limit = self.limits.rows;
        charge(&mut self.usage.rows, rows, limit).ok_or(Failure::RowLimit { limit })
    }

    /// Counts bytes written to the log.
    ///
    /// # Errors
    ///
    /// [`Failure::LogLimit`], to be answered or returned as a trap.
    pub fn charge_log(&mut self, bytes: u64) -> Result<(), Failure> {
        let limit = self.limits.log_bytes;
        charge(&mut self.usage.log_bytes, bytes, limit).ok_or(Failure::LogLimit { limit })
    }

    /// Counts bytes written to the plugin's storage.
    ///
    /// # Errors
    ///
    /// [`Failure::StorageLimit`], to be answered or returned as a trap.
    pub fn charge_storage(&mut self, bytes: u64) -> Result<(), Failure> {
        let limit = self.limits.storage_bytes;
        charge(&mut self.usage.storage_bytes, bytes, limit).ok_or(Failure::StorageLimit { limit })
    }

    /// Ends the guest: the error to return from a host function.
    pub fn stop(&mut self, failure: Failure) -> wasmtime::Error {
        self.stopped.get_or_insert_with(|| failure.clone());
        wasmtime::Error::new(failure)
    }

    /// Ends the guest because its time is over: the error to return from a host
    /// function whose wait ended at the [deadline](Meter::deadline).
    pub fn out_of_time(&mut self) -> wasmtime::Error {
        self.stop(Failure::WallLimit {
            limit_ms: millis(self.limits.wall),
        })
    }

    /// Called by the engine at every crossing between guest and host.
    pub(crate) fn crossing(&mut self, hook: CallHook) -> wasmtime::Result<()> {
        match hook {
            CallHook::CallingHost => {
                self.usage.host_calls += 1;
                let limit = self.limits.host_calls;
                if self.usage.host_calls > limit {
                    return Err(self.stop(Failure::HostCallLimit { limit }));
                }
                Ok(())
            }
            CallHook::ReturningFromHost => self.check_wall(),
            CallHook::CallingWasm | CallHook::ReturningFromWasm => Ok(()),
        }
    }

    /// Called by the engine when the epoch ticked while the guest ran.
    pub(crate) fn tick(&mut self) -> wasmtime::Result<UpdateDeadline> {
        // The engine's own crossing: how many there are depends on the machine.
        self.usage.host_calls = self.usage.host_calls.saturating_sub(1);
        self.check_wall()?;
        if thread_cpu().saturating_sub(self.cpu_started) > self.limits.cpu {
            let limit_ms = millis(self.limits.cpu);
            return Err(self.stop(Failure::CpuLimit { limit_ms }));
        }
        // Whoever waits for a processor has it now, rather than when the system next
        // takes it from a guest that computes.
        std::thread::yield_now();
        Ok(UpdateDeadline::Continue(1))
    }

    fn check_wall(&mut self) -> wasmtime::Result<()> {
        if Instant::now() > self.deadline {
            Err(self.out_of_time())
        } else {
            Ok(())
        }
    }

    fn grow(&mut self, growing: Held) -> wasmtime::Result<bool> {
        let bytes = self.held.bytes.saturating_add(growing.bytes);
        let table_elements = self
            .held
            .table_elements
            .saturating_add(growing.table_elements);
        // Ending the guest, not refusing the growth: what a guest does without
        // memory that it counted on is anybody's guess.
        if table_elements > self.limits.table_elements {
            let limit = self.limits.table_elements;
            return Err(self.stop(Failure::TableLimit { limit }));
        }
        if bytes > self.limits.memory {
            let limit = self.limits.memory;
            return Err(self.stop(Failure::MemoryLimit { limit }));
        }
        self.held = Held {
            bytes,
            table_elements,
        };
        self.growing = growing;
        self.usage.memory_peak = self.usage.memory_peak.max(bytes);
        Ok(true)
    }

    fn grow_failed(&mut self) {
        let growing = std::mem::take(&mut self.growing);
        self.held.bytes = self.held.bytes.saturating_sub(growing.bytes);
        self.held.table_elements = self
            .held
            .table_elements
            .saturating_sub(growing.table_elements);
    }
}

/// The engine asks for each memory and table by itself; only the sum counts.
impl ResourceLimiter for Meter {
    fn memory_growing(
        &mut self,
        current: usize,
        desired: usize,
        _maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        let bytes = desired.saturating_sub(current) as u64;
        self.grow(Held {
            bytes,
            table_elements: 0,
        })
    }

    fn memory_grow_failed(&mut self, _error: wasmtime::Error) -> wasmtime::Result<()> {
        self.grow_failed();
        Ok(())
    }

    fn table_growing(
        &mut self,
        current: usize,
        desired: usize,
        _maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        let table_elements = desired.saturating_sub(current) as u64;
        let bytes = table_elements.saturating_mul(TABLE_ELEMENT);
        self.grow(Held {
            bytes,
            table_elements,
        })
    }

    fn table_grow_failed(&mut self, _error: wasmtime::Error) -> wasmtime::Result<()> {
        self.grow_failed();
        Ok(())
    }

    fn instances(&self) -> usize {
        self.limits.instances as usize
    }

    fn tables(&self) -> usize {
        self.limits.tables as usize
    }

    fn memories(&self) -> usize {
        self.limits.memories as usize
    }
}

/// Adds to a counter unless that exceeds the limit.
fn charge(used: &mut u64, more: u64, limit: u64) -> Option<()> {
    let sum = used.checked_add(more).filter(|sum| *sum <= limit)?;
    *used = sum;
    Some(())
}

/// Processor time that this thread has used.
fn thread_cpu() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(
        time.tv_sec.unsigned_abs(),
        u32::try_from(time.tv_nsec).unwrap_or(0),
    )
}

fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
