//! A deletion policy in a few instructions.

use crate::guest::{Guest, MEMORY};

/// A deletion policy that runs this code; it leaves the address of the answer.
pub fn policy(id: &str, code: &str) -> Vec<u8> {
    let code = format!(
        r#"(module {MEMORY}
            ;; A `decision`: keep for 7 days, nothing along.
            (data (i32.const 16) "\00\00\00\00\01\00\07\00\00\00\00\00\00\00\00\00")
            ;; A `decision`: relation 9 goes along, which there is not.
            (data (i32.const 48) "\00\00\00\00\00\00\00\00\50\00\00\00\01\00\00\00")
            (data (i32.const 80) "\09\00\00\00")
            (func (export "bailey:crm/deletion-policy@1.0.0#decide")
                (param i32) (result i32)
                {code}))"#
    );
    Guest {
        id,
        imports: &[],
        exports: &["deletion-policy"],
        code: &code,
        ..Guest::default()
    }
    .package()
}
