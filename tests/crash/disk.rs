//! A small disk of its own, that can be filled and made read-only. Mounting one is for
//! root; where it isn't allowed, the scenario says so and is left out.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::rounds;

/// How large it is, in MiB, without what is written in each round.
const SIZE: u64 = 32;
/// How much room there is for each round, in MiB.
const ROUND: u64 = 8;

/// A disk.
pub struct Disk {
    place: tempfile::TempDir,
}

impl Disk {
    /// Mounts one; none, and a line that says why, where that isn't allowed.
    pub fn mount(scenario: &str) -> Option<Self> {
        let place = tempfile::tempdir().expect("a folder");
        let size = format!("size={}m,mode=700", SIZE + ROUND * rounds());
        let mounted = run(
            "mount",
            &["-t", "tmpfs", "-o", &size, "tmpfs"],
            place.path(),
        );
        match mounted {
            Ok(()) => Some(Self { place }),
            Err(why) => {
                println!("{scenario}: LEFT OUT, since no disk can be mounted here: {why}");
                None
            }
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.place.path()
    }

    /// Fills it to the last byte. It is made empty again with [`empty`](Self::empty).
    pub fn fill(&self) {
        let options = OpenOptions::new()
            .append(true)
            .create(true)
            .open(self.ballast());
        let mut ballast = options.expect("a file");
        for piece in [1 << 16, 1] {
            let piece = vec![0; piece];
            loop {
                match ballast.write_all(&piece) {
                    Ok(()) => {}
                    Err(error) if error.kind() == ErrorKind::StorageFull => break,
                    Err(error) => panic!("{error}"),
                }
            }
        }
    }

    /// Makes room again.
    pub fn empty(&self) {
        fs::remove_file(self.ballast()).expect("it was filled");
    }

    /// Mounts it for reading alone, or for writing again. Nobody may have a file of it open
    /// for writing.
    pub fn read_only(&self, is: bool) {
        let how = if is { "remount,ro" } else { "remount,rw" };
        run("mount", &["-o", how], self.path()).expect("it is mounted otherwise");
    }

    fn ballast(&self) -> PathBuf {
        self.path().join("ballast")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Also while a server still has files open.
        if let Err(why) = run("umount", &["-l"], self.path()) {
            println!("{} stays mounted: {why}", self.path().display());
        }
    }
}

/// Runs a program of the system on a folder.
pub fn run(program: &str, arguments: &[&str], on: &Path) -> Result<(), String> {
    let ran = Command::new(program).args(arguments).arg(on).output();
    let output = ran.map_err(|error| format!("{program}: {error}"))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
    }
}
