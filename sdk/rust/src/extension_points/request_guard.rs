//! Says whether a request may go on: by who asks, from where, and by what they are
//! known.
//!
//! ```
//! use bailey_sdk::prelude::*;
//! use bailey_sdk::request_guard::{Verdict, Visitor};
//!
//! pub struct AtTheOffice;
//!
//! impl RequestGuard for AtTheOffice {
//!     fn check(visitor: Visitor) -> Result<Verdict, Error> {
//!         Ok(match visitor.address.as_deref() {
//!             Some("203.0.113.7") => Verdict::allow(),
//!             _ => Verdict::deny(tr("not-at-the-office")),
//!         })
//!     }
//! }
//! ```

pub use crate::bindings::bailey::crm::access_rules::Validity;
pub use crate::bindings::bailey::crm::types::Credential;
use crate::types::{Error, Text, Timestamp};
pub use bindings::exports::bailey::crm::request_guard::{Answer, Surface, Verdict, Visitor};

/// Decides whether a request may go on. Pure: whatever it reads beside the visitor is
/// its own storage, its settings and the directory.
pub trait RequestGuard {
    /// Called when the host doesn't remember the answer any more.
    ///
    /// # Errors
    /// Whatever it answers, nobody but the owner gets in.
    fn check(visitor: Visitor) -> Result<Verdict, Error>;
}

impl<T: RequestGuard> bindings::exports::bailey::crm::request_guard::Guest for T {
    fn check(visitor: Visitor) -> Result<Verdict, Error> {
        T::check(visitor)
    }
}

impl Verdict {
    /// The request may go on.
    pub fn allow() -> Self {
        Self {
            answer: Answer::Allow,
            holds: Validity::UntilChanged,
        }
    }

    /// It may not, and whoever asks is told why.
    pub fn deny(reason: impl Into<Text>) -> Self {
        Self {
            answer: Answer::Deny(reason.into()),
            ..Self::allow()
        }
    }

    /// Holds no longer than to this moment.
    #[must_use]
    pub fn until(mut self, moment: Timestamp) -> Self {
        self.holds = Validity::Until(moment);
        self
    }
}

/// The generated side of this extension point.
#[doc(hidden)]
#[allow(missing_docs, unsafe_code, clippy::all, reason = "generated")]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../../wit/v1.0.0",
        inline: "package bailey:sdk; world request-guard-plugin { export bailey:crm/request-guard@1.0.0; }",
        world: "bailey:sdk/request-guard-plugin",
        with: {
            "bailey:crm/types@1.0.0": crate::bindings::bailey::crm::types,
            "bailey:crm/filter@1.0.0": crate::bindings::bailey::crm::filter,
            "bailey:crm/access-rules@1.0.0": crate::bindings::bailey::crm::access_rules,
        },
        additional_derives: [PartialEq],
        generate_unused_types: true,
        pub_export_macro: true,
        export_macro_name: "export_request_guard",
        default_bindings_module: "bailey_sdk::extension_points::request_guard::bindings",
        runtime_path: "bailey_sdk::__wit_bindgen::rt",
    });
}
