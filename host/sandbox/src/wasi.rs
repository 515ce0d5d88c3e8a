//! What a language's runtime drags in of WASI, locked down.

/// What WASI keeps during a call.
#[derive(Debug, Default)]
pub(crate) struct WasiState {}
