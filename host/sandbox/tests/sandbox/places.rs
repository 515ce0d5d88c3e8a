//! Places among the running calls: who waits, and who need not.

use std::time::Duration;

use bailey_sandbox::{Failure, Guest, Loaded, ProcessLimits, Reuse};

use crate::guest::{Data, LIMITS, Yard, of};

/// Runs `meanwhile` while a call of the account is running.
fn during_a_call<R>(
    yard: &Yard,
    guest: &Loaded<Data>,
    account: &str,
    meanwhile: impl FnOnce() -> R,
) -> Result<R, Failure> {
    during_a_call_of(yard, guest, &of(account), meanwhile)
}

/// Runs `meanwhile` while a call of the account's plugin is running.
fn during_a_call_of<R>(
    yard: &Yard,
    guest: &Loaded<Data>,
    whose: &Guest,
    meanwhile: impl FnOnce() -> R,
) -> Result<R, Failure> {
    yard.sandbox
        .call(guest, whose, Reuse::Fresh, &LIMITS, 0, |_, _| {
            Ok(meanwhile())
        })
        .result
}

/// Calls on another thread.
fn elsewhere(yard: &Yard, guest: &Loaded<Data>, account: &str) -> Result<(), Failure> {
    std::thread::scope(|scope| {
        scope
            .spawn(|| during_a_call(yard, guest, account, || ()))
            .join()
            .unwrap()
    })
}

fn impatient() -> ProcessLimits {
    ProcessLimits {
        wait: Duration::ZERO,
        ..ProcessLimits::small()
    }
}

#[test]
fn a_call_that_finds_no_place_in_time_is_told_that_the_host_is_busy() {
    let yard = Yard::with(ProcessLimits {
        calls: 1,
        ..impatient()
    });
    let guest = yard.guest();
    let busy = during_a_call(&yard, &guest, "keep", || elsewhere(&yard, &guest, "moat"));
    assert_eq!(busy, Ok(Err(Failure::Busy)));
    assert_eq!(
        elsewhere(&yard, &guest, "moat"),
        Ok(()),
        "the place is free again"
    );
}

#[test]
fn a_call_that_waits_gets_the_place_that_gets_free() {
    let wait = Duration::from_secs(600);
    let yard = Yard::with(ProcessLimits {
        calls: 1,
        wait,
        ..ProcessLimits::small()
    });
    let guest = yard.guest();
    let (yard, guest) = (&yard, &guest);
    let results = std::thread::scope(|scope| {
        let calls =
            [(); 8].map(|()| scope.spawn(|| yard.run_on(guest, Reuse::Live, &LIMITS, "no-such")));
        calls.map(|call| call.join().unwrap().result.is_err())
    });
    assert_eq!(
        results, [true; 8],
        "each had its turn and found no such export"
    );
}

#[test]
fn one_plugin_of_one_account_can_not_take_all_places() {
    let yard = Yard::with(ProcessLimits {
        calls_a_plugin: 1,
        ..impatient()
    });
    let guest = yard.guest();
    let (same, other) = during_a_call(&yard, &guest, "keep", || {
        (
            elsewhere(&yard, &guest, "keep"),
            elsewhere(&yard, &guest, "moat"),
        )
    })
    .unwrap();
    assert_eq!((same, other), (Err(Failure::Busy), Ok(())));
}

#[test]
fn one_account_can_not_take_all_places() {
    let yard = Yard::with(ProcessLimits {
        calls_an_account: 1,
        ..impatient()
    });
    let guest = yard.guest();
    let another_plugin = |account: &str| {
        let whose = Guest {
            account: account.into(),
            plugin: "another.plugin".into(),
        };
        std::thread::scope(|scope| {
            let call = || during_a_call_of(&yard, &guest, &whose, || ());
            scope.spawn(call).join().unwrap()
        })
    };
    let (same, neighbour) = during_a_call(&yard, &guest, "keep", || {
        (another_plugin("keep"), another_plugin("moat"))
    })
    .unwrap();
    assert_eq!((same, neighbour), (Err(Failure::Busy), Ok(())));
}

#[test]
fn a_nested_call_takes_a_place_of_its_own() {
    let yard = Yard::with(ProcessLimits {
        calls: 1,
        calls_a_plugin: 1,
        ..impatient()
    });
    let guest = yard.guest();
    let nested = during_a_call(&yard, &guest, "keep", || {
        yard.count(&guest, "keep", Reuse::Fresh)
    });
    assert_eq!(nested, Ok(1));
}

#[test]
fn calls_are_not_nested_without_end() {
    let yard = Yard::with(ProcessLimits {
        nesting: 2,
        ..impatient()
    });
    let guest = yard.guest();
    let call = |within: &dyn Fn() -> Result<(), Failure>| {
        during_a_call(&yard, &guest, "keep", within).and_then(|result| result)
    };
    assert_eq!(call(&|| call(&|| call(&|| Ok(())))), Ok(()));
    let too_deep = call(&|| call(&|| call(&|| call(&|| Ok(())))));
    assert_eq!(too_deep, Err(Failure::NestingLimit { limit: 2 }));
    assert_eq!(call(&|| Ok(())), Ok(()), "all places are free again");
}

#[test]
fn a_panic_of_the_host_gives_the_place_back() {
    let yard = Yard::with(ProcessLimits {
        calls: 1,
        ..impatient()
    });
    let guest = yard.guest();
    let panicked = std::thread::scope(|scope| {
        scope
            .spawn(|| during_a_call(&yard, &guest, "keep", || panic!("of the host")))
            .join()
            .is_err()
    });
    assert!(panicked);
    assert_eq!(elsewhere(&yard, &guest, "keep"), Ok(()));
}
