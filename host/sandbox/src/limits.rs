//! Every limit on guests, in one place: of one call, and of the process.
//!
//! | limit | hook | page | job | why |
//! | --- | --- | --- | --- | --- |
//! | `cpu` | 250 ms | 1 s | 60 s | a hook is in the way of somebody's save; a job is in nobody's |
//! | `wall` | 2 s | 5 s | 15 min | waiting holds a thread and a place among the running calls |
//! | `memory` | 64 MiB | 128 MiB | 256 MiB | Python and JavaScript runtimes start at 20 to 50 MiB |
//! | `table_elements` | 20,000 | 20,000 | 20,000 | JavaScript and Python runtimes have some 10,000 functions |
//! | `instances`, `memories`, `tables` | 64, 4, 16 | same | same | a component with the WASI adapter has 4, 1 and 3; Python, whose libraries are linked within, has 38 instances and more |
//! | `handles` | 500 | 500 | 2,000 | each is host memory |
//! | `host_calls` | 1,000 | 2,000 | 1,000,000 | each costs some 35 ns and more where it asks SQLite |
//! | `bytes_a_crossing` | 1 MiB | 2 MiB | 8 MiB | what one call from the guest may make the host allocate |
//! | `bytes_in`, `bytes_out` | 8 MiB | 16 MiB | 1 GiB | all that was passed during the call |
//! | `rows` | 1,000 | 10,000 | 1,000,000 | so that a hook can't scan a table for each save |
//! | `log_bytes` | 16 KiB | 16 KiB | 1 MiB | logs are kept |
//! | `storage_bytes` | 256 KiB | 1 MiB | 64 MiB | written at once with the call's result |

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// What one call may use. See the module's table for figures and reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallLimits {
    /// Processor time of the calling thread, the host's own work within the
    /// call included.
    pub cpu: Duration,
    /// Time from start to end, waits in the host included.
    pub wall: Duration,
    /// Bytes of all memories and tables of the instance together.
    pub memory: u64,
    /// Elements of all tables together.
    pub table_elements: u64,
    /// Core instances.
    pub instances: u32,
    /// Linear memories.
    pub memories: u32,
    /// Tables.
    pub tables: u32,
    /// Handles to resources of the host, held at a time.
    pub handles: u32,
    /// Calls from the guest to the host.
    pub host_calls: u64,
    /// Bytes that the host copies from the guest in one crossing: the arguments
    /// of one host call, or the result of the call.
    pub bytes_a_crossing: u64,
    /// Bytes passed from the guest to the host during the whole call.
    pub bytes_in: u64,
    /// Bytes passed from the host to the guest during the whole call.
    pub bytes_out: u64,
    /// Rows read.
    pub rows: u64,
    /// Bytes written to the log.
    pub log_bytes: u64,
    /// Bytes written to the plugin's storage, keys and values.
    pub storage_bytes: u64,
}

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;
const GIB: u64 = 1 << 30;

impl CallLimits {
    /// For a hook in somebody's way: guards, policies, panels, listeners, life cycle.
    pub const HOOK: CallLimits = CallLimits {
        cpu: Duration::from_millis(250),
        wall: Duration::from_secs(2),
        memory: 64 * MIB,
        table_elements: 20_000,
        instances: 64,
        memories: 4,
        tables: 16,
        handles: 500,
        host_calls: 1_000,
        bytes_a_crossing: MIB,
        bytes_in: 8 * MIB,
        bytes_out: 8 * MIB,
        rows: 1_000,
        log_bytes: 16 * KIB,
        storage_bytes: 256 * KIB,
    };

    /// For a page that somebody is waiting to see.
    pub const PAGE: CallLimits = CallLimits {
        cpu: Duration::from_secs(1),
        wall: Duration::from_secs(5),
        memory: 128 * MIB,
        host_calls: 2_000,
        bytes_a_crossing: 2 * MIB,
        bytes_in: 16 * MIB,
        bytes_out: 16 * MIB,
        rows: 10_000,
        storage_bytes: MIB,
        ..CallLimits::HOOK
    };

    /// For a job, which nobody waits for.
    pub const JOB: CallLimits = CallLimits {
        cpu: Duration::from_secs(60),
        wall: Duration::from_secs(15 * 60),
        memory: 256 * MIB,
        handles: 2_000,
        host_calls: 1_000_000,
        bytes_a_crossing: 8 * MIB,
        bytes_in: GIB,
        bytes_out: GIB,
        rows: 1_000_000,
        log_bytes: MIB,
        storage_bytes: 64 * MIB,
        ..CallLimits::HOOK
    };
}

/// What all calls of the process share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcessLimits {
    /// Calls running at a time, nested ones not counted.
    pub calls: u32,
    /// Nested calls running at a time. Theirs are places of their own, or calls
    /// that wait for their nested ones could fill all places and wait for ever.
    pub nested_calls: u32,
    /// Calls in one account running at a time: however many ask its plugins, no more
    /// processors are taken from its neighbours. Two, so that a job that computes doesn't
    /// keep people from their pages.
    pub calls_an_account: u32,
    /// Calls of one plugin in one account running at a time.
    pub calls_a_plugin: u32,
    /// How deep calls may be nested.
    pub nesting: u32,
    /// How long a call waits for a place before it fails as busy.
    pub wait: Duration,
    /// Live instances kept, over all accounts.
    pub live: u32,
    /// Bytes of memory that live instances hold together while they wait.
    pub live_bytes: u64,
    /// Calls that a live instance serves before it is replaced.
    pub live_calls: u32,
    /// How long a live instance waits for its next call.
    pub live_idle: Duration,
    /// Bytes of one memory, at most: what the pool sets aside for each.
    pub memory: u64,
    /// Instances, memories and tables of one component, at most.
    pub instances: u32,
    /// Memories of one component, at most.
    pub memories: u32,
    /// Tables of one component, at most.
    pub tables: u32,
    /// Elements of one table, at most.
    pub table_elements: u32,
    /// Bytes of a component that is compiled. Python components are some 40 MiB.
    pub component_bytes: u64,
    /// How long whoever asked waits for a component to be compiled.
    pub compile: Duration,
    /// How long a compilation waits for the one before it.
    pub compile_wait: Duration,
    /// Bytes of precompiled code kept in the cache's folder.
    pub code_cache_bytes: u64,
    /// How often running guests are checked on, and let others go first.
    pub tick: Duration,
}

impl Default for ProcessLimits {
    fn default() -> Self {
        ProcessLimits {
            calls: 64,
            nested_calls: 16,
            calls_an_account: 2,
            calls_a_plugin: 2,
            nesting: 3,
            wait: Duration::from_secs(2),
            live: 256,
            live_bytes: GIB,
            live_calls: 1_000,
            live_idle: Duration::from_secs(60),
            memory: 512 * MIB,
            instances: CallLimits::HOOK.instances,
            memories: CallLimits::HOOK.memories,
            tables: CallLimits::HOOK.tables,
            table_elements: 20_000,
            component_bytes: 64 * MIB,
            compile: Duration::from_secs(60),
            compile_wait: Duration::from_secs(120),
            code_cache_bytes: 4 * GIB,
            tick: Duration::from_micros(250),
        }
    }
}

impl ProcessLimits {
    /// For one developer or one test: a few calls at a time, so that little
    /// address space is set aside.
    pub fn small() -> Self {
        ProcessLimits {
            calls: 4,
            nested_calls: 4,
            live: 8,
            live_bytes: 256 * MIB,
            ..ProcessLimits::default()
        }
    }

    /// Component instances that can exist at a time.
    pub(crate) fn component_instances(&self) -> u32 {
        self.calls
            .saturating_add(self.nested_calls)
            .saturating_add(self.live)
    }
}

/// What a call used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// Processor time, in microseconds.
    pub cpu_us: u64,
    /// Time from start to end, in microseconds.
    pub wall_us: u64,
    /// The most bytes that its memories and tables held together.
    pub memory_peak: u64,
    /// Calls from the guest to the host, growth of its memory among them.
    pub host_calls: u64,
    /// Bytes passed from the guest to the host.
    pub bytes_in: u64,
    /// Bytes passed from the host to the guest.
    pub bytes_out: u64,
    /// Rows read.
    pub rows: u64,
    /// Bytes written to the log.
    pub log_bytes: u64,
    /// Bytes written to the plugin's storage.
    pub storage_bytes: u64,
    /// Whether a live instance served the call.
    pub live: bool,
}
