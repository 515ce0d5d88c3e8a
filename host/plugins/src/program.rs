//! Components compiled, linked and ready to be called, shared by all accounts
//! that have the same package with the same set of interfaces linked.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bailey_package::{Digest, Package};
use bailey_sandbox::{Failure, Loaded, Sandbox, wasi};

use crate::call::Call;
use crate::capabilities;
use crate::extension_points::Points;
use crate::grant::Grant;

/// A component that is ready to be called.
pub struct Program {
    /// Linked to what it was granted.
    pub loaded: Loaded<Call>,
    /// Where it takes part.
    pub points: Points,
}

/// What tells one linking of a package from another: its capabilities are
/// always linked, and refused by the gate; the clock and the randomness of a
/// language's runtime depend on the grant.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Linking {
    digest: Digest,
    clock: bool,
    random: bool,
}

/// All programs in memory.
#[derive(Default)]
pub struct Programs {
    ready: Mutex<HashMap<Linking, Arc<Program>>>,
}

impl Programs {
    /// The package's program for this grant: from memory, from compiled code,
    /// or compiled now, which can take seconds.
    pub fn program(
        &self,
        sandbox: &Sandbox,
        package: &Package,
        grant: &Grant,
    ) -> Result<Arc<Program>, Failure> {
        let linking = Linking {
            digest: package.digest(),
            clock: grant.capability("clock").is_some(),
            random: grant.capability("random").is_some(),
        };
        if let Some(program) = self
            .ready
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&linking)
        {
            return Ok(Arc::clone(program));
        }
        // Not under the lock: one slow compilation must not stop the others.
        // Two that make the same keep the one that was first.
        let program = Arc::new(link(sandbox, package, linking)?);
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(ready.entry(linking).or_insert(program)))
    }
}

fn link(sandbox: &Sandbox, package: &Package, linking: Linking) -> Result<Program, Failure> {
    let digest = package.digest();
    let component = sandbox.compile(digest.as_bytes(), package.bytes())?;
    let mut linker = sandbox.linker::<Call>();
    let unfit = |error: wasmtime::Error| Failure::Incompatible {
        reason: format!("{error:#}"),
    };
    let mut linked = capabilities::link(&mut linker, package.capabilities()).map_err(unfit)?;
    let imports: Vec<_> = package.imports().iter().map(ToString::to_string).collect();
    let grants = wasi::Grants {
        clock: linking.clock,
        random: linking.random,
    };
    let runtime = wasi::link(&mut linker, imports.iter().map(String::as_str), grants)?;
    linked.extend(runtime.into_iter().map(str::to_owned));
    let loaded = Loaded::new(
        &linker,
        linked.iter().map(String::as_str),
        &component,
        *digest.as_bytes(),
    )?;
    let points = Points::find(loaded.instance_pre(), package.extension_points()).map_err(unfit)?;
    Ok(Program { loaded, points })
}
