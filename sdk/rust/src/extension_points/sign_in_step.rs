//! Asks more of somebody who has just shown the right password.
//!
//! ```
//! use bailey_sdk::prelude::*;
//! use bailey_sdk::sign_in_step::{Attempt, Entrant, Reply};
//!
//! pub struct OfficeAlone;
//!
//! impl SignInStep for OfficeAlone {
//!     fn begin(entrant: Entrant) -> Result<Reply, Error> {
//!         match entrant.address.as_deref() {
//!             Some("192.0.2.1") => Ok(Reply::Pass),
//!             _ => Ok(Reply::Deny(tr("come-to-the-office").into())),
//!         }
//!     }
//!
//!     fn answer(entrant: Entrant, _attempt: Attempt) -> Result<Reply, Error> {
//!         Self::begin(entrant)
//!     }
//! }
//!
//! bailey_sdk::plugin!(OfficeAlone: SignInStep);
//! # fn main() {}
//! ```

pub use super::parameters::Parameters;
use crate::blocks::Page;
use crate::types::{Error, Problem, Text};
use bindings::exports::bailey::crm::sign_in_step as wit;
pub use bindings::exports::bailey::crm::sign_in_step::{Attempt, Device, Entrant, Purpose};

/// What a step says.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// Nothing more is asked.
    Pass,
    /// The same, and this browser is trusted for so many days, 90 at most. The person
    /// can take that back. On the way in a step may ask in spite of it: then the
    /// browser is trusted no longer.
    PassAndTrust(u16),
    /// They don't come in. The text says what they can do.
    Deny(Text),
    /// Has to be answered first. Forms and buttons come back as attempts; links lead
    /// nowhere.
    Ask(Page),
    /// What was typed proves nothing; it counts against further tries. Not an answer
    /// where there was no attempt.
    Wrong(Vec<Problem>),
}

/// One more step on the way in, and when the host asks again who somebody is. All
/// steps of all plugins have to be passed; a failure denies.
pub trait SignInStep {
    /// What is asked of them, if anything. Called each time that the page is drawn.
    ///
    /// # Errors
    /// Whatever it answers, they don't come in.
    fn begin(entrant: Entrant) -> Result<Reply, Error>;

    /// What comes of what they typed. [`Reply::Wrong`] counts against further tries.
    ///
    /// # Errors
    /// [`Error::Invalid`] is shown at the form; with any other they don't come in.
    fn answer(entrant: Entrant, attempt: Attempt) -> Result<Reply, Error>;
}

impl<T: SignInStep> wit::Guest for T {
    fn step(entrant: Entrant, attempt: Option<Attempt>) -> Result<wit::Reply, Error> {
        let reply = match attempt {
            None => T::begin(entrant),
            Some(attempt) => T::answer(entrant, attempt),
        };
        reply.map(Into::into)
    }
}

impl From<Reply> for wit::Reply {
    fn from(reply: Reply) -> Self {
        match reply {
            Reply::Pass => Self::Pass,
            Reply::PassAndTrust(days) => Self::PassAndTrust(days),
            Reply::Deny(text) => Self::Deny(text),
            Reply::Ask(page) => Self::Ask(page.into()),
            Reply::Wrong(problems) => Self::Wrong(problems),
        }
    }
}

impl Reply {
    /// What was typed into this field proves nothing.
    pub fn wrong(field: impl Into<String>, message: impl Into<Text>) -> Self {
        Self::Wrong(vec![Problem {
            field: Some(field.into()),
            message: message.into(),
        }])
    }
}

impl Parameters for Attempt {
    fn all(&self) -> &[(String, String)] {
        &self.parameters
    }
}

/// The generated side of this extension point.
#[doc(hidden)]
#[allow(missing_docs, unsafe_code, clippy::all, reason = "generated")]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../../wit/v1.0.0",
        inline: "package bailey:sdk; world sign-in-step-plugin { export bailey:crm/sign-in-step@1.0.0; }",
        world: "bailey:sdk/sign-in-step-plugin",
        with: {
            "bailey:crm/types@1.0.0": crate::bindings::bailey::crm::types,
            "bailey:crm/blocks@1.0.0": crate::bindings::bailey::crm::blocks,
        },
        additional_derives: [PartialEq],
        generate_unused_types: true,
        pub_export_macro: true,
        export_macro_name: "export_sign_in_step",
        default_bindings_module: "bailey_sdk::extension_points::sign_in_step::bindings",
        runtime_path: "bailey_sdk::__wit_bindgen::rt",
    });
}
