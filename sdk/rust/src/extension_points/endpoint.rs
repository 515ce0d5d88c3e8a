//! The plugin's own routes of the HTTP API. Which there are is in the manifest:
//!
//! ```toml
//! [[endpoints]]
//! method = "get"
//! path = "sundials/{id}"
//! summary = "endpoint-sundial"
//! ```
//!
//! ```
//! use bailey_sdk::endpoint::{Request, Response};
//! use bailey_sdk::prelude::*;
//!
//! pub struct Sundial;
//!
//! impl Endpoint for Sundial {
//!     fn handle(request: Request) -> Result<Response, Error> {
//!         let id = request.variable("id");
//!         Ok(Response::text(format!("The sundial {id} stands in the sun.")))
//!     }
//! }
//!
//! bailey_sdk::plugin!(Sundial: Endpoint);
//! # fn main() {}
//! ```

use super::parameters::Parameters;
use crate::types::Error;
pub use bindings::exports::bailey::crm::endpoint::{
    Attachment, Content, Method, Request, Response, Status,
};

/// Answers programs over HTTP, each for whoever it is signed in as. A `get` changes
/// nothing: what writes answers `denied` in it.
pub trait Endpoint {
    /// Answers a request for one of the routes in the manifest.
    ///
    /// # Errors
    /// The caller gets it as problem details, as the host's own are.
    fn handle(request: Request) -> Result<Response, Error>;
}

impl<T: Endpoint> bindings::exports::bailey::crm::endpoint::Guest for T {
    fn handle(request: Request) -> Result<Response, Error> {
        T::handle(request)
    }
}

/// The parameters of the address, after its `?`.
impl Parameters for Request {
    fn all(&self) -> &[(String, String)] {
        &self.parameters
    }
}

impl Request {
    /// What stands in the address in the place of `{name}`; empty for a name that the
    /// route doesn't have.
    #[must_use]
    pub fn variable(&self, name: &str) -> &str {
        let mut named = self.variables.iter().filter(|(key, _)| key == name);
        named.next().map_or("", |(_, value)| value)
    }

    /// The number that stands in the place of `{name}`.
    ///
    /// # Errors
    /// [`Error::NotFound`] for what is no number: such an address leads nowhere.
    pub fn number(&self, name: &str) -> Result<i64, Error> {
        let text = self.variable(name);
        let number = text.parse();
        number.map_err(|_| Error::NotFound(format!("{name} `{text}`")))
    }
}

impl Response {
    /// Done, and there is nothing to say.
    #[must_use]
    pub fn done() -> Self {
        Self {
            status: Status::Ok,
            content: None,
        }
    }

    /// A JSON text.
    pub fn json(text: impl Into<String>) -> Self {
        Self::of(Content::Json(text.into()))
    }

    /// Comma-separated values, with a line of headings.
    pub fn csv(text: impl Into<String>) -> Self {
        Self::of(Content::Csv(text.into()))
    }

    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::of(Content::Text(text.into()))
    }

    /// A file to be kept.
    #[must_use]
    pub fn file(attachment: Attachment) -> Self {
        Self::of(Content::File(attachment))
    }

    fn of(content: Content) -> Self {
        Self {
            status: Status::Ok,
            content: Some(content),
        }
    }

    /// The same with another status.
    #[must_use]
    pub fn with(mut self, status: Status) -> Self {
        self.status = status;
        self
    }
}

/// The generated side of this extension point.
#[doc(hidden)]
#[allow(missing_docs, unsafe_code, clippy::all, reason = "generated")]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../../wit/v1.0.0",
        inline: "package bailey:sdk; world endpoint-plugin { export bailey:crm/endpoint@1.0.0; }",
        world: "bailey:sdk/endpoint-plugin",
        with: {
            "bailey:crm/types@1.0.0": crate::bindings::bailey::crm::types,
        },
        additional_derives: [PartialEq],
        generate_unused_types: true,
        pub_export_macro: true,
        export_macro_name: "export_endpoint",
        default_bindings_module: "bailey_sdk::extension_points::endpoint::bindings",
        runtime_path: "bailey_sdk::__wit_bindgen::rt",
    });
}
