//! The package format: one `.wasm` file that holds a component and all that
//! belongs to it. Read and written here alone; light, because the build of the
//! first-party plugins and the developer's command line need it as well.
