//! Each limit, with a guest that goes over it.

use std::fmt::Write;
use std::time::Duration;

use bailey_sandbox::{CallLimits, Failure, Reuse};

use crate::guest::{LIMITS, Yard, of};

const FRESH: (&str, Reuse) = ("keep", Reuse::Fresh);
const PAGE: u64 = 64 << 10;

#[test]
fn an_endless_loop_ends_when_its_processor_time_is_used_up() {
    let limits = CallLimits {
        cpu: Duration::from_millis(20),
        ..LIMITS
    };
    let called = Yard::new().run(&limits, "spin");
    assert_eq!(called.result, Err(Failure::CpuLimit { limit_ms: 20 }));
    assert!(called.usage.cpu_us >= 20_000);
}

#[test]
fn an_endless_loop_ends_when_its_time_is_over() {
    let limits = CallLimits {
        wall: Duration::from_millis(20),
        ..LIMITS
    };
    let called = Yard::new().run(&limits, "spin");
    assert_eq!(called.result, Err(Failure::WallLimit { limit_ms: 20 }));
}

#[test]
fn a_host_function_that_waits_too_long_ends_the_call() {
    let limits = CallLimits {
        wall: Duration::from_millis(20),
        ..LIMITS
    };
    let called = Yard::new().run(&limits, "doze");
    assert_eq!(called.result, Err(Failure::WallLimit { limit_ms: 20 }));
}

#[test]
fn endless_recursion_ends_at_the_end_of_the_stack() {
    assert_eq!(
        Yard::new().run(&LIMITS, "recurse").result,
        Err(Failure::StackLimit)
    );
}

#[test]
fn a_trap_says_what_went_wrong_and_where() {
    let called = Yard::new().run(&LIMITS, "fail");
    let Err(Failure::Trap { reason, frames }) = called.result else {
        panic!("{called:?}")
    };
    assert!(reason.contains("unreachable"), "{reason}");
    assert_eq!(frames, ["fail"]);
}

#[test]
fn a_memory_may_grow_up_to_the_limit_and_no_further() {
    let yard = Yard::new();
    let guest = yard.guest();
    let limits = CallLimits {
        memory: 10 * PAGE + 80,
        ..LIMITS
    };
    let fits = yard.call::<_, i32>(&guest, FRESH, &limits, "grow", (8u32,));
    assert_eq!(fits.result, Ok(2));
    assert_eq!(
        fits.usage.memory_peak,
        10 * PAGE + 80,
        "10 pages and a table of 10 elements"
    );
    let too_large = yard.call::<_, i32>(&guest, FRESH, &limits, "grow", (9u32,));
    assert_eq!(
        too_large.result,
        Err(Failure::MemoryLimit {
            limit: limits.memory
        })
    );
}

#[test]
fn memories_count_together() {
    let yard = Yard::new();
    let mut text = String::from("(component");
    for index in 0..3 {
        write!(
            text,
            "(core module $m{index} (memory 4)) (core instance (instantiate $m{index}))"
        )
        .unwrap();
    }
    text += r#"(core module $f (func (export "f"))) (core instance $f (instantiate $f))
        (func (export "f") (canon lift (core func $f "f"))))"#;
    let loaded = yard.load(&text);
    let limits = CallLimits {
        memory: 12 * PAGE,
        ..LIMITS
    };
    assert_eq!(
        yard.run_on(&loaded, Reuse::Fresh, &limits, "f").result,
        Ok(())
    );
    let limits = CallLimits {
        memory: 10 * PAGE,
        ..LIMITS
    };
    let failed = yard.run_on(&loaded, Reuse::Fresh, &limits, "f").result;
    assert_eq!(failed, Err(Failure::MemoryLimit { limit: 10 * PAGE }));
}

#[test]
fn tables_have_a_limit_of_their_own_and_count_as_memory() {
    let yard = Yard::new();
    let guest = yard.guest();
    let limits = CallLimits {
        table_elements: 100,
        ..LIMITS
    };
    let fits = yard.call::<_, i32>(&guest, FRESH, &limits, "grow-table", (90u32,));
    assert_eq!(fits.result, Ok(10));
    let too_large = yard.call::<_, i32>(&guest, FRESH, &limits, "grow-table", (91u32,));
    assert_eq!(too_large.result, Err(Failure::TableLimit { limit: 100 }));
    let limits = CallLimits {
        memory: 2 * PAGE + 800,
        ..LIMITS
    };
    let too_large = yard.call::<_, i32>(&guest, FRESH, &limits, "grow-table", (91u32,));
    assert_eq!(
        too_large.result,
        Err(Failure::MemoryLimit {
            limit: limits.memory
        })
    );
}

#[test]
fn a_component_of_too_many_instances_does_not_start() {
    let yard = Yard::new();
    let limits = CallLimits {
        instances: 1,
        ..LIMITS
    };
    let called = yard.run(&limits, "count");
    assert!(
        matches!(called.result, Err(Failure::InstanceLimit { .. })),
        "{called:?}"
    );
}

#[test]
fn a_flood_of_host_calls_ends() {
    let limits = CallLimits {
        host_calls: 100,
        ..LIMITS
    };
    let called = Yard::new().run(&limits, "flood");
    assert_eq!(called.result, Err(Failure::HostCallLimit { limit: 100 }));
    assert_eq!(
        called.data, 100,
        "what the host did during the call is known after it"
    );
}

#[test]
fn handles_can_not_be_hoarded() {
    let limits = CallLimits {
        handles: 50,
        ..LIMITS
    };
    let called = Yard::new().run(&limits, "hoard");
    assert_eq!(called.result, Err(Failure::HandleLimit { limit: 50 }));
}

#[test]
fn an_argument_larger_than_allowed_is_not_copied() {
    let yard = Yard::new();
    let guest = yard.guest();
    let limits = CallLimits {
        bytes_a_crossing: PAGE,
        ..LIMITS
    };
    let called = yard.sandbox.call(
        &guest,
        &of("keep"),
        Reuse::Fresh,
        &limits,
        0,
        |store, instance| {
            let give = instance.get_typed_func::<(u32,), ()>(&mut *store, "give")?;
            give.call(&mut *store, (60_000,))?;
            give.call(store, (70_000,))
        },
    );
    assert_eq!(called.result, Err(Failure::BytesLimit { limit: PAGE }));
    assert_eq!(called.usage.bytes_in, 60_000);
}

#[test]
fn an_answer_larger_than_allowed_is_not_copied() {
    let yard = Yard::new();
    let guest = yard.guest();
    let fits = yard.call::<_, Vec<u8>>(&guest, FRESH, &LIMITS, "answer-much", ());
    assert_eq!(fits.result.map(|bytes| bytes.len()), Ok(100_000));
    let limits = CallLimits {
        bytes_a_crossing: PAGE,
        ..LIMITS
    };
    let called = yard.call::<_, Vec<u8>>(&guest, FRESH, &limits, "answer-much", ());
    assert_eq!(called.result, Err(Failure::BytesLimit { limit: PAGE }));
}

#[test]
fn an_answer_that_points_nowhere_is_the_guests_fault() {
    let yard = Yard::new();
    let called = yard.call::<_, Vec<u8>>(&yard.guest(), FRESH, &LIMITS, "answer-garbage", ());
    let failure = called.result.unwrap_err();
    assert_eq!(failure.code(), "trap");
    assert!(failure.is_guest_fault());
}

#[test]
fn what_capabilities_charge_is_limited_and_counted() {
    let yard = Yard::new();
    let limits = CallLimits {
        rows: 10,
        log_bytes: 20,
        storage_bytes: 30,
        bytes_out: 40,
        ..LIMITS
    };
    let guest = yard.guest();
    let keep = of("keep");
    let called = yard
        .sandbox
        .call(&guest, &keep, Reuse::Fresh, &limits, 0, |store, _| {
            let meter = &mut store.data_mut().meter;
            assert_eq!(meter.charge_rows(10), Ok(()));
            assert_eq!(meter.charge_rows(1), Err(Failure::RowLimit { limit: 10 }));
            assert_eq!(meter.charge_log(21), Err(Failure::LogLimit { limit: 20 }));
            assert_eq!(meter.charge_storage(30), Ok(()));
            assert_eq!(
                meter.charge_storage(u64::MAX),
                Err(Failure::StorageLimit { limit: 30 })
            );
            assert_eq!(
                meter.charge_bytes_out(41),
                Err(Failure::BytesLimit { limit: 40 })
            );
            Ok(())
        });
    assert_eq!(
        called.result,
        Ok(()),
        "whoever charges decides what comes of a limit"
    );
    assert_eq!((called.usage.rows, called.usage.storage_bytes), (10, 30));
}

#[test]
fn a_failures_code_is_its_serialised_form() {
    let failures = [
        Failure::StackLimit,
        Failure::Busy,
        Failure::CpuLimit { limit_ms: 1 },
        Failure::NotGranted {
            interface: "a:b/c".into(),
        },
        Failure::NotAComponent {
            found: "a text file".into(),
        },
        Failure::Trap {
            reason: "so".into(),
            frames: vec!["f".into()],
        },
    ];
    for failure in failures {
        let json = serde_json::to_value(&failure).unwrap();
        assert_eq!(json["code"], failure.code());
        assert_eq!(serde_json::from_value::<Failure>(json).unwrap(), failure);
    }
}
