//! The plugin's icon: a PNG, because it is shown from our own origin and PNG
//! can't carry active content.

use crate::PackageError;

/// Bytes that an icon may have.
pub(crate) const MAX_ICON_BYTES: usize = 32 * 1024;

/// The signature of a PNG and the head of its first chunk, which has to be
/// `IHDR` with 13 bytes (PNG, third edition, sections 5.2 and 11.2.1).
const START: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR";

/// Accepts an icon by its size and its first bytes.
pub(crate) fn check(icon: &[u8]) -> Result<(), PackageError> {
    if icon.len() > MAX_ICON_BYTES {
        return Err(PackageError::IconTooLarge {
            size: icon.len(),
            limit: MAX_ICON_BYTES,
        });
    }
    if !icon.starts_with(START) {
        return Err(PackageError::IconNotPng);
    }
    Ok(())
}
