//! The disk can't be written while people work, nor when the server starts: writes are
//! refused in plain words, reading goes on, and so does all else when the disk is well.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use bailey_crm::Crm;
use bailey_crm::store::Options;
use bailey_tests::serving::Serving;

use crate::agree::{self, Agreed};
use crate::crew::Crew;
use crate::disk::Disk;
use crate::frozen::Frozen;
use crate::full_disk::{ready, refusals};
use crate::{ground, rounds};

/// For how long they work while all is well.
const WORK: Duration = Duration::from_millis(500);

/// Makes it read-only.
pub fn run(seed: u64) {
    starts_not();
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    if let Err(why) = Frozen::is_possible(folder.path()) {
        println!("read_only: LEFT OUT, since no folder can be frozen here: {why}");
        return;
    }
    let mut crew = Crew::new(ground::found(folder.path()), seed);
    let mut agreed = Agreed::default();
    let (mut refused, began) = (0, Instant::now());
    for round in 1..=rounds() {
        let serving = Serving::start(folder.path());
        crew.look(serving.address);
        let wire = crew.wire(serving.address);
        crew.work(serving.address, |sign| {
            std::thread::sleep(WORK);
            sign.may_refuse.store(true, Ordering::Relaxed);
            let frozen = Frozen::freeze(folder.path()).expect("it was possible");
            refused += refusals(sign, || ());
            assert_eq!(ready(&wire), 503, "it says that it can't write");
            drop(frozen);
        });
        assert_eq!(ready(&wire), 200, "it can write again");
        crew.send_again(serving.address);
        crew.work(serving.address, |sign| {
            sign.may_refuse.store(false, Ordering::Relaxed);
            std::thread::sleep(WORK);
            if round % 2 == 1 {
                serving.kill();
            }
        });
        drop(serving);
        agree::look(folder.path(), &mut agreed);
    }
    let serving = Serving::start(folder.path());
    crew.look(serving.address);
    let writes = crew.settle(serving.address);
    drop(serving);
    agree::look(folder.path(), &mut agreed);
    println!(
        "the disk was read-only: {refused} writes refused, {writes} held, {} operations agree, {} \
         jobs done, in {:.0?}",
        agreed.operations,
        agreed.runs(),
        began.elapsed()
    );
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
