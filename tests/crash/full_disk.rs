//! The disk is full while people work.

use crate::disk::Disk;
use crate::trial::Trial;
use crate::unwritable;

/// A disk that is empty again when this is dropped.
struct Full<'a>(&'a Disk);

impl Drop for Full<'_> {
    fn drop(&mut self) {
        self.0.empty();
    }
}

/// Fills it.
pub fn run(seed: u64) {
    let Some(disk) = Disk::mount("full_disk") else {
        return;
    };
    let mut trial = Trial::begin(disk.path(), seed);
    let refused = unwritable::work(&mut trial, || Full(&disk), || disk.fill());
    trial.end(&format!("the disk was full: {refused} writes refused"));
}
