//! Returns far more than a page may hold.

pub fn run() -> String {
    "x".repeat(32 << 20)
}
