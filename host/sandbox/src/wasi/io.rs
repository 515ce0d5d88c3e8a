//! `wasi:io`: streams that never block, and waits that end with the call.
//!
//! The handles' types are wasmtime-wasi's, for the sake of its bindings; what
//! they stand for in the table is ours, so none of its blocking code runs.

use std::time::Instant;

use wasmtime::component::Resource;
use wasmtime_wasi::p2::bindings::sync::io::{poll, streams};
use wasmtime_wasi::p2::{DynInputStream, DynOutputStream, DynPollable, StreamError, StreamResult};

use super::Locked;
use crate::Failure;

/// Bytes that a guest may write at a time, so that it writes in pieces.
const PIECE: u64 = 64 << 10;

/// Standard input: closed.
pub(super) struct Input;

/// Standard output and error: the log.
pub(super) struct Output;

/// What a guest can wait for.
#[derive(Clone, Copy)]
pub(super) enum Wait {
    /// Nothing any more.
    Over,
    /// A moment.
    Until(Instant),
    /// A moment on a clock that stands still, or beyond all time.
    Forever,
}

impl Wait {
    fn is_over(self) -> bool {
        match self {
            Wait::Over => true,
            Wait::Until(moment) => moment <= Instant::now(),
            Wait::Forever => false,
        }
    }
}

impl Locked<'_, false> {
    fn wait(&self, pollable: &Resource<DynPollable>) -> wasmtime::Result<Wait> {
        Ok(*self
            .table
            .get(&Resource::<Wait>::new_borrow(pollable.rep()))?)
    }

    /// A wait that is over, for streams that are always ready.
    fn ready_now(&mut self) -> wasmtime::Result<Resource<DynPollable>> {
        Ok(Resource::new_own(self.table.push(Wait::Over)?.rep()))
    }

    /// Sleeps until the first of `waits` is over. Where that can't be before
    /// the call's deadline, the guest ends at once instead of sleeping on.
    fn sleep(&mut self, waits: &[Wait]) -> wasmtime::Result<()> {
        if waits.iter().any(|wait| wait.is_over()) {
            return Ok(());
        }
        let moment = |wait: &Wait| match wait {
            Wait::Until(moment) => Some(*moment),
            Wait::Over | Wait::Forever => None,
        };
        let Some(first) = waits.iter().filter_map(moment).min() else {
            let interface = "wasi:clocks/monotonic-clock".to_owned();
            return Err(self.meter.stop(Failure::NotGranted { interface }));
        };
        if first > self.meter.deadline() {
            return Err(self.meter.out_of_time());
        }
        std::thread::sleep(first.saturating_duration_since(Instant::now()));
        Ok(())
    }

    /// Takes what the guest wrote, up to the limit of the log; the rest is
    /// dropped, since a guest that prints too much is no reason to end it.
    fn print(&mut self, bytes: &[u8]) {
        if self.meter.charge_log(bytes.len() as u64).is_ok() {
            self.wasi.output.extend_from_slice(bytes);
        }
    }
}

impl poll::Host for Locked<'_, false> {
    fn poll(&mut self, pollables: Vec<Resource<DynPollable>>) -> wasmtime::Result<Vec<u32>> {
        let waits = pollables.iter().map(|pollable| self.wait(pollable));
        let waits: Vec<Wait> = waits.collect::<wasmtime::Result<_>>()?;
        if waits.is_empty() {
            let reason = "it waits for nothing at all".to_owned();
            return Err(self.meter.stop(Failure::Trap {
                reason,
                frames: Vec::new(),
            }));
        }
        self.sleep(&waits)?;
        let over = (0..).zip(&waits).filter(|(_, wait)| wait.is_over());
        Ok(over.map(|(index, _)| index).collect())
    }
}

impl poll::HostPollable for Locked<'_, false> {
    fn ready(&mut self, pollable: Resource<DynPollable>) -> wasmtime::Result<bool> {
        Ok(self.wait(&pollable)?.is_over())
    }

    fn block(&mut self, pollable: Resource<DynPollable>) -> wasmtime::Result<()> {
        let wait = self.wait(&pollable)?;
        self.sleep(&[wait])
    }

    fn drop(&mut self, pollable: Resource<DynPollable>) -> wasmtime::Result<()> {
        self.table
            .delete(Resource::<Wait>::new_own(pollable.rep()))?;
        Ok(())
    }
}

impl streams::Host for Locked<'_, false> {
    fn convert_stream_error(
        &mut self,
        error: StreamError,
    ) -> wasmtime::Result<streams::StreamError> {
        match error {
            StreamError::Closed => Ok(streams::StreamError::Closed),
            StreamError::LastOperationFailed(error) | StreamError::Trap(error) => Err(error),
        }
    }
}

impl streams::HostInputStream for Locked<'_, false> {
    fn read(&mut self, _: Resource<DynInputStream>, _: u64) -> StreamResult<Vec<u8>> {
        Err(StreamError::Closed)
    }

    fn blocking_read(&mut self, _: Resource<DynInputStream>, _: u64) -> StreamResult<Vec<u8>> {
        Err(StreamError::Closed)
    }

    fn skip(&mut self, _: Resource<DynInputStream>, _: u64) -> StreamResult<u64> {
        Err(StreamError::Closed)
    }

    fn blocking_skip(&mut self, _: Resource<DynInputStream>, _: u64) -> StreamResult<u64> {
        Err(StreamError::Closed)
    }

    fn subscribe(
        &mut self,
        _: Resource<DynInputStream>,
    ) -> wasmtime::Result<Resource<DynPollable>> {
        self.ready_now()
    }

    fn drop(&mut self, stream: Resource<DynInputStream>) -> wasmtime::Result<()> {
        self.table
            .delete(Resource::<Input>::new_own(stream.rep()))?;
        Ok(())
    }
}

impl streams::HostOutputStream for Locked<'_, false> {
    fn check_write(&mut self, _: Resource<DynOutputStream>) -> StreamResult<u64> {
        Ok(PIECE)
    }

    fn write(&mut self, _: Resource<DynOutputStream>, bytes: Vec<u8>) -> StreamResult<()> {
        self.print(&bytes);
        Ok(())
    }

    fn blocking_write_and_flush(
        &mut self,
        _: Resource<DynOutputStream>,
        bytes: Vec<u8>,
    ) -> StreamResult<()> {
        self.print(&bytes);
        Ok(())
    }

    fn flush(&mut self, _: Resource<DynOutputStream>) -> StreamResult<()> {
        Ok(())
    }

    fn blocking_flush(&mut self, _: Resource<DynOutputStream>) -> StreamResult<()> {
        Ok(())
    }

    fn subscribe(
        &mut self,
        _: Resource<DynOutputStream>,
    ) -> wasmtime::Result<Resource<DynPollable>> {
        self.ready_now()
    }

    /// Zeroes say nothing in a log.
    fn write_zeroes(&mut self, _: Resource<DynOutputStream>, _: u64) -> StreamResult<()> {
        Ok(())
    }

    fn blocking_write_zeroes_and_flush(
        &mut self,
        _: Resource<DynOutputStream>,
        _: u64,
    ) -> StreamResult<()> {
        Ok(())
    }

    fn splice(
        &mut self,
        _: Resource<DynOutputStream>,
        _: Resource<DynInputStream>,
        _: u64,
    ) -> StreamResult<u64> {
        Err(StreamError::Closed)
    }

    fn blocking_splice(
        &mut self,
        _: Resource<DynOutputStream>,
        _: Resource<DynInputStream>,
        _: u64,
    ) -> StreamResult<u64> {
        Err(StreamError::Closed)
    }

    fn drop(&mut self, stream: Resource<DynOutputStream>) -> wasmtime::Result<()> {
        self.table
            .delete(Resource::<Output>::new_own(stream.rep()))?;
        Ok(())
    }
}
