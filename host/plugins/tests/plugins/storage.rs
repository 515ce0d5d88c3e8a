use bailey_crm::plugin_data::storage;
use bailey_plugins::Error;

use crate::guest::{Guest, MEMORY};
use crate::office::Office;

/// Stores a value when it is enabled, reads it back, and then ends as told:
/// the code leaves the address of its answer.
fn storing(end: &str) -> Vec<u8> {
    let code = format!(
        r#"(module
            (import "bailey:crm/storage@1.0.0" "set"
                (func $set (param i32 i32 i32 i32 i32 i32 i32)))
            (import "bailey:crm/storage@1.0.0" "get"
                (func $get (param i32 i32 i32 i32 i32)))
            {MEMORY}
            (data (i32.const 0) "bucketkeyvalue")
            ;; An `error`: denied, with four bytes of text.
            (data (i32.const 256) "\01\00\00\00\00\00\00\00\00\00\00\00\04\00\00\00")
            (func (export "bailey:crm/lifecycle@1.0.0#migrate") (param i32 i32 i32) (result i32) i32.const 512)
            (func (export "bailey:crm/lifecycle@1.0.0#enabled") (result i32)
                (call $set (i32.const 0) (i32.const 6) (i32.const 6) (i32.const 3)
                    (i32.const 9) (i32.const 5) (i32.const 1024))
                (call $get (i32.const 0) (i32.const 6) (i32.const 6) (i32.const 3) (i32.const 2048))
                ;; ok(some(five bytes)), or it didn't read its own write.
                (if (i32.or
                        (i32.load8_u (i32.const 2048))
                        (i32.ne (i32.load (i32.const 2060)) (i32.const 5)))
                    (then unreachable))
                {end})
            (func (export "bailey:crm/lifecycle@1.0.0#disabled") (result i32) i32.const 512)
            (func (export "bailey:crm/lifecycle@1.0.0#uninstalling") (result i32) i32.const 512))"#
    );
    Guest {
        id: "test.storing",
        imports: &["storage"],
        exports: &["lifecycle"],
        code: &code,
        ..Guest::default()
    }
    .package()
}

fn enabled(end: &str) -> (Result<(), Error>, Option<Vec<u8>>) {
    let office = Office::with([storing(end)]);
    let (plugins, account) = (&office.plugins, &office.account);
    plugins
        .install(
            account,
            &office.owner(),
            "test.storing",
            &Default::default(),
        )
        .expect("installed");
    let result = plugins.enable(account, &office.owner(), "test.storing");
    let stored = account.read(|read| storage::get(read, "test.storing", "bucket", "key"));
    (result, stored.expect("read"))
}

#[test]
fn what_a_call_stored_is_kept_when_it_succeeds() {
    let (result, stored) = enabled("i32.const 512");
    assert!(result.is_ok(), "{result:?}");
    assert_eq!(stored.as_deref(), Some(&b"value"[..]));
}

#[test]
fn what_a_call_stored_is_dropped_when_it_says_no() {
    let (result, stored) = enabled("i32.const 256");
    assert!(matches!(result, Err(Error::Answered { .. })), "{result:?}");
    assert_eq!(stored, None);
}

#[test]
fn what_a_call_stored_is_dropped_when_it_traps() {
    let (result, stored) = enabled("unreachable");
    assert!(matches!(result, Err(Error::Failed { .. })), "{result:?}");
    assert_eq!(stored, None);
}
