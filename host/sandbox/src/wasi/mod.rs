//! What a language's runtime drags in of WASI, locked down.
//!
//! Runtimes import far more than a plugin uses. Each interface that a component
//! does import is linked by itself, to something harmless:
//!
//! | interface | what the guest finds |
//! | --- | --- |
//! | `cli/environment` | no variables, no arguments, no folder |
//! | `cli/stdin`, `cli/terminal-*` | closed; there is no terminal |
//! | `cli/stdout`, `cli/stderr` | what is written goes to the plugin's log, up to the limit |
//! | `cli/exit` | ends the call as a trap |
//! | `filesystem/*` | no folders, so no files |
//! | `clocks/*` | stand still, unless the clock was granted |
//! | `random/random` | a trap unless granted: bytes that can be guessed would be worse |
//! | `random/insecure*` | the same sequence in each call |
//! | `io/*` | streams that never block, waits that end at the call's deadline |
//!
//! Anything else, sockets above all, is not linked, so a component that imports
//! it can't be loaded.

mod cli;
mod clocks;
mod io;
mod random;

use std::collections::BTreeSet;

use wasmtime::component::{HasData, Linker, ResourceTable};
use wasmtime_wasi::filesystem::{WasiFilesystem, WasiFilesystemCtx, WasiFilesystemCtxView};
use wasmtime_wasi::p2::bindings::{cli as cli_bindings, clocks as clocks_bindings, filesystem};
use wasmtime_wasi::p2::bindings::{random as random_bindings, sync};

use crate::{CallState, Failure, Meter};

pub(crate) use clocks::Monotonic;

/// Which of WASI's interfaces do what they say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Grants {
    /// The clocks go, and one can wait for them.
    pub clock: bool,
    /// Random bytes that nobody can guess.
    pub random: bool,
}

/// What WASI keeps during a call.
#[derive(Default)]
pub(crate) struct WasiState {
    /// What the guest wrote to its standard output and error.
    pub(crate) output: Vec<u8>,
    monotonic: Monotonic,
    insecure: random::Insecure,
    filesystem: WasiFilesystemCtx,
}

impl WasiState {
    /// Readies a live instance's state for its next call. The clock goes on.
    pub(crate) fn renew(&mut self) {
        self.output = Vec::new();
        self.insecure = random::Insecure::default();
    }
}

impl std::fmt::Debug for WasiState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WasiState").finish_non_exhaustive()
    }
}

/// Links those of the interfaces in `needed` that are WASI's and harmless.
///
/// Gives back the names of those that it linked, for
/// [`Loaded::new`](crate::Loaded::new).
///
/// # Errors
///
/// [`Failure::Internal`] when one of them is linked already.
pub fn link<'a, D: Send + 'static>(
    linker: &mut Linker<CallState<D>>,
    needed: impl IntoIterator<Item = &'a str>,
    grants: Grants,
) -> Result<Vec<&'a str>, Failure> {
    let mut linked = Vec::new();
    let mut done = BTreeSet::new();
    for name in needed {
        let Some((interface, version)) = name.split_once('@') else {
            continue;
        };
        if !version.starts_with("0.2.") {
            continue;
        }
        // A component of several parts may ask for several versions, and gets
        // the same for all.
        if done.contains(interface)
            || link_one(linker, interface, grants).map_err(Failure::internal)?
        {
            done.insert(interface);
            linked.push(name);
        }
    }
    Ok(linked)
}

/// Links one interface; says whether there is one of this name.
fn link_one<D: Send + 'static>(
    linker: &mut Linker<CallState<D>>,
    interface: &str,
    grants: Grants,
) -> wasmtime::Result<bool> {
    use cli_bindings as cli;
    use clocks_bindings::{monotonic_clock, wall_clock};
    use filesystem::preopens;
    use random_bindings::{insecure, insecure_seed, random};
    use sync::filesystem::types;
    use sync::io::{error, poll, streams};

    type On = HasLocked<true>;
    type Off = HasLocked<false>;
    let l = linker;
    match interface {
        "wasi:cli/environment" => cli::environment::add_to_linker::<_, Off>(l, locked),
        "wasi:cli/exit" => cli::exit::add_to_linker::<_, Off>(l, locked),
        "wasi:cli/stdin" => cli::stdin::add_to_linker::<_, Off>(l, locked),
        "wasi:cli/stdout" => cli::stdout::add_to_linker::<_, Off>(l, locked),
        "wasi:cli/stderr" => cli::stderr::add_to_linker::<_, Off>(l, locked),
        "wasi:cli/terminal-input" => cli::terminal_input::add_to_linker::<_, Off>(l, locked),
        "wasi:cli/terminal-output" => cli::terminal_output::add_to_linker::<_, Off>(l, locked),
        "wasi:cli/terminal-stdin" => cli::terminal_stdin::add_to_linker::<_, Off>(l, locked),
        "wasi:cli/terminal-stdout" => cli::terminal_stdout::add_to_linker::<_, Off>(l, locked),
        "wasi:cli/terminal-stderr" => cli::terminal_stderr::add_to_linker::<_, Off>(l, locked),
        "wasi:filesystem/preopens" => preopens::add_to_linker::<_, WasiFilesystem>(l, no_files),
        "wasi:filesystem/types" => types::add_to_linker::<_, WasiFilesystem>(l, no_files),
        "wasi:clocks/wall-clock" if grants.clock => wall_clock::add_to_linker::<_, On>(l, locked),
        "wasi:clocks/wall-clock" => wall_clock::add_to_linker::<_, Off>(l, locked),
        "wasi:clocks/monotonic-clock" if grants.clock => {
            monotonic_clock::add_to_linker::<_, On>(l, locked)
        }
        "wasi:clocks/monotonic-clock" => monotonic_clock::add_to_linker::<_, Off>(l, locked),
        "wasi:random/random" if grants.random => random::add_to_linker::<_, On>(l, locked),
        "wasi:random/random" => random::add_to_linker::<_, Off>(l, locked),
        "wasi:random/insecure" => insecure::add_to_linker::<_, Off>(l, locked),
        "wasi:random/insecure-seed" => insecure_seed::add_to_linker::<_, Off>(l, locked),
        "wasi:io/error" => error::add_to_linker::<_, HasTable>(l, |state| &mut state.table),
        "wasi:io/poll" => poll::add_to_linker::<_, Off>(l, locked),
        "wasi:io/streams" => streams::add_to_linker::<_, Off>(l, locked),
        _ => return Ok(false),
    }?;
    Ok(true)
}

/// What our side of WASI sees of a call. `GRANTED` is part of the type because
/// it is decided when a component is linked.
struct Locked<'a, const GRANTED: bool> {
    meter: &'a mut Meter,
    table: &'a mut ResourceTable,
    wasi: &'a mut WasiState,
}

struct HasLocked<const GRANTED: bool>;

impl<const GRANTED: bool> HasData for HasLocked<GRANTED> {
    type Data<'a> = Locked<'a, GRANTED>;
}

struct HasTable;

impl HasData for HasTable {
    type Data<'a> = &'a mut ResourceTable;
}

fn locked<D, const GRANTED: bool>(state: &mut CallState<D>) -> Locked<'_, GRANTED> {
    let CallState {
        meter, table, wasi, ..
    } = state;
    Locked { meter, table, wasi }
}

fn no_files<D>(state: &mut CallState<D>) -> WasiFilesystemCtxView<'_> {
    WasiFilesystemCtxView {
        ctx: &mut state.wasi.filesystem,
        table: &mut state.table,
    }
}
