//! What a call costs: on a new instance, and on a live one.
#![expect(clippy::expect_used, reason = "a bench stops where anything is wrong")]
//!
//! The figures to keep: below 60 µs and below 8 µs in the median.

use bailey_sandbox::{CallLimits, Guest, Loaded, ProcessLimits, Reuse, Sandbox};
use criterion::{Criterion, criterion_group, criterion_main};

/// A component that calls the host once and counts.
const GUEST: &str = r#"
(component
  (import "bench:host/api@0.1.0" (instance $api (export "tick" (func))))
  (core func $tick (canon lower (func $api "tick")))
  (core module $m
    (import "h" "tick" (func $tick))
    (memory 16)
    (data (i32.const 0) "a page of data")
    (table 100 funcref)
    (global $calls (mut i32) (i32.const 0))
    (func (export "count") (result i32)
      (call $tick)
      (i32.store (i32.const 4096) (global.get $calls))
      (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
      global.get $calls))
  (core instance $i (instantiate $m (with "h" (instance (export "tick" (func $tick))))))
  (func (export "count") (result u32) (canon lift (core func $i "count"))))
"#;

fn load(sandbox: &Sandbox) -> Loaded<u32> {
    let bytes = wat::parse_str(GUEST).expect("the guest is well written");
    let component = sandbox
        .compile(&[1; 32], &bytes)
        .expect("the guest is valid");
    let mut linker = sandbox.linker::<u32>();
    let mut api = linker
        .instance("bench:host/api@0.1.0")
        .expect("it is the only one");
    api.func_wrap("tick", |mut store, (): ()| {
        *store.data_mut().data_mut() += 1;
        Ok(())
    })
    .expect("it is the only one");
    Loaded::new(&linker, ["bench:host/api@0.1.0"], &component, [1; 32]).expect("all is linked")
}

fn calls(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let sandbox =
        Sandbox::new(folder.path(), ProcessLimits::default()).expect("the folder can be used");
    let loaded = load(&sandbox);
    let count = loaded
        .component()
        .get_export_index(None, "count")
        .expect("it exports this");
    let guest = Guest {
        account: "keep".into(),
        plugin: "bench.guest".into(),
    };
    for (name, reuse) in [("fresh", Reuse::Fresh), ("live", Reuse::Live)] {
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| {
                let called = sandbox.call(
                    &loaded,
                    &guest,
                    reuse,
                    &CallLimits::HOOK,
                    0,
                    |store, instance| {
                        let count = instance.get_typed_func::<(), (u32,)>(&mut *store, count)?;
                        count.call(store, ())
                    },
                );
                called.result.expect("it counts")
            });
        });
    }
}

criterion_group!(benches, calls);
criterion_main!(benches);
