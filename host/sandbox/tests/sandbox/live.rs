//! Live instances: whom they serve, and when they are replaced.

use bailey_sandbox::{CallLimits, Failure, ProcessLimits, Reuse};

use crate::guest::{LIMITS, Yard, of};

#[test]
fn a_live_instance_remembers_earlier_calls_and_a_fresh_one_does_not() {
    let yard = Yard::new();
    let guest = yard.guest();
    assert_eq!(yard.count(&guest, "keep", Reuse::Live), 1);
    assert_eq!(yard.count(&guest, "keep", Reuse::Live), 2);
    assert_eq!(yard.count(&guest, "keep", Reuse::Fresh), 1);
    assert_eq!(yard.count(&guest, "keep", Reuse::Live), 3);
}

#[test]
fn a_live_instance_never_serves_another_account() {
    let yard = Yard::new();
    let guest = yard.guest();
    assert_eq!(yard.count(&guest, "keep", Reuse::Live), 1);
    assert_eq!(yard.count(&guest, "moat", Reuse::Live), 1);
    assert_eq!(yard.count(&guest, "keep", Reuse::Live), 2);
}

#[test]
fn a_live_instance_never_serves_another_grant() {
    let yard = Yard::new();
    let (earlier, later) = (yard.guest(), yard.guest());
    assert_eq!(yard.count(&earlier, "keep", Reuse::Live), 1);
    assert_eq!(yard.count(&later, "keep", Reuse::Live), 1);
}

#[test]
fn after_a_trap_the_next_call_gets_a_new_instance() {
    let yard = Yard::new();
    let guest = yard.guest();
    assert_eq!(yard.count(&guest, "keep", Reuse::Live), 1);
    let failed = yard.run_on(&guest, Reuse::Live, &LIMITS, "fail");
    assert!(failed.usage.live);
    assert!(failed.result.is_err());
    assert_eq!(yard.sandbox.waiting(), (0, 0));
    assert_eq!(yard.count(&guest, "keep", Reuse::Live), 1);
}

#[test]
fn after_its_last_call_an_instance_is_replaced() {
    let yard = Yard::with(ProcessLimits {
        live_calls: 2,
        ..ProcessLimits::small()
    });
    let guest = yard.guest();
    let counts = [(); 4].map(|()| yard.count(&guest, "keep", Reuse::Live));
    assert_eq!(counts, [1, 2, 1, 2]);
}

#[test]
fn an_instance_that_waits_too_long_is_dropped() {
    let idle = std::time::Duration::ZERO;
    let yard = Yard::with(ProcessLimits {
        live_idle: idle,
        ..ProcessLimits::small()
    });
    let guest = yard.guest();
    assert_eq!(yard.count(&guest, "keep", Reuse::Live), 1);
    yard.sandbox.sweep();
    assert_eq!(yard.sandbox.waiting(), (0, 0));
    assert_eq!(yard.count(&guest, "keep", Reuse::Live), 1);
}

#[test]
fn the_instance_that_has_waited_longest_makes_room() {
    let yard = Yard::with(ProcessLimits {
        live: 2,
        ..ProcessLimits::small()
    });
    let guest = yard.guest();
    for account in ["keep", "moat", "gate"] {
        assert_eq!(yard.count(&guest, account, Reuse::Live), 1);
    }
    assert_eq!(yard.sandbox.waiting().0, 2);
    assert_eq!(yard.count(&guest, "moat", Reuse::Live), 2);
    assert_eq!(yard.count(&guest, "gate", Reuse::Live), 2);
    assert_eq!(yard.count(&guest, "keep", Reuse::Live), 1);
}

#[test]
fn live_instances_share_one_budget_of_bytes() {
    let limits = ProcessLimits {
        live_bytes: 300_000,
        ..ProcessLimits::small()
    };
    let yard = Yard::with(limits);
    let guest = yard.guest();
    for account in ["keep", "moat", "gate"] {
        yard.count(&guest, account, Reuse::Live);
    }
    // Two pages and ten elements of a table each.
    assert_eq!(yard.sandbox.waiting(), (2, 2 * (131_072 + 80)));
    let grow = yard.call::<_, i32>(&guest, ("gate", Reuse::Live), &LIMITS, "grow", (10u32,));
    assert_eq!(grow.result, Ok(2));
    assert_eq!(
        yard.count(&guest, "gate", Reuse::Live),
        1,
        "larger than the whole budget"
    );
}

#[test]
fn a_live_instances_memory_counts_in_each_of_its_calls() {
    let yard = Yard::new();
    let guest = yard.guest();
    let live = ("keep", Reuse::Live);
    let limits = CallLimits {
        memory: 5 << 16,
        ..LIMITS
    };
    assert_eq!(
        yard.call::<_, i32>(&guest, live, &limits, "grow", (2u32,))
            .result,
        Ok(2)
    );
    let failed = yard
        .call::<_, i32>(&guest, live, &limits, "grow", (2u32,))
        .result;
    assert_eq!(failed, Err(Failure::MemoryLimit { limit: 5 << 16 }));
}

#[test]
fn an_instance_whose_plugin_is_forgotten_during_its_call_is_not_kept() {
    let yard = Yard::new();
    let guest = yard.guest();
    let keep = of("keep");
    let called = yard
        .sandbox
        .call(&guest, &keep, Reuse::Live, &LIMITS, 0, |_, _| {
            yard.sandbox.forget(&keep);
            Ok(())
        });
    assert_eq!(called.result, Ok(()));
    assert_eq!(yard.sandbox.waiting(), (0, 0));
}

#[test]
fn a_plugin_that_is_forgotten_starts_anew() {
    let yard = Yard::new();
    let guest = yard.guest();
    yard.count(&guest, "keep", Reuse::Live);
    yard.count(&guest, "moat", Reuse::Live);
    yard.sandbox.forget(&of("keep"));
    assert_eq!(yard.count(&guest, "keep", Reuse::Live), 1);
    assert_eq!(yard.count(&guest, "moat", Reuse::Live), 2);
}
