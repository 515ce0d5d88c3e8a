//! The plugin's life in one account.
//!
//! ```
//! use bailey_sdk::prelude::*;
//! use bailey_sdk::storage;
//!
//! pub struct Sundial;
//!
//! impl Lifecycle for Sundial {
//!     fn migrate(from: Option<String>) -> Result<(), Error> {
//!         match from.as_deref() {
//!             Some("1.0.0") => storage::delete("old", "hands"),
//!             _ => Ok(()),
//!         }
//!     }
//! }
//!
//! bailey_sdk::plugin!(Sundial: Lifecycle);
//! # fn main() {}
//! ```

use crate::types::Error;

/// Takes part in installing, upgrading and switching. An error rolls the step
/// back. Each step does nothing unless it is written.
pub trait Lifecycle {
    /// Before the first enabling (`from` is none) and after each upgrade:
    /// brings storage from the version that was there before.
    ///
    /// # Errors
    /// The old version stays.
    fn migrate(from: Option<String>) -> Result<(), Error> {
        let _ = from;
        Ok(())
    }

    /// The plugin was switched on.
    ///
    /// # Errors
    /// It stays off.
    fn enabled() -> Result<(), Error> {
        Ok(())
    }

    /// The plugin is being switched off.
    ///
    /// # Errors
    /// It stays on.
    fn disabled() -> Result<(), Error> {
        Ok(())
    }

    /// The plugin is being removed.
    ///
    /// # Errors
    /// It stays.
    fn uninstalling() -> Result<(), Error> {
        Ok(())
    }
}

impl<T: Lifecycle> bindings::exports::bailey::crm::lifecycle::Guest for T {
    fn migrate(from: Option<String>) -> Result<(), Error> {
        T::migrate(from)
    }

    fn enabled() -> Result<(), Error> {
        T::enabled()
    }

    fn disabled() -> Result<(), Error> {
        T::disabled()
    }

    fn uninstalling() -> Result<(), Error> {
        T::uninstalling()
    }
}

/// The generated side of this extension point.
#[doc(hidden)]
#[allow(missing_docs, unsafe_code, clippy::all, reason = "generated")]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../../wit/v1.0.0",
        inline: "package bailey:sdk; world lifecycle-plugin { export bailey:crm/lifecycle@1.0.0; }",
        world: "bailey:sdk/lifecycle-plugin",
        with: {
            "bailey:crm/types@1.0.0": crate::bindings::bailey::crm::types,
        },
        additional_derives: [PartialEq],
        generate_unused_types: true,
        pub_export_macro: true,
        export_macro_name: "export_lifecycle",
        default_bindings_module: "bailey_sdk::extension_points::lifecycle::bindings",
        runtime_path: "bailey_sdk::__wit_bindgen::rt",
    });
}
