//! Is told who does more than a threshold allows.
//!
//! ```
//! use bailey_sdk::activity::{self, Act, Period, Threshold};
//! use bailey_sdk::activity_alarm::Crossing;
//! use bailey_sdk::directory_admin;
//! use bailey_sdk::prelude::*;
//!
//! pub struct Sentry;
//!
//! impl Lifecycle for Sentry {
//!     fn enabled() -> Result<(), Error> {
//!         activity::watch(&[Threshold {
//!             name: "exports".to_owned(),
//!             counted: Act::RowsExported,
//!             per: Period::Day,
//!             limit: 1_000,
//!         }])
//!     }
//! }
//!
//! impl ActivityAlarm for Sentry {
//!     fn crossed(crossing: Crossing) -> Result<(), Error> {
//!         let reason = format!("{} rows exported within a day", crossing.count);
//!         directory_admin::suspend(crossing.user, &reason).map(drop)
//!     }
//! }
//! ```

use crate::types::Error;
pub use bindings::exports::bailey::crm::activity_alarm::Crossing;

/// Does something about who crosses a threshold that it watches.
pub trait ActivityAlarm {
    /// Called within two seconds, at least once for each crossing, with nobody behind
    /// the call.
    ///
    /// # Errors
    /// The admins are told, and the same crossing comes again.
    fn crossed(crossing: Crossing) -> Result<(), Error>;
}

impl<T: ActivityAlarm> bindings::exports::bailey::crm::activity_alarm::Guest for T {
    fn crossed(crossing: Crossing) -> Result<(), Error> {
        T::crossed(crossing)
    }
}

/// The generated side of this extension point.
#[doc(hidden)]
#[allow(missing_docs, unsafe_code, clippy::all, reason = "generated")]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../../wit/v1.0.0",
        inline: "package bailey:sdk; world activity-alarm-plugin { export bailey:crm/activity-alarm@1.0.0; }",
        world: "bailey:sdk/activity-alarm-plugin",
        with: {
            "bailey:crm/types@1.0.0": crate::bindings::bailey::crm::types,
            "bailey:crm/activity-types@1.0.0": crate::bindings::bailey::crm::activity_types,
        },
        additional_derives: [PartialEq],
        generate_unused_types: true,
        pub_export_macro: true,
        export_macro_name: "export_activity_alarm",
        default_bindings_module: "bailey_sdk::extension_points::activity_alarm::bindings",
        runtime_path: "bailey_sdk::__wit_bindgen::rt",
    });
}
