//! How a call can fail, as one type.
//!
//! The same value is shown to an account's admin, written to the journal,
//! counted by the breaker and printed in a plugin developer's terminal, so
//! everything that goes wrong in or around a guest ends up here, and nowhere
//! as a bare text.

use serde::{Deserialize, Serialize};
use wasmtime::component::ResourceTableError;
use wasmtime::{PoolConcurrencyLimitError, Trap, WasmBacktrace};

/// How many frames of a guest's stack a [`Failure::Trap`] keeps.
const FRAMES: usize = 8;

/// How functions of Rust's own runtime begin that a panic goes through.
const GIVING_UP: [&str; 6] = [
    "__rustc::",
    "std::",
    "core::panicking::",
    "core::option::",
    "core::result::",
    "rust_panic",
];

/// Longest text taken over from a guest or from the engine, in bytes.
const LONGEST_REASON: usize = 500;

/// Why a component could not be compiled, linked or called.
///
/// [`Failure::code`] is stable and meant for programs, `Display` for people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Failure {
    /// The guest gave up or broke a rule of WebAssembly.
    #[error("The plugin stopped with an error: {reason}")]
    Trap {
        /// What went wrong, in the engine's words.
        reason: String,
        /// The guest's functions, innermost first; empty when it has no names.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        frames: Vec<String>,
    },
    /// It computed for longer than allowed.
    #[error("The plugin used more than {limit_ms} ms of processor time")]
    CpuLimit {
        /// The limit, in milliseconds of processor time.
        limit_ms: u64,
    },
    /// It took longer than allowed, waiting for the host included.
    #[error("The plugin took longer than {limit_ms} ms")]
    WallLimit {
        /// The limit, in milliseconds.
        limit_ms: u64,
    },
    /// It asked for more memory than allowed, all memories and tables together.
    #[error("The plugin needs more than {limit} bytes of memory")]
    MemoryLimit {
        /// The limit, in bytes.
        limit: u64,
    },
    /// Its tables have more elements than allowed.
    #[error("The plugin's tables have more than {limit} elements")]
    TableLimit {
        /// The limit, in elements over all tables.
        limit: u64,
    },
    /// It consists of too many parts.
    #[error("The plugin is made of too many instances, memories or tables: {reason}")]
    InstanceLimit {
        /// Which count is too high.
        reason: String,
    },
    /// Its calls are nested too deeply.
    #[error("The plugin's calls are nested too deeply")]
    StackLimit,
    /// It holds too many handles to things of the host.
    #[error("The plugin holds more than {limit} handles")]
    HandleLimit {
        /// The limit, in handles.
        limit: u64,
    },
    /// It called the host too often.
    #[error("The plugin called the host more than {limit} times")]
    HostCallLimit {
        /// The limit, in calls.
        limit: u64,
    },
    /// It passed or was passed more bytes than allowed.
    #[error("The plugin passed more than {limit} bytes")]
    BytesLimit {
        /// The limit, in bytes.
        limit: u64,
    },
    /// It read more rows than allowed.
    #[error("The plugin read more than {limit} rows")]
    RowLimit {
        /// The limit, in rows.
        limit: u64,
    },
    /// It wrote more to the log than allowed.
    #[error("The plugin wrote more than {limit} bytes to its log")]
    LogLimit {
        /// The limit, in bytes.
        limit: u64,
    },
    /// It wrote more to its storage than allowed.
    #[error("The plugin wrote more than {limit} bytes to its storage")]
    StorageLimit {
        /// The limit, in bytes.
        limit: u64,
    },
    /// The file is larger than this host compiles.
    #[error("The component is {size} bytes; at most {limit} are accepted")]
    PackageTooLarge {
        /// Its size, in bytes.
        size: u64,
        /// The limit, in bytes.
        limit: u64,
    },
    /// Compiling takes longer than allowed. It goes on in the background, so a
    /// later attempt may find it done.
    #[error("Compiling the component takes longer than {limit_ms} ms")]
    CompileLimit {
        /// The limit, in milliseconds.
        limit_ms: u64,
    },
    /// The file is not a component.
    #[error("This is not a WebAssembly component, but {found}")]
    NotAComponent {
        /// What it is instead.
        found: String,
    },
    /// It is a component, but not one that this host can run.
    #[error("The component is not valid: {reason}")]
    Invalid {
        /// The engine's reason.
        reason: String,
    },
    /// It uses an interface that it was not granted.
    #[error("The plugin uses {interface}, which it was not granted")]
    NotGranted {
        /// The interface's full name, with its version.
        interface: String,
    },
    /// It uses an interface in another shape than the host offers it.
    #[error("The plugin was built for another version of the contract: {reason}")]
    Incompatible {
        /// The engine's reason.
        reason: String,
    },
    /// The host has no free place for the call, and waiting was too long.
    #[error("The host is busy; try again in a moment")]
    Busy,
    /// Whoever it works for has used up the processor time of all its plugins.
    #[error("The plugins have used up the processor time that they may use in an hour")]
    TimeUsedUp {
        /// When they go on, in milliseconds since 1970.
        until_ms: i64,
    },
    /// Calls led to calls led to calls, deeper than allowed.
    #[error("Plugins call each other more than {limit} levels deep")]
    NestingLimit {
        /// The limit, in levels.
        limit: u32,
    },
    /// The breaker keeps the plugin from being called.
    #[error("The plugin failed repeatedly and is being left alone for a while")]
    BreakerOpen,
    /// The breaker gave the plugin up until an admin enables it again.
    #[error("The plugin kept failing and is switched off until an admin enables it again")]
    Quarantined,
    /// The plugin answered, but with something that makes no sense.
    #[error("The plugin's answer cannot be used: {reason}")]
    BadOutput {
        /// What is wrong with it.
        reason: String,
    },
    /// Something that the host needs is not there, through no fault of the plugin.
    #[error("The plugin cannot be called now: {reason}")]
    Unavailable {
        /// What is missing.
        reason: String,
    },
    /// A mistake of the host's own.
    #[error("The host made a mistake: {reason}")]
    Internal {
        /// For the operator's log.
        reason: String,
    },
}

impl Failure {
    /// The failure's stable name, as in its serialised form.
    pub fn code(&self) -> &'static str {
        match self {
            Failure::Trap { .. } => "trap",
            Failure::CpuLimit { .. } => "cpu-limit",
            Failure::WallLimit { .. } => "wall-limit",
            Failure::MemoryLimit { .. } => "memory-limit",
            Failure::TableLimit { .. } => "table-limit",
            Failure::InstanceLimit { .. } => "instance-limit",
            Failure::StackLimit => "stack-limit",
            Failure::HandleLimit { .. } => "handle-limit",
            Failure::HostCallLimit { .. } => "host-call-limit",
            Failure::BytesLimit { .. } => "bytes-limit",
            Failure::RowLimit { .. } => "row-limit",
            Failure::LogLimit { .. } => "log-limit",
            Failure::StorageLimit { .. } => "storage-limit",
            Failure::PackageTooLarge { .. } => "package-too-large",
            Failure::CompileLimit { .. } => "compile-limit",
            Failure::NotAComponent { .. } => "not-a-component",
            Failure::Invalid { .. } => "invalid",
            Failure::NotGranted { .. } => "not-granted",
            Failure::Incompatible { .. } => "incompatible",
            Failure::Busy => "busy",
            Failure::TimeUsedUp { .. } => "time-used-up",
            Failure::NestingLimit { .. } => "nesting-limit",
            Failure::BreakerOpen => "breaker-open",
            Failure::Quarantined => "quarantined",
            Failure::BadOutput { .. } => "bad-output",
            Failure::Unavailable { .. } => "unavailable",
            Failure::Internal { .. } => "internal",
        }
    }

    /// Whether the plugin is to blame, so that its breaker should count this.
    pub fn is_guest_fault(&self) -> bool {
        !matches!(
            self,
            Failure::Busy
                | Failure::TimeUsedUp { .. }
                | Failure::NestingLimit { .. }
                | Failure::BreakerOpen
                | Failure::Quarantined
                | Failure::Unavailable { .. }
                | Failure::Internal { .. }
        )
    }

    /// What an error that came out of a call means.
    ///
    /// A [`Failure`] anywhere in the error's chain is taken as it is. An `Err`
    /// of a host function that is none counts as the guest's doing: host
    /// functions say [`Failure::Internal`] when it is not.
    pub(crate) fn from_call(error: &wasmtime::Error, limits: &crate::CallLimits) -> Failure {
        if let Some(failure) = error.downcast_ref::<Failure>() {
            return failure.clone();
        }
        if let Some(ResourceTableError::Full) = error.downcast_ref() {
            return Failure::HandleLimit {
                limit: limits.handles.into(),
            };
        }
        if error.is::<PoolConcurrencyLimitError>() {
            return Failure::Busy;
        }
        if let Some(Trap::StackOverflow) = error.downcast_ref() {
            return Failure::StackLimit;
        }
        let reason = root_text(error);
        // The engine has no type for these three; the tests would notice if it
        // changed its words.
        if reason.contains("fuel allocated for hostcalls") {
            return Failure::BytesLimit {
                limit: limits.bytes_a_crossing,
            };
        }
        if reason.contains("resource limit exceeded") {
            return Failure::InstanceLimit { reason };
        }
        let frames = error
            .downcast_ref::<WasmBacktrace>()
            .map(frames)
            .unwrap_or_default();
        Failure::Trap { reason, frames }
    }

    /// What an error that came out of compiling or loading means.
    pub(crate) fn from_compile(error: &wasmtime::Error) -> Failure {
        let reason = root_text(error);
        if reason.contains("which exceeds the configured maximum of") {
            return Failure::InstanceLimit { reason };
        }
        Failure::Invalid {
            reason: cut(format!("{error:#}")),
        }
    }

    /// A mistake of the host's own.
    pub(crate) fn internal(error: impl std::fmt::Display) -> Failure {
        Failure::Internal {
            reason: cut(error.to_string()),
        }
    }
}

fn root_text(error: &wasmtime::Error) -> String {
    cut(error.root_cause().to_string())
}

/// The guest's functions by their names in its source, from where it gave up: what its
/// language's runtime did to give up tells nobody anything.
fn frames(backtrace: &WasmBacktrace) -> Vec<String> {
    let name = |frame: &wasmtime::FrameInfo| {
        let name = frame.func_name()?;
        Some(cut(format!("{:#}", rustc_demangle::demangle(name))))
    };
    let names = backtrace.frames().iter().filter_map(name);
    let names = names.skip_while(|name| GIVING_UP.iter().any(|own| name.starts_with(own)));
    names.take(FRAMES).collect()
}

/// Texts end up in the journal, and a guest may choose some of them.
fn cut(mut text: String) -> String {
    if text.len() > LONGEST_REASON {
        text.truncate(text.floor_char_boundary(LONGEST_REASON));
        text.push('…');
    }
    text
}
