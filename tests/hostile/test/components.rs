//! Guests that no compiler makes: components written by hand, each against one
//! limit, through the ordinary way of a plugin into an account.

use std::fmt::Write as _;
use std::time::Duration;

use bailey_package::PackageError;
use bailey_plugins::{Error, Failure, Offer};
use bailey_sandbox::ProcessLimits;
use wasm_encoder::{ComponentSection as _, InstanceSection, ModuleArg, RawSection};

use crate::guest::{Guest, MEMORY, pack};
use crate::house::{House, admin};

const ID: &str = "hostile.component";

/// A life cycle that runs this code when it is enabled.
fn on_enabled(before: &str, code: &str) -> String {
    let ok = "(result i32) (i32.const 16)";
    format!(
        r#"(module {before} {MEMORY}
            (func (export "bailey:crm/lifecycle@1.0.0#migrate") (param i32 i32 i32) {ok})
            (func (export "bailey:crm/lifecycle@1.0.0#disabled") {ok})
            (func (export "bailey:crm/lifecycle@1.0.0#uninstalling") {ok})
            (func (export "bailey:crm/lifecycle@1.0.0#enabled") (result i32)
                {code} (i32.const 16)))"#
    )
}

fn guest(code: &str) -> Guest<'_> {
    Guest {
        id: ID,
        exports: &["lifecycle"],
        code,
        ..Guest::default()
    }
}

/// What comes of enabling it, while the other account is served.
fn enabling(package: &[u8]) -> Result<(), Error> {
    let house = House::with(&[package], ProcessLimits::small());
    house.install(ID)?;
    let mut outcome = Ok(());
    let served = house.served_during(|| {
        outcome = house.plugins.enable(&house.ours, &admin(), ID).map(drop);
    });
    assert!(served > 0, "nobody was served meanwhile");
    outcome
}

fn failure(package: &[u8]) -> Failure {
    match enabling(package) {
        Err(Error::Failed { failure, .. }) => failure,
        other => panic!("it did not fail: {other:?}"),
    }
}

#[test]
fn what_does_nothing_wrong_is_enabled() {
    enabling(&guest(&on_enabled("", "")).package()).unwrap();
}

#[test]
fn memory_in_many_modules_counts_as_one() {
    let code = on_enabled("", "");
    let guest = guest(&code);
    let mut component = guest.component();
    // 62.5 MiB each, where 128 are the most in all.
    let module = wat::parse_str("(module (memory 1000))").unwrap();
    let before = core_modules(&component);
    for number in 0..3 {
        RawSection {
            id: wasm_encoder::ComponentSectionId::CoreModule.into(),
            data: &module,
        }
        .append_to_component(&mut component);
        let mut instances = InstanceSection::new();
        let none: [(&str, ModuleArg); 0] = [];
        instances.instantiate(before + number, none);
        instances.append_to_component(&mut component);
    }
    match enabling(&pack(&component, &guest.manifest())) {
        Err(Error::Unfit { reason, .. }) => assert!(reason.contains("of memory"), "{reason}"),
        other => panic!("it was let in: {other:?}"),
    }
}

fn core_modules(component: &[u8]) -> u32 {
    let mut depth = 0;
    let mut count = 0;
    for payload in wasmparser::Parser::new(0).parse_all(component) {
        match payload.unwrap() {
            wasmparser::Payload::ModuleSection { .. } => {
                count += u32::from(depth == 0);
                depth += 1;
            }
            wasmparser::Payload::ComponentSection { .. } => depth += 1,
            wasmparser::Payload::End(_) => depth -= i32::from(depth > 0),
            _ => {}
        }
    }
    count
}

#[test]
fn a_table_that_grows_without_end_ends() {
    let code = on_enabled(
        "(table $t 1 funcref)",
        "(loop $again
            (drop (table.grow $t (ref.null func) (i32.const 1000)))
            (br $again))",
    );
    assert_eq!(failure(&guest(&code).package()).code(), "table-limit");
}

/// What WASI has to sleep with.
const SLEEPING: &str = "package wasi:io@0.2.0 {
        interface poll { resource pollable { block: func(); } }
    }
    package wasi:clocks@0.2.0 {
        interface monotonic-clock {
            use wasi:io/poll@0.2.0.{pollable};
            subscribe-duration: func(when: u64) -> pollable;
        }
    }";
/// The imports of a module that sleeps.
const TO_SLEEP: &str = r#"(import "wasi:clocks/monotonic-clock@0.2.0" "subscribe-duration"
        (func $wait (param i64) (result i32)))
    (import "wasi:io/poll@0.2.0" "[method]pollable.block" (func $block (param i32)))
    (import "bailey:crm/clock@1.0.0" "now" (func $now (param i32)))"#;
/// Sleeps on and on, half a second at a time.
const SLEEPS: &str = "(call $now (i32.const 32))
    (loop $again
        (call $block (call $wait (i64.const 500000000)))
        (br $again))";

/// A guest with this code, which sleeps.
fn sleeper<'a>(exports: &'a [&'a str], code: &'a str) -> Guest<'a> {
    Guest {
        exports,
        imports: &["clock"],
        foreign: Some((SLEEPING, &["wasi:clocks/monotonic-clock@0.2.0"])),
        ..guest(code)
    }
}

#[test]
fn who_sleeps_on_and_on_is_woken_by_the_end() {
    let code = on_enabled(TO_SLEEP, SLEEPS);
    let guest = sleeper(&["lifecycle"], &code);
    assert_eq!(failure(&guest.package()).code(), "wall-limit");
}

#[test]
fn a_guard_that_sleeps_gives_no_answer_and_holds_up_nobody_else() {
    let code = format!(
        r#"(module {TO_SLEEP} {MEMORY}
            (func (export "bailey:crm/request-guard@1.0.0#check")
                (param i64 i32 i32 i32 i32 i32 i32 i32 i64) (result i32)
                {SLEEPS} (i32.const 16)))"#
    );
    let package = sleeper(&["request-guard"], &code).package();
    let house = House::with(&[&package], ProcessLimits::small());
    house.install(ID).unwrap();
    house.plugins.enable(&house.ours, &admin(), ID).unwrap();
    let mut said = None;
    let served = house.served_during(|| {
        said = Some(house.passage(&house.member()));
    });
    assert!(served > 0, "nobody was served meanwhile");
    match said {
        Some(Err(Error::Failed { failure, .. })) => assert_eq!(failure.code(), "wall-limit"),
        other => panic!("it gave an answer: {other:?}"),
    }
}

#[test]
fn an_import_that_nobody_was_asked_about_keeps_a_package_out() {
    let code = on_enabled(
        r#"(import "bailey:crm/clock@1.0.0" "now" (func $now (param i32)))"#,
        "(call $now (i32.const 32))",
    );
    let silent = guest(&code);
    let asking = Guest {
        imports: &["clock"],
        ..silent
    };
    let package = pack(&asking.component(), &silent.manifest());
    match Offer::read(package) {
        Err(PackageError::Undeclared { interface, .. }) => assert_eq!(interface, "clock"),
        Err(other) => panic!("not for that reason: {other}"),
        Ok(_) => panic!("it was let in"),
    }
}

#[test]
fn what_takes_long_to_compile_is_given_up_and_holds_nobody_up() {
    let mut code = String::new();
    for number in 0..400 {
        write!(
            code,
            "(func $f{number} (param i64) (result i64) local.get 0 "
        )
        .unwrap();
        for step in 0..400 {
            write!(code, "i64.const {step} i64.mul local.get 0 i64.xor ").unwrap();
        }
        code.push(')');
    }
    let package = guest(&on_enabled(&code, "")).package();
    let limits = ProcessLimits {
        compile: Duration::from_millis(5),
        ..ProcessLimits::small()
    };
    let house = House::with(&[&package], limits);
    let served = house.served_during(|| match house.install(ID) {
        Err(Error::Unfit { reason, .. }) => assert!(reason.contains("longer than"), "{reason}"),
        other => panic!("it was compiled: {other:?}"),
    });
    assert!(served > 0, "nobody was served meanwhile");
    assert_eq!(house.installed(), 0);
}
