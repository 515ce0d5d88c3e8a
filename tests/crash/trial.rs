//! What every scenario has: a data folder, people who work on it, and what agreed so far.

use std::path::{Path, PathBuf};
use std::time::Instant;

use bailey_tests::serving::Serving;

use crate::agree::{self, Agreed};
use crate::crew::Crew;
use crate::ground;

/// A scenario that is under way.
pub struct Trial {
    folder: PathBuf,
    pub crew: Crew,
    pub agreed: Agreed,
    began: Instant,
}

impl Trial {
    /// Begins one in an empty folder.
    pub fn begin(folder: &Path, seed: u64) -> Self {
        Self {
            folder: folder.to_owned(),
            crew: Crew::new(ground::found(folder), seed),
            agreed: Agreed::default(),
            began: Instant::now(),
        }
    }

    /// Starts the server, and has people find out what became of what they sent.
    pub fn start(&mut self) -> Serving {
        let serving = Serving::start(&self.folder);
        self.crew.look(serving.address);
        serving
    }

    /// Looks at the files, with no server on them.
    pub fn look(&mut self) {
        agree::look(&self.folder, &mut self.agreed);
    }

    /// Compares all records once more, and says what held; `happened` is what there was.
    pub fn end(mut self, happened: &str) {
        let serving = self.start();
        let writes = self.crew.settle(serving.address);
        serving.kill();
        self.look();
        println!(
            "{happened}: {writes} writes held, {} operations agree, {} jobs done, in {:.0?}",
            self.agreed.operations,
            self.agreed.runs(),
            self.began.elapsed()
        );
    }
}
