//! The first-party plugins, as the packages that any other plugin is: they come
//! with the program and take no other way into an account.

/// The packages, each to be read with `bailey_package::Package::read`.
pub fn packages() -> &'static [&'static [u8]] {
    PACKAGES
}

/// The packages of plugins that show how one is made: for catalogues to offer, and
/// installed nowhere by themselves.
pub fn examples() -> &'static [&'static [u8]] {
    EXAMPLES
}

static PACKAGES: &[&[u8]] = include!(concat!(env!("OUT_DIR"), "/packages.rs"));
static EXAMPLES: &[&[u8]] = include!(concat!(env!("OUT_DIR"), "/examples.rs"));
