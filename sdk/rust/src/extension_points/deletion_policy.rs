//! Says what a delete does: keep the records for a time, or purge them.
//!
//! ```
//! use bailey_sdk::deletion_policy::{Decision, Deletion, Keep};
//! use bailey_sdk::prelude::*;
//!
//! pub struct Thirty;
//!
//! impl DeletionPolicy for Thirty {
//!     fn decide(deletion: Deletion) -> Result<Decision, Error> {
//!         let keep = match deletion.table.as_str() {
//!             "notes" => Keep::Days(7),
//!             _ => Keep::Days(30),
//!         };
//!         Ok(Decision { keep, along: Vec::new() })
//!     }
//! }
//!
//! bailey_sdk::plugin!(Thirty: DeletionPolicy);
//! # fn main() {}
//! ```

use crate::types::Error;
pub use bindings::exports::bailey::crm::deletion_policy::{Decision, Deletion, Keep, Relation};

/// Decides what becomes of deleted records. Of several plugins' answers the
/// longest keep wins; a failure keeps without end.
pub trait DeletionPolicy {
    /// Called before each delete. It can't write.
    ///
    /// # Errors
    /// Whatever it answers, the records are kept.
    fn decide(deletion: Deletion) -> Result<Decision, Error>;
}

impl<T: DeletionPolicy> bindings::exports::bailey::crm::deletion_policy::Guest for T {
    fn decide(deletion: Deletion) -> Result<Decision, Error> {
        T::decide(deletion)
    }
}

/// The generated side of this extension point.
#[doc(hidden)]
#[allow(missing_docs, unsafe_code, clippy::all, reason = "generated")]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../../wit/v1.0.0",
        inline: "package bailey:sdk; world deletion-policy-plugin { export bailey:crm/deletion-policy@1.0.0; }",
        world: "bailey:sdk/deletion-policy-plugin",
        with: {
            "bailey:crm/types@1.0.0": crate::bindings::bailey::crm::types,
        },
        additional_derives: [PartialEq],
        generate_unused_types: true,
        pub_export_macro: true,
        export_macro_name: "export_deletion_policy",
        default_bindings_module: "bailey_sdk::extension_points::deletion_policy::bindings",
        runtime_path: "bailey_sdk::__wit_bindgen::rt",
    });
}
