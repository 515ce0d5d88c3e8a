//! A plugin that stores its version’s letter, in the bucket `b` under the key `k`, when
//! it takes over.

use crate::guest::{Guest, MEMORY};

/// The plugin in this version, with this letter for a word, these interfaces beside
/// what it needs for that, and more of a manifest.
pub fn keeper(id: &str, version: &str, letter: char, exports: &[&str], more: &str) -> Vec<u8> {
    let code = format!(
        r#"(module
            (import "bailey:crm/storage@1.0.0" "set"
                (func $set (param i32 i32 i32 i32 i32 i32 i32)))
            {MEMORY}
            (data (i32.const 600) "bk{letter}")
            (func (export "bailey:crm/lifecycle@1.0.0#migrate") (param i32 i32 i32) (result i32)
                (call $set (i32.const 600) (i32.const 1) (i32.const 601) (i32.const 1)
                    (i32.const 602) (i32.const 1) (i32.const 640))
                i32.const 512)
            (func (export "bailey:crm/lifecycle@1.0.0#enabled") (result i32) i32.const 512)
            (func (export "bailey:crm/lifecycle@1.0.0#disabled") (result i32) i32.const 512)
            (func (export "bailey:crm/lifecycle@1.0.0#uninstalling") (result i32) i32.const 512)
            {guard})"#,
        guard = if exports.contains(&"deletion-policy") {
            r#"(data (i32.const 16) "\00\00\00\00\01\00\07\00\00\00\00\00\00\00\00\00")
               (func (export "bailey:crm/deletion-policy@1.0.0#decide")
                   (param i32) (result i32) i32.const 16)"#
        } else {
            ""
        }
    );
    let exports: Vec<&str> = ["lifecycle"].iter().chain(exports).copied().collect();
    Guest {
        id,
        version,
        imports: &["storage"],
        exports: &exports,
        code: &code,
        more,
        ..Guest::default()
    }
    .package()
}
