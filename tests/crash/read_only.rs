//! The disk is there for reading alone: while people work, and when the server starts.

use bailey_crm::Crm;
use bailey_crm::store::Options;

use crate::disk::Disk;
use crate::frozen::Frozen;
use crate::trial::Trial;
use crate::unwritable;

/// Makes it read-only.
pub fn run(seed: u64) {
    starts_not();
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    if let Err(why) = Frozen::is_possible(folder.path()) {
        println!("read_only: LEFT OUT, since no folder can be frozen here: {why}");
        return;
    }
    let mut trial = Trial::begin(folder.path(), seed);
    let freeze = || Frozen::freeze(folder.path()).expect("it was possible");
    let refused = unwritable::work(&mut trial, freeze, || ());
    trial.end(&format!("the disk was read-only: {refused} writes refused"));
}

/// On a disk that is mounted for reading alone it does not start, and says why; mounted
/// otherwise it does.
fn starts_not() {
    let Some(disk) = Disk::mount("read_only") else {
        return;
    };
    let open = || Crm::open(disk.path(), Options::default());
    open().expect("a data folder").close();
    disk.read_only(true);
    let said = open().err().expect("it can't be its own").to_string();
    assert!(said.contains("Read-only file system"), "{said}");
    assert!(said.contains(&disk.path().display().to_string()), "{said}");
    disk.read_only(false);
    open().expect("a data folder").close();
}
