//! An account with sample data, for the demo and for whoever tries a plugin on.
//!
//! Nothing is put into it by a way of its own: people come in through the
//! directory, tables and fields through the schema, and every record through the
//! import that a person with a file uses. What there is of contacts, tasks,
//! invoices, legal entities and notes follows from the sample data by rule; no
//! person and no figure is made up. A first start that was cut short goes on
//! where it was: each step is whole or not there.

mod addresses;
mod build;
mod companies;
mod contacts;
mod deals;
mod invoices;
mod legal_entities;
mod load;
mod notes;
mod people;
mod products;
mod sheet;
mod source;
mod spellings;
mod tasks;

#[cfg(test)]
mod tests;

pub use build::account;
pub use people::{examples, lawyer_email, owner_email};
pub use source::Source;

/// The account's name in addresses.
pub const ACCOUNT: &str = "demo";
