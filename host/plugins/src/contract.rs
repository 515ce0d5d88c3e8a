//! The contract `bailey:crm@1.0.0` in Rust: one world with every import and
//! every export, for its types.
//!
//! No component has this world. Capabilities are linked one by one from the
//! imports; each extension point finds its exports by its own `GuestIndices`.
//! Nothing here is written by hand, and nothing outside [`crate::convert`],
//! [`crate::capabilities`] and [`crate::extension_points`] touches these types.

wasmtime::component::bindgen!({
    path: "../../wit/v1.0.0",
    world: "everything",
    additional_derives: [Clone, PartialEq, serde::Serialize, serde::Deserialize],
});
