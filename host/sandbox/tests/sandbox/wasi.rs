//! What guests find of WASI.

use std::time::Duration;

use bailey_sandbox::wasi::{Grants, link};
use bailey_sandbox::wasmtime::component::{ComponentNamedList, Lift, Lower};
use bailey_sandbox::{CallLimits, Called, Failure, Loaded, Reuse, imports};

use crate::guest::{LIMITS, Yard, digest, of};

const GRANTED: Grants = Grants {
    clock: true,
    random: true,
};
const REFUSED: Grants = Grants {
    clock: false,
    random: false,
};

/// A guest that exports as its own what it imports.
fn relay(imports: &str, function: &str, ty: &str) -> String {
    let core = ty.replace("u64", "i64");
    format!(
        r#"(component {imports}
          (core func $f (canon lower {function}))
          (core module $m (import "h" "f" (func $f {core}))
            (func (export "f") {core} (call $f)))
          (core instance $i (instantiate $m (with "h" (instance (export "f" (func $f))))))
          (func (export "f") {ty} (canon lift (core func $i "f"))))"#
    )
}

fn random() -> String {
    relay(
        r#"(import "wasi:random/random@0.2.6" (instance $r
             (export "get-random-u64" (func (result u64)))))"#,
        r#"(func $r "get-random-u64")"#,
        "(result u64)",
    )
}

fn load(yard: &Yard, text: &str, grants: Grants) -> Result<Loaded<u32>, Failure> {
    let component = yard
        .sandbox
        .compile(&digest(text), &wat::parse_str(text).unwrap())?;
    let mut linker = yard.sandbox.linker();
    let needed = imports(&component);
    let linked = link(&mut linker, needed.iter().map(String::as_str), grants)?;
    Loaded::new(&linker, linked, &component, digest(text))
}

fn call<P, R>(
    yard: &Yard,
    text: &str,
    grants: Grants,
    limits: &CallLimits,
    parameters: P,
) -> Called<u32, R>
where
    P: ComponentNamedList + Lower + Send + Sync + 'static,
    R: ComponentNamedList + Lift + Send + Sync + 'static,
{
    let loaded = load(yard, text, grants).unwrap();
    yard.sandbox.call(
        &loaded,
        &of("keep"),
        Reuse::Fresh,
        limits,
        0,
        |store, instance| {
            instance
                .get_typed_func::<P, R>(&mut *store, "f")?
                .call(store, parameters)
        },
    )
}

#[test]
fn random_bytes_come_from_the_system_when_granted_and_end_the_guest_when_not() {
    let yard = Yard::new();
    let value = |grants| call::<_, (u64,)>(&yard, &random(), grants, &LIMITS, ()).result;
    assert_ne!(value(GRANTED), value(GRANTED));
    let interface = "wasi:random/random".to_owned();
    assert_eq!(value(REFUSED), Err(Failure::NotGranted { interface }));
}

#[test]
fn insecure_random_numbers_are_the_same_in_each_call() {
    let yard = Yard::new();
    let text = relay(
        r#"(import "wasi:random/insecure@0.2.0" (instance $r
             (export "get-insecure-random-u64" (func (result u64)))))"#,
        r#"(func $r "get-insecure-random-u64")"#,
        "(result u64)",
    );
    let value = || {
        call::<_, (u64,)>(&yard, &text, GRANTED, &LIMITS, ())
            .result
            .unwrap()
    };
    assert_eq!(value(), value());
}

#[test]
fn the_clock_stands_still_unless_granted() {
    let yard = Yard::new();
    let text = relay(
        r#"(import "wasi:clocks/monotonic-clock@0.2.3" (instance $c
             (export "now" (func (result u64)))))"#,
        r#"(func $c "now")"#,
        "(result u64)",
    );
    let now = |grants| {
        call::<_, (u64,)>(&yard, &text, grants, &LIMITS, ())
            .result
            .unwrap()
    };
    assert_eq!(now(REFUSED), (0,));
    assert_ne!(now(GRANTED), (0,));
}

/// Waits for as many nanoseconds as it is told.
const SLEEPER: &str = r#"
(component
  (import "wasi:io/poll@0.2.0" (instance $poll
    (export "pollable" (type $p (sub resource)))
    (export "[method]pollable.block" (func (param "self" (borrow $p))))))
  (alias export $poll "pollable" (type $pollable))
  (import "wasi:clocks/monotonic-clock@0.2.0" (instance $clock
    (alias outer 1 $pollable (type $outer))
    (export "pollable" (type $p (eq $outer)))
    (export "subscribe-duration" (func (param "when" u64) (result (own $p))))))
  (core func $block (canon lower (func $poll "[method]pollable.block")))
  (core func $subscribe (canon lower (func $clock "subscribe-duration")))
  (core func $drop (canon resource.drop $pollable))
  (core module $m
    (import "h" "block" (func $block (param i32)))
    (import "h" "subscribe" (func $subscribe (param i64) (result i32)))
    (import "h" "drop" (func $drop (param i32)))
    (func (export "f") (param i64) (local $handle i32)
      (local.set $handle (call $subscribe (local.get 0)))
      (call $block (local.get $handle))
      (call $drop (local.get $handle))))
  (core instance $i (instantiate $m (with "h" (instance
    (export "block" (func $block))
    (export "subscribe" (func $subscribe))
    (export "drop" (func $drop))))))
  (func (export "f") (param "nanoseconds" u64) (canon lift (core func $i "f"))))
"#;

#[test]
fn a_wait_ends_with_the_call_at_the_latest() {
    let yard = Yard::new();
    let sleep = |grants, nanoseconds: u64| {
        let limits = CallLimits {
            wall: Duration::from_secs(50),
            ..LIMITS
        };
        call::<_, ()>(&yard, SLEEPER, grants, &limits, (nanoseconds,)).result
    };
    assert_eq!(sleep(GRANTED, 1_000), Ok(()));
    assert_eq!(
        sleep(GRANTED, 3_600_000_000_000),
        Err(Failure::WallLimit { limit_ms: 50_000 })
    );
    let interface = "wasi:clocks/monotonic-clock".to_owned();
    assert_eq!(
        sleep(REFUSED, 1_000),
        Err(Failure::NotGranted { interface })
    );
    assert_eq!(sleep(REFUSED, 0), Ok(()));
}

/// Prints "hello" on its standard output.
const PRINTER: &str = r#"
(component
  (import "wasi:io/error@0.2.0" (instance $error (export "error" (type (sub resource)))))
  (alias export $error "error" (type $io-error))
  (import "wasi:io/streams@0.2.0" (instance $streams
    (export "output-stream" (type $out (sub resource)))
    (alias outer 1 $io-error (type $outer))
    (export "error" (type $e (eq $outer)))
    (type $failed (variant (case "last-operation-failed" (own $e)) (case "closed")))
    (export "stream-error" (type $stream-error (eq $failed)))
    (export "[method]output-stream.blocking-write-and-flush" (func
      (param "self" (borrow $out)) (param "contents" (list u8))
      (result (result (error $stream-error)))))))
  (alias export $streams "output-stream" (type $output-stream))
  (import "wasi:cli/stdout@0.2.0" (instance $stdout
    (alias outer 1 $output-stream (type $outer))
    (export "output-stream" (type $out (eq $outer)))
    (export "get-stdout" (func (result (own $out))))))
  (core module $memory-module
    (memory (export "memory") 1) (data (i32.const 0) "hello"))
  (core instance $memory (instantiate $memory-module))
  (core func $get (canon lower (func $stdout "get-stdout")))
  (core func $write (canon lower
    (func $streams "[method]output-stream.blocking-write-and-flush") (memory (core memory $memory "memory"))))
  (core module $m
    (import "h" "get" (func $get (result i32)))
    (import "h" "write" (func $write (param i32 i32 i32 i32)))
    (func (export "f")
      (call $write (call $get) (i32.const 0) (i32.const 5) (i32.const 64))))
  (core instance $i (instantiate $m (with "h" (instance
    (export "get" (func $get)) (export "write" (func $write))))))
  (func (export "f") (canon lift (core func $i "f"))))
"#;

#[test]
fn what_a_guest_prints_is_handed_to_the_host_up_to_the_limit() {
    let yard = Yard::new();
    let printed = |limits| call::<_, ()>(&yard, PRINTER, REFUSED, &limits, ());
    let called = printed(LIMITS);
    assert_eq!((called.result, called.output.as_str()), (Ok(()), "hello"));
    assert_eq!(called.usage.log_bytes, 5);
    let called = printed(CallLimits {
        log_bytes: 4,
        ..LIMITS
    });
    assert_eq!((called.result, called.output.as_str()), (Ok(()), ""));
}

#[test]
fn a_guest_that_exits_has_failed() {
    let yard = Yard::new();
    let text = r#"(component
      (import "wasi:cli/exit@0.2.0" (instance $exit
        (export "exit" (func (param "status" (result))))))
      (core func $exit (canon lower (func $exit "exit")))
      (core module $m (import "h" "exit" (func $exit (param i32)))
        (func (export "f") (call $exit (i32.const 0))))
      (core instance $i (instantiate $m (with "h" (instance (export "exit" (func $exit))))))
      (func (export "f") (canon lift (core func $i "f"))))"#;
    let failure = call::<_, ()>(&yard, text, GRANTED, &LIMITS, ())
        .result
        .unwrap_err();
    assert_eq!(failure.code(), "trap");
    assert!(failure.to_string().contains("ended itself"), "{failure}");
}

#[test]
fn there_are_no_folders() {
    let yard = Yard::new();
    let text = r#"(component
      (import "wasi:filesystem/types@0.2.0" (instance $types
        (export "descriptor" (type (sub resource)))))
      (alias export $types "descriptor" (type $descriptor))
      (import "wasi:filesystem/preopens@0.2.0" (instance $preopens
        (alias outer 1 $descriptor (type $outer))
        (export "descriptor" (type $d (eq $outer)))
        (export "get-directories" (func (result (list (tuple (own $d) string)))))))
      (core module $memory-module (memory (export "memory") 1)
        (func (export "realloc") (param i32 i32 i32 i32) (result i32) i32.const 1024))
      (core instance $memory (instantiate $memory-module))
      (core func $get (canon lower (func $preopens "get-directories")
        (memory (core memory $memory "memory")) (realloc (core func $memory "realloc"))))
      (core module $m (import "h" "get" (func $get (param i32)))
        (import "h" "memory" (memory 1))
        (func (export "f") (result i32) (call $get (i32.const 16)) (i32.load (i32.const 20))))
      (core instance $i (instantiate $m (with "h" (instance
        (export "get" (func $get)) (export "memory" (memory $memory "memory"))))))
      (func (export "f") (result u32) (canon lift (core func $i "f"))))"#;
    assert_eq!(
        call::<_, (u32,)>(&yard, text, GRANTED, &LIMITS, ()).result,
        Ok((0,))
    );
}

#[test]
fn sockets_are_never_linked() {
    let yard = Yard::new();
    let text = r#"(component (import "wasi:sockets/network@0.2.0" (instance
        (export "network" (type (sub resource))))))"#;
    let interface = "wasi:sockets/network@0.2.0".to_owned();
    assert_eq!(
        load(&yard, text, GRANTED).unwrap_err(),
        Failure::NotGranted { interface }
    );
}

#[test]
fn wasi_of_another_generation_is_never_linked() {
    let yard = Yard::new();
    let text = random().replace("@0.2.6", "@0.3.0");
    assert_eq!(
        load(&yard, &text, GRANTED).unwrap_err().code(),
        "not-granted"
    );
}
