//! A folder in which the system refuses every change, also to those who have files of it
//! open: what a disk does that fails. A disk that somebody writes to can't be mounted
//! read-only, so the files are marked as never to be changed. That is for root, and for
//! file systems that know such a mark.
//!
//! The index of SQLite's log is left out (`-shm`): it is memory that the system maps to a
//! file, and whoever changes it where that is refused is killed on the spot with SIGBUS.
//! What holds after that is what holds after any other kill.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::disk::run;

/// A frozen folder; dropping it has it take changes again.
pub struct Frozen {
    folder: PathBuf,
}

impl Frozen {
    /// Freezes a folder and all that is in it.
    pub fn freeze(folder: &Path) -> Result<Self, String> {
        let frozen = Self {
            folder: folder.to_owned(),
        };
        let marked = Command::new("find")
            .arg(folder)
            .args(["!", "-name", "*-shm", "-exec", "chattr", "+i", "{}", "+"])
            .output()
            .map_err(|error| format!("find: {error}"))?;
        match marked.status.success() {
            true => Ok(frozen),
            false => Err(String::from_utf8_lossy(&marked.stderr).trim().to_owned()),
        }
    }

    /// Whether the system can do that to a folder, and does.
    pub fn is_possible(folder: &Path) -> Result<(), String> {
        let probe = folder.join("probe");
        let mut open = File::create(&probe).expect("a file");
        let frozen = Self::freeze(folder)?;
        let written = open.write_all(b"written");
        drop(frozen);
        std::fs::remove_file(probe).expect("it takes changes again");
        match written {
            Ok(()) => Err("what is open can be written all the same".into()),
            Err(_) => Ok(()),
        }
    }
}

impl Drop for Frozen {
    fn drop(&mut self) {
        if let Err(why) = run("chattr", &["-R", "-i"], &self.folder) {
            println!("{} stays frozen: {why}", self.folder.display());
        }
    }
}
