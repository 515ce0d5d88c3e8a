//! What whoever runs a serving process is told of it: by its log, its
//! traces and its figures.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't start the program ends here"
)]

mod collector;
mod figures;
mod log;
mod serving;
mod traces;
