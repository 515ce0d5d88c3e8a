//! A component that is linked to what it was granted, ready to be called.

use std::sync::atomic::{AtomicU64, Ordering};

use semver::Version;
use wasmtime::component::{Component, InstancePre, Linker};

use crate::{CallState, Digest, Failure};

/// A component linked to a set of interfaces. Made once and called often.
pub struct Loaded<D: 'static> {
    pre: InstancePre<CallState<D>>,
    digest: Digest,
    /// Tells this linking from any other, of the same component too: a live
    /// instance of one must never serve another, which may be granted less.
    id: u64,
}

impl<D: 'static> Loaded<D> {
    /// Links `component` to what is in `linker`.
    ///
    /// `linked` are the names of the interfaces that the linker has, to say
    /// which one is missing.
    ///
    /// # Errors
    ///
    /// [`Failure::NotGranted`] for an import that is not among them, and
    /// [`Failure::Incompatible`] for one of another shape.
    pub fn new<'a>(
        linker: &Linker<CallState<D>>,
        linked: impl IntoIterator<Item = &'a str>,
        component: &Component,
        digest: Digest,
    ) -> Result<Self, Failure> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let pre = linker.instantiate_pre(component).map_err(|error| {
            match missing(linked.into_iter().collect(), component) {
                Some(interface) => Failure::NotGranted { interface },
                None => Failure::Incompatible {
                    reason: format!("{error:#}"),
                },
            }
        })?;
        Ok(Loaded {
            pre,
            digest,
            id: NEXT.fetch_add(1, Ordering::Relaxed),
        })
    }

    /// The component.
    pub fn component(&self) -> &Component {
        self.pre.component()
    }

    /// The component linked, for what the host looks up in advance.
    pub fn instance_pre(&self) -> &InstancePre<CallState<D>> {
        &self.pre
    }

    /// SHA-256 of the package that the component came in.
    pub fn digest(&self) -> &Digest {
        &self.digest
    }

    pub(crate) fn id(&self) -> u64 {
        self.id
    }
}

impl<D: 'static> std::fmt::Debug for Loaded<D> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Loaded")
            .field("digest", &hex::encode(self.digest))
            .finish_non_exhaustive()
    }
}

/// Names of the interfaces and functions that a component imports.
pub fn imports(component: &Component) -> Vec<String> {
    let engine = component.engine();
    component
        .component_type()
        .imports(engine)
        .map(|(name, _)| name.to_owned())
        .collect()
}

/// The component's first import that nothing linked satisfies.
fn missing(linked: Vec<&str>, component: &Component) -> Option<String> {
    let is_linked = |name: &String| linked.iter().any(|linked| track(linked) == track(name));
    imports(component).into_iter().find(|name| !is_linked(name))
}

/// An interface's name with the part of its version that must be equal for two
/// of them to be linked: the major one, below 1.0 the minor one, below 0.1 all.
fn track(name: &str) -> (&str, Option<(u64, u64, u64)>) {
    let Some((interface, version)) = name.split_once('@') else {
        return (name, None);
    };
    let track = Version::parse(version).ok().map(|version| match version {
        Version { major: 1.., .. } => (version.major, 0, 0),
        Version { minor: 1.., .. } => (0, version.minor, 0),
        _ => (0, 0, version.patch),
    });
    (interface, track)
}

#[cfg(test)]
mod tests {
    use super::track;

    #[test]
    fn versions_that_the_engine_links_to_each_other_are_of_one_track() {
        assert_eq!(track("a:b/c@0.1.0"), track("a:b/c@0.1.7"));
        assert_ne!(track("a:b/c@0.1.0"), track("a:b/c@0.2.0"));
        assert_eq!(track("a:b/c@1.0.0"), track("a:b/c@1.4.2"));
        assert_ne!(track("a:b/c@1.0.0"), track("a:b/c@2.0.0"));
        assert_ne!(track("a:b/c@0.0.1"), track("a:b/c@0.0.2"));
        assert_eq!(track("a:b/c"), track("a:b/c"));
        assert_ne!(track("a:b/c@1.0.0"), track("a:b/d@1.0.0"));
    }
}
