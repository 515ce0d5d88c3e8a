//! Compiling, and the cache of compiled code.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Duration;

use bailey_sandbox::{Failure, ProcessLimits, Sandbox};

use crate::guest::{GUEST, Yard, digest};

/// Has a component's first bytes, and nothing of one after them.
const RUBBISH: &[u8] = b"\0asm\x0d\0\x01\0rubbish";

fn component() -> Vec<u8> {
    wat::parse_str(GUEST).unwrap()
}

impl Yard {
    fn cached(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.folder.path().join("code")).unwrap();
        let paths = folder.map(|entry| entry.unwrap().path());
        paths
            .filter(|path| {
                path.extension()
                    .is_some_and(|extension| extension == "code")
            })
            .collect()
    }

    /// Another process that uses the same folder.
    fn restarted(&self) -> Sandbox {
        Sandbox::new(&self.folder.path().join("code"), ProcessLimits::small()).unwrap()
    }
}

fn why(failure: Failure) -> String {
    assert_eq!(failure.code(), "not-a-component");
    failure.to_string()
}

#[test]
fn only_components_are_compiled() {
    let Yard { sandbox, .. } = Yard::new();
    let refused = |bytes: &[u8]| why(sandbox.compile(&[0; 32], bytes).unwrap_err());
    assert!(refused(GUEST.as_bytes()).contains("text file"));
    assert!(refused(&wat::parse_str("(module)").unwrap()).contains("core module"));
    assert!(refused(b"").contains("empty"));
    assert!(refused(&[0xff, 0xfe, 0]).contains("another kind"));
    let native = sandbox.engine().precompile_component(&component()).unwrap();
    assert!(refused(&native).contains("compiled elsewhere"));
    let invalid = sandbox.compile(&[0; 32], RUBBISH).unwrap_err();
    assert_eq!(invalid.code(), "invalid");
}

#[test]
fn a_component_too_large_is_refused_before_it_is_looked_at() {
    let yard = Yard::with(ProcessLimits {
        component_bytes: 10,
        ..ProcessLimits::small()
    });
    let size = component().len() as u64;
    let refused = yard.sandbox.compile(&[0; 32], &component()).unwrap_err();
    assert_eq!(refused, Failure::PackageTooLarge { size, limit: 10 });
}

#[test]
fn a_component_of_more_parts_than_the_pool_has_is_refused() {
    let yard = Yard::with(ProcessLimits {
        instances: 1,
        ..ProcessLimits::small()
    });
    let refused = yard
        .sandbox
        .compile(&digest(GUEST), &component())
        .unwrap_err();
    assert_eq!(refused.code(), "instance-limit", "{refused}");
}

#[test]
fn a_proposal_that_is_off_is_refused() {
    let Yard { sandbox, .. } = Yard::new();
    let memory64 = wat::parse_str("(component (core module (memory i64 1)))").unwrap();
    assert_eq!(
        sandbox.compile(&[0; 32], &memory64).unwrap_err().code(),
        "invalid"
    );
}

#[test]
fn compiled_code_is_used_after_a_restart() {
    let yard = Yard::new();
    yard.sandbox.compile(&[7; 32], &component()).unwrap();
    assert_eq!(yard.cached().len(), 1);
    // What can't be compiled can only have come from the cache.
    assert!(yard.restarted().compile(&[7; 32], RUBBISH).is_ok());
}

#[test]
fn changed_code_is_refused_and_compiled_anew() {
    let yard = Yard::new();
    yard.sandbox.compile(&[7; 32], &component()).unwrap();
    let path = yard.cached().remove(0);
    let original = fs::read(&path).unwrap();
    for changed in [original.len() - 1, original.len() / 2, 40, 0] {
        let mut file = original.clone();
        file[changed] ^= 1;
        fs::write(&path, &file).unwrap();
        let refused = yard.restarted().compile(&[7; 32], RUBBISH).unwrap_err();
        assert_eq!(
            refused.code(),
            "invalid",
            "it was compiled, and not taken from the cache"
        );
        assert!(!path.exists());
    }
    fs::write(&path, &original[..20]).unwrap();
    yard.restarted().compile(&[7; 32], &component()).unwrap();
    assert!(
        yard.restarted().compile(&[7; 32], RUBBISH).is_ok(),
        "and kept again"
    );
}

#[test]
fn code_of_one_component_is_not_taken_for_anothers() {
    let yard = Yard::new();
    yard.sandbox.compile(&[7; 32], &component()).unwrap();
    let path = yard.cached().remove(0);
    let name = path.file_name().unwrap().to_str().unwrap();
    fs::copy(&path, path.with_file_name(name.replace("07", "08"))).unwrap();
    assert_eq!(
        yard.sandbox.compile(&[8; 32], RUBBISH).unwrap_err().code(),
        "invalid"
    );
}

#[test]
fn without_its_key_the_cache_is_worth_nothing() {
    let yard = Yard::new();
    yard.sandbox.compile(&[7; 32], &component()).unwrap();
    fs::write(yard.folder.path().join("code/key"), b"short").unwrap();
    assert_eq!(
        yard.restarted()
            .compile(&[7; 32], RUBBISH)
            .unwrap_err()
            .code(),
        "invalid"
    );
}

#[test]
fn the_folder_and_its_key_are_closed_to_others() {
    let yard = Yard::new();
    yard.sandbox.compile(&[7; 32], &component()).unwrap();
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(yard.folder.path().join("code")), 0o700);
    assert_eq!(mode(yard.folder.path().join("code/key")), 0o600);
    assert_eq!(mode(yard.cached().remove(0)), 0o600);
}

#[test]
fn the_oldest_code_makes_room() {
    let yard = Yard::with(ProcessLimits {
        code_cache_bytes: 1,
        ..ProcessLimits::small()
    });
    yard.sandbox.compile(&[7; 32], &component()).unwrap();
    yard.sandbox.compile(&[8; 32], &component()).unwrap();
    assert_eq!(yard.cached().len(), 1);
    assert!(yard.sandbox.compile(&[8; 32], RUBBISH).is_ok());
}

#[test]
fn who_does_not_wait_for_a_compilation_finds_it_done_later() {
    let limits = ProcessLimits {
        compile: Duration::ZERO,
        ..ProcessLimits::small()
    };
    let yard = Yard::with(limits);
    let first = yard.sandbox.compile(&[7; 32], &component());
    assert_eq!(first.unwrap_err(), Failure::CompileLimit { limit_ms: 0 });
    assert!(yard.sandbox.compile(&[7; 32], &component()).is_ok());
}
