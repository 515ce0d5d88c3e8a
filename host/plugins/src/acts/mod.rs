//! Acts that join the core and the plugins: the core says what an act would
//! do, plugins say what becomes of it, and the core does it. No transaction is
//! open while a plugin is asked.

mod delete;
mod delete_schema;
mod merge;

pub use delete::{Deleted, DeletionPreview};
pub use delete_schema::{DeletedSchema, SchemaDeletionPreview};
