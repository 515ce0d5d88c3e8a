//! A sandbox, and a guest that does whatever a test asks of it.

use std::time::Duration;

use bailey_sandbox::wasmtime::component::{ComponentNamedList, Lift, Lower, ResourceType};
use bailey_sandbox::{CallLimits, Called, Digest, Guest, Loaded, ProcessLimits, Reuse, Sandbox};
use sha2::{Digest as _, Sha256};

/// The interface that the guest imports.
pub const API: &str = "test:host/api@0.1.0";

/// A component whose exports misbehave, one way each.
pub const GUEST: &str = r#"
(component
  (import "test:host/api@0.1.0" (instance $api
    (export "thing" (type $thing (sub resource)))
    (export "open" (func (result (own $thing))))
    (export "tick" (func))
    (export "doze" (func))
    (export "take" (func (param "bytes" (list u8))))))

  (core module $memory-module
    (memory (export "memory") 2)
    ;; A list of 100,000 bytes, by its address and length.
    (data (i32.const 16) "\00\00\00\00\a0\86\01\00")
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) i32.const 1024))
  (core instance $memory (instantiate $memory-module))

  (core func $open (canon lower (func $api "open")))
  (core func $tick (canon lower (func $api "tick")))
  (core func $doze (canon lower (func $api "doze")))
  (core func $take (canon lower (func $api "take") (memory (core memory $memory "memory"))))

  (core module $main-module
    (import "host" "open" (func $open (result i32)))
    (import "host" "tick" (func $tick))
    (import "host" "doze" (func $doze))
    (import "host" "take" (func $take (param i32 i32)))
    (import "memory" "memory" (memory 2))
    (table $table 10 funcref)
    (global $calls (mut i32) (i32.const 0))
    (func (export "spin") (loop br 0))
    (func $recurse (export "recurse") call $recurse)
    (func $fail (export "fail") unreachable)
    (func (export "count") (result i32)
      (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
      global.get $calls)
    (func (export "grow") (param i32) (result i32) local.get 0 memory.grow)
    (func (export "grow-table") (param i32) (result i32)
      (table.grow $table (ref.null func) (local.get 0)))
    (func (export "flood") (loop (call $tick) (br 0)))
    (func (export "hoard") (loop (drop (call $open)) (br 0)))
    (func (export "doze") (call $doze))
    (func (export "give") (param i32) (call $take (i32.const 0) (local.get 0)))
    (func (export "answer-much") (result i32) i32.const 16)
    (func (export "answer-garbage") (result i32) i32.const -4))
  (core instance $main (instantiate $main-module
    (with "memory" (instance $memory))
    (with "host" (instance
      (export "open" (func $open))
      (export "tick" (func $tick))
      (export "doze" (func $doze))
      (export "take" (func $take))))))

  (func (export "spin") (canon lift (core func $main "spin")))
  (func (export "recurse") (canon lift (core func $main "recurse")))
  (func (export "fail") (canon lift (core func $main "fail")))
  (func (export "count") (result u32) (canon lift (core func $main "count")))
  (func (export "grow") (param "pages" u32) (result s32) (canon lift (core func $main "grow")))
  (func (export "grow-table") (param "by" u32) (result s32)
    (canon lift (core func $main "grow-table")))
  (func (export "flood") (canon lift (core func $main "flood")))
  (func (export "hoard") (canon lift (core func $main "hoard")))
  (func (export "doze") (canon lift (core func $main "doze")))
  (func (export "give") (param "length" u32) (canon lift (core func $main "give")))
  (func (export "answer-much") (result (list u8))
    (canon lift (core func $main "answer-much") (memory (core memory $memory "memory"))))
  (func (export "answer-garbage") (result (list u8))
    (canon lift (core func $main "answer-garbage") (memory (core memory $memory "memory")))))
"#;

/// Limits that no well-behaved guest of these tests reaches.
pub const LIMITS: CallLimits = CallLimits {
    cpu: Duration::from_secs(60),
    wall: Duration::from_secs(60),
    memory: 8 << 20,
    ..CallLimits::HOOK
};

/// What the host keeps during a call: here, how often `tick` was called.
pub type Data = u32;

struct Thing;

/// A sandbox with a cache folder of its own.
pub struct Yard {
    pub sandbox: Sandbox,
    pub folder: tempfile::TempDir,
}

impl Yard {
    pub fn new() -> Yard {
        Yard::with(ProcessLimits::small())
    }

    pub fn with(limits: ProcessLimits) -> Yard {
        let folder = tempfile::tempdir().unwrap();
        let sandbox = Sandbox::new(&folder.path().join("code"), limits).unwrap();
        Yard { sandbox, folder }
    }

    /// The guest, linked to its interface.
    pub fn guest(&self) -> Loaded<Data> {
        self.load(GUEST)
    }

    /// A component in the text format, linked to the guest's interface.
    pub fn load(&self, text: &str) -> Loaded<Data> {
        let digest = digest(text);
        let component = self
            .sandbox
            .compile(&digest, &wat::parse_str(text).unwrap())
            .unwrap();
        let mut linker = self.sandbox.linker::<Data>();
        let mut api = linker.instance(API).unwrap();
        api.resource("thing", ResourceType::host::<Thing>(), |_, _| Ok(()))
            .unwrap();
        api.func_wrap("open", |mut store, (): ()| {
            Ok((store.data_mut().table.push(Thing)?,))
        })
        .unwrap();
        api.func_wrap("tick", |mut store, (): ()| {
            *store.data_mut().data_mut() += 1;
            Ok(())
        })
        .unwrap();
        api.func_wrap("doze", |store, (): ()| {
            std::thread::sleep(store.data().meter.remaining() + Duration::from_millis(1));
            Ok(())
        })
        .unwrap();
        api.func_wrap("take", |mut store, (bytes,): (Vec<u8>,)| {
            Ok(store.data_mut().meter.charge_bytes_in(bytes.len() as u64)?)
        })
        .unwrap();
        Loaded::new(&linker, [API], &component, digest).unwrap()
    }

    /// Calls an export.
    pub fn call<P, R>(
        &self,
        loaded: &Loaded<Data>,
        (account, reuse): (&str, Reuse),
        limits: &CallLimits,
        export: &str,
        parameters: P,
    ) -> Called<Data, R>
    where
        P: ComponentNamedList + Lower + Send + Sync + 'static,
        R: Lift + Lower + Send + Sync + 'static,
        (R,): ComponentNamedList,
    {
        self.sandbox
            .call(loaded, &of(account), reuse, limits, 0, |store, instance| {
                let export = instance.get_typed_func::<P, (R,)>(&mut *store, export)?;
                Ok(export.call(store, parameters)?.0)
            })
    }

    /// Calls an export that takes and answers nothing, on a new instance.
    pub fn run(&self, limits: &CallLimits, export: &str) -> Called<Data, ()> {
        self.run_on(&self.guest(), Reuse::Fresh, limits, export)
    }

    /// Calls an export that takes and answers nothing.
    pub fn run_on(
        &self,
        loaded: &Loaded<Data>,
        reuse: Reuse,
        limits: &CallLimits,
        export: &str,
    ) -> Called<Data, ()> {
        self.sandbox
            .call(loaded, &of("keep"), reuse, limits, 0, |store, instance| {
                instance
                    .get_typed_func::<(), ()>(&mut *store, export)?
                    .call(store, ())
            })
    }

    /// What the guest has counted to, this call included.
    pub fn count(&self, loaded: &Loaded<Data>, account: &str, reuse: Reuse) -> u32 {
        self.call(loaded, (account, reuse), &LIMITS, "count", ())
            .result
            .unwrap()
    }
}

/// The guest's plugin in an account.
pub fn of(account: &str) -> Guest {
    Guest {
        account: account.into(),
        plugin: "test.guest".into(),
    }
}

pub fn digest(text: &str) -> Digest {
    Sha256::digest(text).into()
}
