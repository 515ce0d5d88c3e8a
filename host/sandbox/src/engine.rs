//! The engine: one constructor for compiling and for running, so that code
//! compiled by one is never refused, and silently compiled again, by the other.
//!
//! The fewest proposals that today's toolchains need are on: each one more is
//! more engine for a hostile guest to try.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use wasmtime::{
    Config, Engine, InstanceAllocationStrategy, PoolingAllocationConfig, WasmBacktraceDetails,
};

use crate::{Failure, ProcessLimits};

/// Stack of a guest, in bytes. Guests run on threads with at least 2 MiB, and
/// the host's own frames go on top.
const STACK: usize = 512 << 10;

/// Memory that a pool's slot keeps when it is reused instead of giving it back
/// to the system, in bytes: clearing 64 KiB is faster than faulting it in.
const KEEP_RESIDENT: usize = 64 << 10;

/// Builds the engine, with a pool where there is address space for one.
///
/// A pool makes new instances several times as fast, but sets 4 GiB of address
/// space aside for each memory; where that is limited (containers, `ulimit -v`)
/// memories are allocated one at a time.
pub(crate) fn build(limits: &ProcessLimits) -> Result<Engine, Failure> {
    match Engine::new(&pooled(limits)) {
        Ok(engine) => Ok(engine),
        Err(error) => {
            tracing::warn!(%error, "no address space for a pool of instances; each is allocated");
            Engine::new(&on_demand()).map_err(Failure::internal)
        }
    }
}

fn pooled(limits: &ProcessLimits) -> Config {
    let components = limits.component_instances();
    let mut pool = PoolingAllocationConfig::new();
    pool.total_component_instances(components)
        .total_core_instances(components.saturating_mul(limits.instances))
        .total_memories(components.saturating_mul(limits.memories))
        .total_tables(components.saturating_mul(limits.tables))
        .total_stacks(0)
        .max_core_instances_per_component(limits.instances)
        .max_memories_per_component(limits.memories)
        .max_tables_per_component(limits.tables)
        .max_memory_size(usize::try_from(limits.memory).unwrap_or(usize::MAX))
        .table_elements(limits.table_elements as usize)
        .linear_memory_keep_resident(KEEP_RESIDENT)
        .table_keep_resident(KEEP_RESIDENT);
    let mut config = common();
    config.allocation_strategy(InstanceAllocationStrategy::Pooling(pool));
    config
}

fn on_demand() -> Config {
    let mut config = common();
    config
        .allocation_strategy(InstanceAllocationStrategy::OnDemand)
        .memory_reservation(0)
        .memory_reservation_for_growth(1 << 20)
        .memory_guard_size(64 << 10);
    config
}

fn common() -> Config {
    let mut config = Config::new();
    config
        .wasm_component_model(true)
        .concurrency_support(false)
        .wasm_multi_memory(false)
        .wasm_memory64(false)
        .wasm_relaxed_simd(false)
        .wasm_custom_page_sizes(false)
        .wasm_wide_arithmetic(false)
        .wasm_stack_switching(false)
        .wasm_shared_everything_threads(false)
        .shared_memory(false)
        .epoch_interruption(true)
        .max_wasm_stack(STACK)
        .memory_init_cow(true)
        .parallel_compilation(true)
        // Names of functions are kept; a guest's debug information is not read,
        // being one more format that a hostile one could abuse.
        .wasm_backtrace_details(WasmBacktraceDetails::Disable);
    config
}

/// How often the epoch ticks when no guest runs: a call that begins meanwhile is checked
/// on that much later.
const SELDOM: Duration = Duration::from_millis(5);
/// How often things are tidied up.
const SECOND: Duration = Duration::from_secs(1);

/// Ticks the engine's epoch, so that running guests are checked on. Stops when
/// it is dropped.
#[derive(Debug)]
pub(crate) struct Ticker {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Ticker {
    /// Starts the thread. It ticks as often as the limits say while there is a call, which
    /// `busy` tells, and seldom else. `each_second` is called about once a second, to tidy
    /// up.
    pub(crate) fn start(
        engine: &Engine,
        limits: &ProcessLimits,
        busy: impl Fn() -> bool + Send + 'static,
        each_second: impl Fn() + Send + 'static,
    ) -> std::io::Result<Ticker> {
        let (stop, stopped) = mpsc::channel();
        let engine = engine.clone();
        let tick = limits.tick;
        let thread = std::thread::Builder::new()
            .name("bailey-ticker".into())
            .spawn(move || {
                let mut tidied = Instant::now();
                let pause = || if busy() { tick } else { tick.max(SELDOM) };
                while stopped.recv_timeout(pause()) == Err(RecvTimeoutError::Timeout) {
                    engine.increment_epoch();
                    if tidied.elapsed() >= SECOND {
                        each_second();
                        tidied = Instant::now();
                    }
                }
            })?;
        Ok(Ticker {
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // It can't have panicked in a way that matters now.
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::hash::{Hash, Hasher};

    use super::*;

    fn hash(engine: &Engine) -> u64 {
        let mut hasher = std::hash::DefaultHasher::new();
        engine.precompile_compatibility_hash().hash(&mut hasher);
        hasher.finish()
    }

    #[test]
    fn two_engines_of_one_configuration_take_each_others_code() {
        let limits = ProcessLimits::small();
        let one = build(&limits).unwrap();
        let other = build(&limits).unwrap();
        assert_eq!(hash(&one), hash(&other));
    }

    #[test]
    fn an_engine_without_a_pool_can_be_built() {
        assert!(Engine::new(&on_demand()).is_ok());
    }

    #[test]
    fn a_pool_too_large_for_the_address_space_is_replaced_by_single_allocations() {
        let limits = ProcessLimits {
            calls: 1 << 20,
            ..ProcessLimits::small()
        };
        assert!(Engine::new(&pooled(&limits)).is_err());
        assert!(build(&limits).is_ok());
    }
}
