//! What must hold for whatever bytes come in from outside, one file a parser. Each has
//! one function, `holds`, which takes any bytes at all and panics where something
//! doesn't hold; the test that goes over the kept inputs, with a bit of chance, calls it
//! (`tests/replay`).

#![expect(clippy::expect_used, reason = "what does not hold is told by a panic")]

pub mod backup;
pub mod csv_import;
pub mod filter;
pub mod journal;
pub mod manifest;
pub mod package;
