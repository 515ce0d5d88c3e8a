//! The plugin's own pages, drawn by the host from typed blocks.
//!
//! ```
//! use bailey_sdk::pages::{Outcome, Request, Submission};
//! use bailey_sdk::prelude::*;
//! use bailey_sdk::storage;
//!
//! pub struct Guestbook;
//!
//! impl Pages for Guestbook {
//!     fn render(_request: Request) -> Result<Page, Error> {
//!         let sign = Action::new("sign", tr("sign"));
//!         Ok(Page::new(tr("page-title")).block(vec![sign]))
//!     }
//!
//!     fn act(submission: Submission) -> Result<Outcome, Error> {
//!         storage::set("guests", &submission.viewer.user.to_string(), b"")?;
//!         Ok(Outcome::good(tr("signed")))
//!     }
//! }
//!
//! bailey_sdk::plugin!(Guestbook: Pages);
//! # fn main() {}
//! ```

pub use super::parameters::Parameters;
use crate::blocks::{Page, PageLink, Target, Tone};
pub use crate::types::Viewer;
use crate::types::{Error, OperationId, Text};
pub use bindings::exports::bailey::crm::pages::{JobRequest, Outcome, Request, Submission};

/// Draws pages and does what is asked on them. Which pages there are is in the
/// manifest.
pub trait Pages {
    /// Draws a page.
    ///
    /// # Errors
    /// Shown in the page's place.
    fn render(request: Request) -> Result<Page, Error>;

    /// Does what a button or a form asks. Without any on its pages, a plugin
    /// need not write it.
    ///
    /// # Errors
    /// Shown above the page, with the fields that are at fault.
    fn act(submission: Submission) -> Result<Outcome, Error> {
        Err(Error::NotFound(submission.action))
    }
}

impl<T: Pages> bindings::exports::bailey::crm::pages::Guest for T {
    fn render(request: Request) -> Result<crate::bindings::bailey::crm::blocks::Page, Error> {
        T::render(request).map(Into::into)
    }

    fn act(submission: Submission) -> Result<Outcome, Error> {
        T::act(submission)
    }
}

impl Submission {
    /// The keys of the selected rows.
    pub fn rows(&self) -> Vec<&str> {
        self.each("row")
    }
}

impl Outcome {
    /// It went well.
    pub fn good(message: impl Into<Text>) -> Self {
        Self {
            tone: Tone::Good,
            message: message.into(),
            undo: None,
            next: None,
            job: None,
        }
    }

    /// Nothing went wrong, and nothing was done.
    pub fn neutral(message: impl Into<Text>) -> Self {
        Self {
            tone: Tone::Neutral,
            ..Self::good(message)
        }
    }

    /// The notice offers to undo this operation.
    pub fn undo(mut self, operation: Option<OperationId>) -> Self {
        self.undo = operation;
        self
    }

    /// Starts one of the plugin's jobs as whoever acts, and tells it this. It goes
    /// on when the page is left.
    pub fn job<N: Into<String>>(
        mut self,
        name: &str,
        parameters: impl IntoIterator<Item = (N, String)>,
    ) -> Self {
        let parameters = parameters.into_iter();
        self.job = Some(JobRequest {
            name: name.into(),
            parameters: parameters
                .map(|(name, value)| (name.into(), value))
                .collect(),
        });
        self
    }

    /// Goes on to another of the plugin's pages.
    pub fn go_to(mut self, page: PageLink) -> Self {
        self.next = Some(Target::Page(page));
        self
    }
}

/// The generated side of this extension point.
#[doc(hidden)]
#[allow(missing_docs, unsafe_code, clippy::all, reason = "generated")]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../../wit/v1.0.0",
        inline: "package bailey:sdk; world pages-plugin { export bailey:crm/pages@1.0.0; }",
        world: "bailey:sdk/pages-plugin",
        with: {
            "bailey:crm/types@1.0.0": crate::bindings::bailey::crm::types,
            "bailey:crm/blocks@1.0.0": crate::bindings::bailey::crm::blocks,
        },
        additional_derives: [PartialEq],
        generate_unused_types: true,
        pub_export_macro: true,
        export_macro_name: "export_pages",
        default_bindings_module: "bailey_sdk::extension_points::pages::bindings",
        runtime_path: "bailey_sdk::__wit_bindgen::rt",
    });
}
