//! Parts of a record's own page, drawn by the host from typed blocks.
//!
//! ```
//! use bailey_sdk::blocks::Block;
//! use bailey_sdk::panels::Request;
//! use bailey_sdk::prelude::*;
//! use bailey_sdk::records;
//!
//! pub struct Deals;
//!
//! impl Panels for Deals {
//!     fn draw(request: Request) -> Result<Vec<Block>, Error> {
//!         let company = records::get(&request.record)?;
//!         Ok(vec![Block::Text(tr("so-many").arg("fields", company.values.len()).into())])
//!     }
//! }
//! ```

use crate::bindings::bailey::crm::blocks::Drawing;
use crate::blocks::{Block, drawing};
use crate::types::Error;
pub use bindings::exports::bailey::crm::panels::Request;

/// Draws panels on the pages of records. Which there are, and on the pages of which
/// tables, is in the manifest. It is called each time that such a page is opened, so
/// it has to be quick; forms and actions in a panel are refused.
pub trait Panels {
    /// Draws a panel; without blocks nothing is shown of it.
    ///
    /// # Errors
    /// Shown in the panel's place.
    fn draw(request: Request) -> Result<Vec<Block>, Error>;
}

impl<T: Panels> bindings::exports::bailey::crm::panels::Guest for T {
    fn draw(request: Request) -> Result<Drawing, Error> {
        T::draw(request).map(drawing)
    }
}

/// The generated side of this extension point.
#[doc(hidden)]
#[allow(missing_docs, unsafe_code, clippy::all, reason = "generated")]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../../wit/v1.0.0",
        inline: "package bailey:sdk; world panels-plugin { export bailey:crm/panels@1.0.0; }",
        world: "bailey:sdk/panels-plugin",
        with: {
            "bailey:crm/types@1.0.0": crate::bindings::bailey::crm::types,
            "bailey:crm/blocks@1.0.0": crate::bindings::bailey::crm::blocks,
        },
        additional_derives: [PartialEq],
        generate_unused_types: true,
        pub_export_macro: true,
        export_macro_name: "export_panels",
        default_bindings_module: "bailey_sdk::extension_points::panels::bindings",
        runtime_path: "bailey_sdk::__wit_bindgen::rt",
    });
}
